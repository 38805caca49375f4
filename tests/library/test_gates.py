"""Each problem of the library's modules is in the one list of gates, and each gate is used."""

import ast
import json
import re
from pathlib import Path

import handouts.library
from handouts.errors import Problem, Severity
from handouts.library.checks import EXPLANATIONS, Gate
from tests.library.samples import remedy

FOLDER = Path(handouts.library.__file__).parent
JUDGES_PROFILES = "amounts.py"


def modules() -> list[Path]:
    """Return the modules that find problems in sections."""
    found = [*FOLDER.glob("*.py"), *FOLDER.glob("checks/*.py")]
    return [path for path in found if path != FOLDER / JUDGES_PROFILES]


def named_gates() -> set[str]:
    """Return the names of the gates that some check hands out."""
    return {
        name
        for path in modules()
        for name in re.findall(r"\bGate\.([A-Z_]+)", path.read_text(encoding="utf-8"))
    }


def typed_codes() -> set[str]:
    """Return the codes that a module gives to a problem without a gate, as the readers do."""
    found: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                given = [*node.args[3:4], *(w.value for w in node.keywords if w.arg == "code")]
                found |= {str(word.value) for word in given if isinstance(word, ast.Constant)}
    return found


def test_every_code_is_in_the_list_and_nothing_else_is() -> None:
    codes = typed_codes()
    assert {"overlay-weakens", "toml", "lists", "amount"} <= codes
    used = {gate.code for gate in Gate if gate.name in named_gates()}
    assert codes | used == {gate.code for gate in Gate}
    assert not codes & used


def test_a_code_is_a_few_small_words_and_means_one_thing() -> None:
    assert len({gate.code for gate in Gate}) == len(Gate) > 50
    for gate in Gate:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", gate.code)
        assert gate.name == gate.code.upper().replace("-", "_")
        assert re.fullmatch(r"[A-Z`].*[^.]\.", gate.explanation), gate.code
    assert {gate.code for gate in Gate} == EXPLANATIONS.keys()
    assert json.dumps(EXPLANATIONS)


def test_a_gate_hands_out_a_problem_with_its_code_and_severity() -> None:
    assert Gate.JARGON.of(remedy(), "is hard.", "Say it.") == Problem(
        "remedies/letting-go.md", "is hard.", "Say it.", "jargon", Severity.WARNING
    )
    assert Gate.EMPTY.at("here", "is empty.").severity is Severity.ERROR
