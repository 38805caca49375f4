from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handouts.library import BlockKind, Evidence, Kind, Mode, Quantity, Unit
from handouts.profile import Group
from tests.library.conftest import Problems, Read
from tests.library.samples import MATCH, section_file

RULES = """\
not_if = ["the area is swollen"]
bridge = { "remedies/other" = "Choose one." }

[match]
symptoms = ["tension", "spasm"]
health = ["pregnant"]

[exclude]
loss-of-feeling = "A burn would not be felt."

[caution]
diabetes = "With diabetes, look at your skin."

[quantities]
session = { low = 10, high = 15, unit = "minute" }
water = { value = 40, unit = "celsius" }
"""


def test_a_section_is_read_with_all_its_rules(ours: Path, read: Read) -> None:
    section_file(ours, tables=RULES, body="Warm the back for {session} at {water}.\n", min_age="12")
    section = read().sections["remedies/letting-go"]
    assert (section.title, section.kind, section.mode) == ("Letting go", Kind.REMEDY, Mode.ACTIVE)
    assert (section.version, section.evidence, section.min_age) == ("1.0.0", Evidence.B, 12)
    assert section.match == {
        Group.SYMPTOMS: {"tension", "spasm"},
        Group.HEALTH: {"pregnant"},
    }
    assert section.exclude == {"loss-of-feeling": "A burn would not be felt."}
    assert section.caution == {"diabetes": "With diabetes, look at your skin."}
    assert section.bridge == {"remedies/other": "Choose one."}
    assert section.not_if == ("the area is swollen",)
    assert section.quantities == {
        "session": Quantity(10, 15, Unit.MINUTE),
        "water": Quantity(40, 40, Unit.CELSIUS),
    }
    assert [str(source) for source in section.sources] == ["NICE NG59, 2020"]
    assert section.review_due == date(2028, 11, 21)
    assert [block.kind for block in section.blocks] == [BlockKind.PARAGRAPH]
    assert not section.overlay


def test_a_section_that_says_little_is_for_adults_and_for_nobody_special(
    ours: Path, read: Read
) -> None:
    section_file(ours)
    section = read().sections["remedies/letting-go"]
    assert section.min_age == 18
    assert (section.always, section.opt_in, section.everyone) == (False, False, False)


@pytest.mark.parametrize(("typed", "approved"), [('""', None), ("2026-01-02", date(2026, 1, 2))])
def test_an_empty_approval_is_no_approval(
    ours: Path, read: Read, typed: str, approved: date | None
) -> None:
    section_file(ours, approved_on=typed)
    assert read().sections["remedies/letting-go"].approved_on == approved


def test_sections_stand_in_the_order_of_their_slugs(ours: Path, read: Read) -> None:
    for name in ("remedies/b", "remedies/a"):
        section_file(ours, name)
    section_file(ours, "education/c", kind='"education"', mode=None)
    assert list(read().sections) == ["education/c", "remedies/a", "remedies/b"]
    assert [section.slug for section in read().of_kind(Kind.REMEDY)] == ["remedies/a", "remedies/b"]


def test_all_mistakes_of_all_files_are_told_at_once_each_with_its_place(
    ours: Path, problems: Problems
) -> None:
    section_file(ours, "remedies/a", version='"1"', evidence='"E"', change=None, colour='"red"')
    section_file(ours, "remedies/b", mode=None)
    section_file(ours, "safety/c", sources='["NOBODY"]')
    told = [(problem.place, problem.message) for problem in problems()]
    assert [place for place, _ in told] == [
        *["remedies/a.md"] * 4,
        "remedies/b.md",
        *["safety/c.md"] * 2,
    ]
    named = " ".join(message for place, message in told if place == "remedies/a.md")
    assert all(key in named for key in ("version", "evidence", "change", "colour"))


@pytest.mark.parametrize(
    ("front", "key"),
    [
        ({"title": '" "'}, "title"),
        ({"kind": '"poem"'}, "kind"),
        ({"version": '"1.0"'}, "version"),
        ({"review_due": '"soon"'}, "review_due"),
        ({"approved_on": '"soon"'}, "approved_on"),
        ({"min_age": "-1"}, "min_age"),
        ({"sources": "[]"}, "sources"),
        ({"mode": '"idle"'}, "mode"),
        ({"colour": '"red"'}, "colour"),
    ],
)
def test_a_value_that_is_none_names_its_key(
    ours: Path, problems: Problems, front: dict[str, str], key: str
) -> None:
    section_file(ours, **front)
    [problem, *_] = problems()
    assert (problem.place, problem.code) == ("remedies/letting-go.md", "front-matter")
    assert problem.message.startswith(key)
    assert problem.remedy


@pytest.mark.parametrize("missing", ["title", "kind", "version", "evidence", "review_due"])
def test_a_missing_key_is_named(ours: Path, problems: Problems, missing: str) -> None:
    taken_out: dict[str, Any] = {missing: None}
    section_file(ours, **taken_out)
    [problem] = problems()
    assert problem.message.startswith(f"{missing}:")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"No front matter.\n", "fences"),
        (b'+++\ntitle = "Never closed"\n', "fences"),
        (b'A line before.\n+++\ntitle = "x"\n+++\n', "fences"),
        (b'+++\ntitle = "unquoted\n+++\nBody.\n', "toml"),
        (b"+++\ntitle = 1\n+++\n\xff\n", "unreadable"),
    ],
)
def test_a_file_that_is_no_section_is_named(
    ours: Path, problems: Problems, content: bytes, code: str
) -> None:
    path = section_file(ours)
    path.write_bytes(content)
    [problem] = problems()
    assert (problem.place, problem.code) == ("remedies/letting-go.md", code)


def test_a_file_with_the_mark_and_line_ends_of_windows_is_read(ours: Path, read: Read) -> None:
    path = section_file(ours)
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert "remedies/letting-go" in read().sections


def test_a_problem_in_the_body_names_the_line_of_the_file(ours: Path, problems: Problems) -> None:
    path = section_file(ours, body="Fine.\n\n# Too large\n")
    lines = path.read_text(encoding="utf-8").splitlines()
    [problem] = problems()
    assert problem.place == f"remedies/letting-go.md, line {lines.index('# Too large') + 1}"


def test_a_section_in_the_wrong_folder_is_named(ours: Path, problems: Problems) -> None:
    section_file(ours, "education/letting-go")
    assert [problem.code for problem in problems()] == ["folder"]


def test_a_remedy_says_whether_it_is_active_or_passive(ours: Path, problems: Problems) -> None:
    section_file(ours, mode=None)
    assert [problem.code for problem in problems()] == ["mode"]


def test_each_source_that_is_not_in_the_register_is_named(ours: Path, problems: Problems) -> None:
    section_file(ours, sources='["NG59", "ONE", "TWO"]')
    told = problems()
    assert [problem.code for problem in told] == ["unknown-source"] * 2
    assert "ONE" in told[0].message
    assert "TWO" in told[1].message


@pytest.mark.parametrize(
    "rule",
    [
        '[exclude]\npregnent = "Typed wrong: it would bar nobody."\n',
        '[caution]\npregnent = "Typed wrong."\n',
        '[match]\nsymptoms = ["tenson"]\n',
        '[match]\ncauses = ["tension"]\n',
    ],
)
def test_a_rule_with_a_code_that_nobody_can_have_is_not_read(
    ours: Path, problems: Problems, rule: str
) -> None:
    section_file(ours, tables=rule)
    [problem] = problems()
    assert (problem.place, problem.code) == ("remedies/letting-go.md", "unknown-code")


@pytest.mark.parametrize(
    "quantity",
    [
        '{ unit = "minute" }',
        '{ value = 5, low = 5, unit = "minute" }',
        '{ low = 5, unit = "minute" }',
        '{ low = 5, high = 5, unit = "minute" }',
        '{ low = 15, high = 10, unit = "minute" }',
    ],
)
def test_a_quantity_is_one_value_or_a_rising_range(
    ours: Path, problems: Problems, quantity: str
) -> None:
    section_file(ours, tables=f"{MATCH}[quantities]\nsession = {quantity}\n")
    [problem] = problems()
    assert problem.code == "quantity"
    assert "session" in problem.message


@pytest.mark.parametrize("quantity", ['{ value = 5, unit = "mile" }', "{ value = 5 }"])
def test_a_quantity_has_a_unit_that_we_can_say(
    ours: Path, problems: Problems, quantity: str
) -> None:
    section_file(ours, tables=f"{MATCH}[quantities]\nsession = {quantity}\n")
    [problem] = problems()
    assert problem.message.startswith("quantities.session.unit")
