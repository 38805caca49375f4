"""A skeleton has all that an author needs, and cannot be mistaken for a finished section."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handouts.errors import Problem, SectionError, Severity
from handouts.library import Kind, Library, Source, check_library, new_section, read_library
from handouts.library.frontmatter import FrontMatter
from handouts.library.model import FOLDERS
from handouts.library.skeleton import first_review, guidance_in, skeleton, with_guidance
from handouts.resources import Resources
from tests.library.samples import TODAY, vocabulary

# Keys that make no sense in a section of this kind.
FOREIGN = {
    Kind.REMEDY: {"always", "condition"},
    Kind.EDUCATION: {"always", "mode", "not_if", "amount", "pictures"},
    Kind.SAFETY: {
        "mode",
        "pictures",
        "opt_in",
        "medicine",
        "condition",
        "summary",
        "not_if",
        "opposes",
        "exclude",
        "bridge",
        "amount",
        "parts",
        "parts_max",
        "spare_room",
        "tool",
    },
}
BEGUN = ("remedies/pause-at-the-desk", "education/how-muscles-work", "safety/after-surgery")


@pytest.fixture
def clinic(tmp_path: Path) -> Resources:
    """Return our real texts, with an empty clinic folder over them."""
    (tmp_path / "clinic").mkdir()
    return Resources.find(tmp_path / "clinic")


def library_of(resources: Resources) -> Library:
    return read_library(resources, vocabulary())


def own_problems(resources: Resources, slug: str) -> list[Problem]:
    """Return what the check says of one section."""
    problems = check_library(library_of(resources), TODAY)
    return [problem for problem in problems if problem.place == f"{slug}.md"]


def fill_in(path: Path, *changes: tuple[str, str]) -> None:
    """Write as an author would: words for all guidance, a source, and a rule that selects."""
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("<< KEY of sources.toml >>", "WHO-PA"),
        ("symptoms = []", 'symptoms = ["stiffness"]'),
        *changes,
    ):
        assert old in text
        text = text.replace(old, new, 1)
    text = re.sub(r"<<.*?>>", "Move a little.", text.replace("“", "").replace("”", ""))
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("slug", BEGUN)
def test_a_section_that_was_just_begun_can_be_read_and_is_refused(
    slug: str, clinic: Resources
) -> None:
    path = new_section(slug, clinic, TODAY)
    assert clinic.clinic
    assert path == clinic.clinic / "sections" / f"{slug}.md"
    section = library_of(clinic).sections[slug]
    assert section.approved_on is None
    assert section.overlay
    problems = own_problems(clinic, slug)
    named = {problem.message for problem in problems if problem.code == "skeleton"}
    pieces = re.findall(r"<<.*?>>", path.read_text(encoding="utf-8"))
    assert len(pieces) > 4
    assert all(any(piece in message for message in named) for piece in pieces)
    assert {p.severity for p in problems if p.code == "skeleton"} == {Severity.ERROR}


@pytest.mark.parametrize("slug", BEGUN)
def test_once_it_is_filled_in_the_check_finds_nothing(slug: str, clinic: Resources) -> None:
    path = new_section(slug, clinic, TODAY)
    fill_in(path)
    assert own_problems(clinic, slug) == []


def test_a_medicine_section_is_opt_in_from_the_start(clinic: Resources) -> None:
    path = new_section("education/sleeping-pills", clinic, TODAY, is_medicine=True)
    fill_in(path)
    section = library_of(clinic).sections["education/sleeping-pills"]
    assert section.is_medicine
    assert section.opt_in
    assert own_problems(clinic, section.slug) == []


def test_a_remedy_that_nobody_has_graded_is_as_strict_as_can_be(clinic: Resources) -> None:
    new_section(BEGUN[0], clinic, TODAY)
    section = library_of(clinic).sections[BEGUN[0]]
    assert section.evidence == "D"
    assert section.opt_in
    assert section.min_age == 18


@pytest.mark.parametrize("line", ["exclude", "caution", "change", "a source beside a real one"])
def test_one_piece_of_guidance_that_is_left_is_found_wherever_it_is(
    line: str, clinic: Resources
) -> None:
    left = "<< left >>"
    changes = {
        "exclude": ("<< Why, in one short sentence; or take the line out. >>", left),
        "caution": ("<< What to take care of; or take the line out. >>", left),
        "change": ("First version.", left),
        "a source beside a real one": ('"WHO-PA"', f'"WHO-PA", "{left}"'),
    }
    path = new_section(BEGUN[0], clinic, TODAY)
    fill_in(path, (changes[line][0], "@@"))
    path.write_text(path.read_text(encoding="utf-8").replace("@@", changes[line][1]), "utf-8")
    (problem,) = own_problems(clinic, BEGUN[0])
    assert problem.code == "skeleton"
    assert left in problem.message


@pytest.mark.parametrize("kind", Kind)
def test_every_key_that_fits_the_kind_is_there_or_shown_in_a_comment(kind: Kind) -> None:
    text = skeleton(kind, "a-name", Resources.find(), TODAY)
    keys = {key for key in FrontMatter.model_fields if key not in FOREIGN[kind]}
    assert len(keys) > 10
    assert not {key for key in keys if not re.search(rf"^(# )?\[*{key}(\]| = )", text, re.M)}
    head = text.split("+++")[1]
    lines = [line for line in head.splitlines() if re.match(r"[a-z_]+ = |\[", line)]
    unexplained = [line for line in lines if "#" not in line and '""' not in line]
    assert len(lines) > len(unexplained) + 8


def test_no_two_skeletons_stand_in_each_others_way(clinic: Resources) -> None:
    for slug in (*BEGUN, "remedies/how-muscles-work", "remedies/after-surgery"):
        new_section(slug, clinic, TODAY)
    assert set(BEGUN) <= library_of(clinic).sections.keys()


@pytest.mark.parametrize(
    ("kind", "is_medicine", "due"),
    [
        (Kind.SAFETY, False, date(2027, 11, 21)),
        (Kind.REMEDY, False, date(2028, 11, 21)),
        (Kind.EDUCATION, False, date(2029, 11, 21)),
        (Kind.REMEDY, True, date(2027, 11, 21)),
        (Kind.EDUCATION, True, date(2027, 11, 21)),
    ],
)
def test_the_review_comes_sooner_where_more_is_at_stake(
    kind: Kind, is_medicine: bool, due: date
) -> None:
    assert first_review(kind, TODAY, is_medicine=is_medicine) == due
    text = skeleton(kind, "a-name", Resources.find(), TODAY, is_medicine=is_medicine)
    assert f"review_due = {due}" in text


def test_a_day_that_the_year_of_review_does_not_have_is_the_last_of_its_month() -> None:
    assert first_review(Kind.SAFETY, date(2028, 2, 29)) == date(2029, 2, 28)
    assert first_review(Kind.EDUCATION, date.max) == date.max


def refused(slug: str, resources: Resources, *, is_medicine: bool = False) -> str:
    with pytest.raises(SectionError) as caught:
        new_section(slug, resources, TODAY, is_medicine=is_medicine)
    return str(caught.value)


@pytest.mark.parametrize(
    "slug",
    [
        "heat",
        "remedy/heat-pack",
        "helplines/heat",
        "remedies/",
        "remedies/Heat",
        "remedies/heat.md",
        "remedies/heat--pack",
        "remedies/-heat",
        "remedies/heat/pack",
        "remedies/..",
        "../remedies/heat",
        "remedies/../../escaped",
        "/etc/passwd",
        "remedies/ä",
        "remedies/heat\n",
        f"remedies/{'a' * 61}",
    ],
)
def test_what_is_no_slug_writes_nothing(slug: str, clinic: Resources) -> None:
    assert "Write it as remedies/" in refused(slug, clinic)
    assert clinic.clinic
    assert list(clinic.clinic.iterdir()) == []


PIECES = ["remedies", "safety", "..", ".", "/", "-", "~", "\\", "heat", "a", " ", "\0"]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=7))
@example(pieces=["remedies", "/", "a"])
@example(pieces=["remedies", "/", "..", "/", "..", "/", "a"])
def test_whatever_is_typed_is_written_into_one_of_the_three_folders_or_not_at_all(
    pieces: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    slug = "".join(pieces)
    outside = tmp_path_factory.mktemp("outside")
    (outside / "clinic").mkdir()
    resources = Resources.find(outside / "clinic")
    try:
        written = new_section(slug, resources, TODAY)
    except SectionError:
        assert [path for path in outside.rglob("*") if path.is_file()] == []
    else:
        assert written.parent.parent == outside / "clinic" / "sections"
        assert written.parent.name in FOLDERS.values()


def test_nothing_is_ever_written_over(clinic: Resources) -> None:
    path = new_section(BEGUN[0], clinic, TODAY)
    path.write_text("A day's work.", encoding="utf-8")
    assert "is there already" in refused(BEGUN[0], clinic)
    assert path.read_text(encoding="utf-8") == "A day's work."


def test_nothing_is_written_through_a_link(clinic: Resources, tmp_path: Path) -> None:
    assert clinic.clinic
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    sections = clinic.clinic / "sections"
    sections.mkdir()
    (sections / "remedies").symlink_to(elsewhere, target_is_directory=True)
    assert "a link that leads elsewhere" in refused(BEGUN[0], clinic)
    (sections / "education").mkdir()
    (sections / "education" / "how-muscles-work.md").symlink_to(elsewhere / "a.md")
    assert "is there already" in refused(BEGUN[1], clinic)
    assert list(elsewhere.iterdir()) == []


def test_a_section_of_ours_is_not_replaced_by_an_empty_one(clinic: Resources) -> None:
    assert "is a section of ours" in refused("remedies/heat", clinic)


def test_a_safety_section_is_not_about_medicines(clinic: Resources) -> None:
    assert "not about medicines" in refused(BEGUN[2], clinic, is_medicine=True)


Copied = Callable[[bool], Resources]


@pytest.fixture
def copied(tmp_path: Path) -> Copied:
    """Return a function that gives a copy of the program's texts, in a checkout or installed."""

    def program(is_checkout: bool) -> Resources:
        root = tmp_path / "program"
        (root / "templates").mkdir(parents=True)
        real = Resources.find().templates / "skeletons"
        (root / "templates" / "skeletons").symlink_to(real, target_is_directory=True)
        if is_checkout:
            (root / "pyproject.toml").touch()
        return Resources(root / "templates", root / "locales")

    return program


def test_without_a_clinic_it_is_written_into_the_checkout(copied: Copied) -> None:
    resources = copied(True)
    path = new_section(BEGUN[0], resources, TODAY)
    assert path == resources.templates / "sections" / f"{BEGUN[0]}.md"


def test_an_installed_program_is_left_alone(copied: Copied) -> None:
    resources = copied(False)
    said = refused(BEGUN[0], resources)
    assert "installed program" in said
    assert "--clinic" in said
    assert not (resources.templates / "sections").exists()


def test_a_folder_that_cannot_be_written_is_told(clinic: Resources) -> None:
    assert clinic.clinic
    (clinic.clinic / "sections").write_text("in the way", encoding="utf-8")
    assert "cannot be written" in refused(BEGUN[0], clinic)


@pytest.mark.parametrize("text", ["<< Say it. >>", "It is << half", "done >> it is", "<<so>>"])
def test_guidance_is_seen_though_it_is_broken(text: str) -> None:
    assert guidance_in(text)


def test_plain_words_are_no_guidance() -> None:
    assert guidance_in("Less than 5 < 6 and > 4: “so”.") is None


def test_a_real_source_is_never_taken_for_guidance() -> None:
    real = Source("<<A>>", "A", "A", 2020)
    assert with_guidance({"<<A>>": real}, ["<<A>>", "<<B>>", "C"]) == {
        "<<A>>": real,
        "<<B>>": Source("<<B>>", "<<B>>", "<<B>>", None),
    }
