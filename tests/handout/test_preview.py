"""A preview shows all of one section as it is printed, and says that it is not for patients."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import polib
import pytest

from handouts.errors import ClinicError, ExitCode, HandoutsError, TerritoryError, TranslationError
from handouts.handout import Shelf, Wanted, load_shelf, preview_section
from handouts.handout.preview import draft_preview, lay_out_preview
from handouts.languages.extract import extract_messages
from handouts.languages.pofile import new_catalogue
from handouts.library import Kind, Section, new_section
from handouts.resources import Resources
from tests.document.making import CLINIC, TODAY, shelf, tree, with_class, words
from tests.pdf.opening import PAPER_POINTS, Opened, assert_fit

SLUGS = sorted(shelf().library.sections)
ANYHOW = Wanted()
BANNER = "Preview: not for patients"


@cache
def text_of(slug: str) -> str:
    """Return the words of a section's preview, without printing it."""
    page = lay_out_preview(draft_preview(slug, shelf(), ANYHOW, TODAY), shelf())
    return words(tree(page.html))


def opened(slug: str, wanted: Wanted = ANYHOW, here: Shelf | None = None, *families: str) -> Opened:
    """Return the preview of a section, printed and found fit."""
    made = preview_section(slug, here or shelf(), wanted, TODAY)
    found = assert_fit(made.pdf, ("Noto Sans", *families), language=wanted.language or "en")
    assert made.pages == len(found.sizes)
    return found


def plain(section: Section, lines: Iterable[str]) -> list[str]:
    """Return lines as they are printed in Great Britain: quantities filled in, bold not marked."""
    filled = (section.in_english(line).replace("{emergency_number}", "999") for line in lines)
    return [" ".join(line.replace("**", "").split()) for line in filled]


@pytest.mark.parametrize("slug", SLUGS)
def test_all_that_a_section_can_print_is_there(slug: str) -> None:
    section = shelf().library.sections[slug]
    shown = text_of(slug).replace("\N{NO-BREAK SPACE}", " ")
    lines = [
        section.title,
        *(item for block in section.blocks for item in block.items),
        *section.caution.values(),
        *section.bridge.values(),
        *(words for part in section.parts for words in (part.title, part.text)),
    ]
    if section.kind is Kind.REMEDY:
        patient = [shelf().vocabulary.terms[code].patient for code in section.exclude]
        lines += [section.summary, *section.not_if, *patient]
        assert f"you are under {section.min_age} years old" in shown
    assert len(lines) > 1
    joined = "Stop if"  # its lines stand under the shared heading
    assert [x for x in plain(section, lines) if x not in shown and x != joined] == []


def test_there_are_sections_with_cautions_bridges_and_parts_to_look_for() -> None:
    sections = shelf().library.sections.values()
    assert any(section.caution for section in sections)
    assert any(section.bridge for section in sections)
    assert any(len(section.parts) > section.parts_max for section in sections)


@pytest.mark.parametrize("slug", SLUGS)
def test_only_the_one_section_is_there(slug: str) -> None:
    page = lay_out_preview(draft_preview(slug, shelf(), ANYHOW, TODAY), shelf())
    found = [section.get("id") for section in tree(page.html).iter("section")]
    tool = shelf().library.sections[slug].tool
    assert found == [slug.replace("/", "-"), *([f"tool-{tool}"] if tool else [])]


@pytest.mark.pdf
@pytest.mark.parametrize("slug", ["remedies/heat", "education/faq", "safety/red-flags"])
def test_every_page_says_what_it_is(slug: str) -> None:
    found = opened(slug, Wanted(size="large"))
    assert found.title == "Preview of one section"
    for text in found.texts:
        flat = " ".join(text.split())
        assert BANNER in flat
        assert f"{slug} {shelf().library.sections[slug].version}" in flat


def test_the_warning_is_the_first_box_of_the_page() -> None:
    page = lay_out_preview(draft_preview("remedies/heat", shelf(), ANYHOW, TODAY), shelf())
    (glance,) = with_class(tree(page.html), "glance")
    assert words(glance).startswith(BANNER)


@pytest.mark.pdf
def test_the_lines_of_the_helplines_and_of_the_disclaimer_come_with_them() -> None:
    helplines = opened("safety/helplines", Wanted(territory="US"))
    assert "988" in helplines.text
    assert "Sources:" in opened("safety/disclaimer").text


@pytest.mark.pdf
@pytest.mark.parametrize(
    ("wanted", "paper"),
    [
        (ANYHOW, "a4"),
        (Wanted(territory="US"), "letter"),
        (Wanted(territory="US", paper="a4"), "a4"),
    ],
)
def test_paper_and_temperature_are_those_of_the_territory(wanted: Wanted, paper: str) -> None:
    found = opened("remedies/heat", wanted)
    assert found.sizes[0] == pytest.approx(PAPER_POINTS[paper], abs=0.5)
    assert ("°F" in found.text) == (wanted.territory == "US")


def test_the_territory_is_that_of_the_clinic_or_else_great_britain() -> None:
    draft = draft_preview("remedies/heat", shelf(CLINIC), ANYHOW, TODAY)
    assert draft.territory.code == "US"
    assert draft_preview("remedies/heat", shelf(), ANYHOW, TODAY).territory.code == "GB"


@pytest.mark.pdf
def test_nobody_and_no_clinic_is_named() -> None:
    made = preview_section("remedies/heat", shelf(CLINIC), ANYHOW, TODAY)
    found = assert_fit(made.pdf, ("Noto Sans",), language="en")
    clinic = shelf(CLINIC).clinic
    assert clinic.name
    assert clinic.logo
    assert not [name for name in (clinic.name, clinic.defaults.clinician) if name in found.text]


@pytest.mark.pdf
def test_the_same_section_gives_the_same_bytes() -> None:
    first, second = (preview_section("remedies/tens", shelf(), ANYHOW, TODAY).pdf for _ in range(2))
    assert first == second
    later = preview_section("remedies/tens", shelf(), ANYHOW, date(2026, 12, 1)).pdf
    assert later != first


# Words of other languages


@pytest.mark.pdf
@pytest.mark.parametrize(("language", "families"), [("es", ()), ("ar", ("Noto Naskh Arabic",))])
def test_it_is_made_in_our_languages(language: str, families: tuple[str, ...]) -> None:
    found = opened("remedies/heat", Wanted(language=language), None, *families)
    assert BANNER not in found.text
    assert "remedies/heat 1." in found.text


@pytest.fixture
def persian(tmp_path: Path) -> tuple[Shelf, Path]:
    """Return a clinic with a catalogue of all messages, in the place of Persian words English."""
    here = shelf()
    messages = extract_messages(here.library, here.words)
    catalogue = polib.pofile(new_catalogue("fa", messages).decode())
    for entry in catalogue:
        entry.msgstr = entry.msgid
    folder = tmp_path / "clinic"
    path = folder / "locales" / "fa" / "LC_MESSAGES" / "handouts.po"
    path.parent.mkdir(parents=True)
    (folder / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    catalogue.save(str(path))
    return load_shelf(folder), path


@pytest.mark.pdf
def test_a_page_that_runs_from_right_to_left_is_fit_too(persian: tuple[Shelf, Path]) -> None:
    here, _ = persian
    found = opened("education/faq", Wanted(language="fa"), here, "Noto Naskh Arabic")
    assert found.language == "fa"
    page = lay_out_preview(draft_preview("remedies/heat", here, Wanted("fa"), TODAY), here)
    assert 'dir="rtl"' in page.html


@pytest.mark.parametrize("state", ["missing", "fuzzy"])
def test_what_is_not_translated_is_named_and_never_english(
    state: str, persian: tuple[Shelf, Path]
) -> None:
    here, path = persian
    section = here.library.sections["remedies/heat"]
    lines = (section.title, next(iter(section.caution.values())))
    catalogue = polib.pofile(str(path))
    for line in lines:
        entry = catalogue.find(line, msgctxt=section.slug)
        assert entry
        if state == "missing":
            entry.msgstr = ""
        else:
            entry.flags.append("fuzzy")
    catalogue.save()
    assert draft_preview("remedies/tens", here, Wanted("fa"), TODAY).language == "fa"
    with pytest.raises(TranslationError) as caught:
        draft_preview(section.slug, here, Wanted("fa"), TODAY)
    assert len(caught.value.problems) == len(lines)
    for line, problem in zip(lines, caught.value.problems, strict=True):
        assert line[:50] in problem.message


@pytest.mark.parametrize(
    ("wanted", "error", "code"),
    [
        (Wanted(language="xx-nothing"), TranslationError, ExitCode.TRANSLATION),
        (Wanted(territory="ZZ"), TerritoryError, ExitCode.CLINIC),
    ],
)
def test_a_language_or_territory_that_is_not_there_is_refused(
    wanted: Wanted, error: type[HandoutsError], code: ExitCode
) -> None:
    with pytest.raises(error) as caught:
        draft_preview("remedies/heat", shelf(), wanted, TODAY)
    assert caught.value.exit_code == code


# Sections that are not finished


def own_section(folder: Path, body: str) -> str:
    slug = "education/our-back-class"
    path = folder / "sections" / f"{slug}.md"
    path.parent.mkdir(parents=True)
    (folder / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    path.write_text(
        '+++\ntitle = "Our back class"\nkind = "education"\nversion = "1.0.0"\nevidence = "S"\n'
        'everyone = true\nsummary = "Come."\nsources = ["NG59"]\nreview_due = 2027-11-21\n'
        f'approved_on = ""\nchange = "First version."\n+++\n{body}\n',
        encoding="utf-8",
    )
    return slug


@pytest.mark.pdf
def test_a_section_that_was_just_begun_can_be_looked_at(tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text('name = "Ours"\n', encoding="utf-8")
    for slug in ("remedies/pause", "education/pause-and-breathe", "safety/pause-first"):
        new_section(slug, Resources.find(tmp_path), TODAY)
        found = opened(slug, here=load_shelf(tmp_path, unfinished=True))
        assert "<<" in found.text
    with pytest.raises(HandoutsError):
        load_shelf(tmp_path)


def test_a_number_that_must_not_be_printed_is_not_in_a_preview_either(tmp_path: Path) -> None:
    slug = own_section(tmp_path, "Call 116 123.")
    territory = tmp_path / "territories" / "GB.toml"
    territory.parent.mkdir()
    territory.write_text(
        'territory = "GB"\n[[do_not_print]]\nnumber = "+442079460018"\nreason = "closed"\n',
        encoding="utf-8",
    )
    here = load_shelf(tmp_path, unfinished=True)
    assert draft_preview(slug, here, ANYHOW, TODAY).translator.language == "en"
    path = tmp_path / "sections" / f"{slug}.md"
    path.write_text(path.read_text("utf-8").replace("116 123", "020 7946 0018"), "utf-8")
    with pytest.raises(ClinicError):
        draft_preview(slug, load_shelf(tmp_path, unfinished=True), ANYHOW, TODAY)
