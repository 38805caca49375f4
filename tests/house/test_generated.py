"""The pages of docs/ that are made from the texts are those that would be made of them today."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handouts.languages.checks import CATALOGUE_CHECKS, CHECKS
from handouts.languages.pofilter import FILTERS
from handouts.library.facts import read_facts
from handouts.resources import Resources
from scripts.checks_page import WHOLE
from scripts.write_docs import DOCUMENTS, ROOT
from tests.library.samples import real_library

COVERAGE = "docs/coverage.md"
ROW = re.compile(r"^\| (S\d-\d+) \| (\w+) \| (\w+) \| (.+) \|$", flags=re.MULTILINE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_generated_page_is_up_to_date(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == DOCUMENTS[name](), "run `make generated`"


def test_the_page_on_coverage_has_one_row_for_each_fact(resources: Resources) -> None:
    facts = read_facts(resources).by_key
    rows = ROW.findall(DOCUMENTS[COVERAGE]())
    assert [(key, kind, use) for key, kind, use, _ in rows] == [
        (fact.key, fact.kind.value, fact.use.value) for fact in facts.values()
    ]


def test_the_page_on_coverage_names_the_sections_that_name_the_fact() -> None:
    for key, _, _, covered in ROW.findall(DOCUMENTS[COVERAGE]()):
        naming = {s.slug for s in real_library().sections.values() if key in s.facts}
        assert set(re.findall(r"`([^`]+)`", covered)) == naming


def test_the_page_on_coverage_counts_what_it_lists() -> None:
    page = DOCUMENTS[COVERAGE]()
    listed = [use for _, _, use, _ in ROW.findall(page)]
    totals = re.findall(r"^\| (\w+) \| [^|]+ \| (\d+) \| (\d+|–) \|$", page, flags=re.MULTILINE)
    assert {use: int(count) for use, count, _ in totals} == {u: listed.count(u) for u in listed}
    without = page.count("**nothing yet**")
    assert sum(int(done) for *_, done in totals if done != "–") == 242 - without


def test_every_section_is_on_the_page_on_coverage() -> None:
    named = set(re.findall(r"`((?:safety|education|remedies)/[^`]+)`", DOCUMENTS[COVERAGE]()))
    assert named == real_library().sections.keys()


def test_the_page_on_translation_checks_names_every_check() -> None:
    page = DOCUMENTS["docs/translation-checks.md"]()
    named = re.findall(r"^\| `([^`]+)` \|", page, flags=re.MULTILINE)
    codes = {check.code for check in CHECKS} | {check.code for check in CATALOGUE_CHECKS}
    assert codes | {each.code for each in FILTERS} <= set(named)


WITH_CODES = (
    *("check", "catalogue", "rules", "glossary", "review", "pofilter", "readability"),
    *("checks/header", "checks/accepted"),
)
OF_A_COMMAND = {"unknown-slug"}
"""What `languages review` says of a section that is not there."""


def codes_in(path: Path) -> Iterator[str]:
    """Yield each code that a module writes into a problem, in place or as a constant."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    constants = {
        ast.unparse(line.targets[0]): line.value
        for line in module.body
        if isinstance(line, ast.Assign)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
            code = constants.get(ast.unparse(node.args[3]), node.args[3])
            if isinstance(code, ast.Constant):
                yield str(code.value)


def test_the_page_on_the_checks_of_translations_has_every_code_of_a_whole_catalogue() -> None:
    folder = ROOT / "handouts" / "languages"
    found = {code for name in WITH_CODES for code in codes_in(folder / f"{name}.py")}
    of_messages = {check.code for check in CHECKS}
    assert {code for code, *_ in WHOLE} == found - of_messages - OF_A_COMMAND
