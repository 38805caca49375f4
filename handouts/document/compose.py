"""Composes the whole plan of a handout from a selection: every block, in order, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup, escape

from handouts.clinic import Clinic, Paper, Size
from handouts.document.amounts import in_one_line, measures_of
from handouts.document.body_chart import compose_chart
from handouts.document.front import compose_footer, compose_glance, compose_heading
from handouts.document.model import Code, Form, HandoutPlan, PageBlock, PageSection, Sign
from handouts.document.people import compose_helplines
from handouts.document.sections import compose_section
from handouts.document.tools import compose_tools
from handouts.document.voice import Voice
from handouts.languages import NBSP
from handouts.library import Kind, Library, Section
from handouts.profile import Profile
from handouts.selection import Selection
from handouts.territories import ChosenHelpline

HELPLINES = "safety/helplines"
DISCLAIMER = "safety/disclaimer"
FIRST_PAGE = "safety/red-flags"


@dataclass(frozen=True)
class Brief:
    """Everything that the plan of one handout is composed from.

    `logo` and `qr` are the addresses of the clinic's pictures among those of the page, or nothing.
    `reader` is the patient's language, where the plan is composed in another one.
    """

    profile: Profile
    library: Library
    selection: Selection
    clinic: Clinic
    helplines: Sequence[ChosenHelpline]
    handout_id: str
    paper: Paper
    size: Size
    is_reviewed: bool
    logo: str = ""
    qr: str = ""
    reader: str = ""

    @property
    def has_code(self) -> bool:
        """Return whether there is a code to scan; on safety pages, nothing leads elsewhere."""
        return bool(self.qr and self.clinic.qr.address) and not self.selection.red_flag


def compose(brief: Brief, voice: Voice) -> HandoutPlan:
    """Return the plan: what stands where, in the patient's language, ready to be set.

    Raises: TranslationError if a word is missing; nothing falls back to English.
    """
    selection, library, clinic = brief.selection, brief.library, brief.clinic
    printed = {slug: library.sections[slug] for slug in selection.printed}
    pages = [
        _extended(
            compose_section(
                section,
                selection.decisions[slug],
                selection.printed,
                voice,
                brief.profile.amounts.get(slug, {}),
                brief.profile.codes,
            ),
            brief,
            printed,
            voice,
        )
        for slug, section in printed.items()
    ]
    chart = None if selection.red_flag else compose_chart(brief.profile.needs, voice)
    return HandoutPlan(
        language=voice.language,
        direction=voice.direction,
        paper=brief.paper,
        size=brief.size,
        heading=replace(
            compose_heading(
                brief.profile,
                voice,
                clinic=clinic.name,
                contact=(*clinic.address, clinic.phone, clinic.web),
                logo=brief.logo,
                safety_only=selection.red_flag,
            ),
            chart=chart if brief.size != "large" else None,
        ),
        glance=replace(
            compose_glance(printed, voice, safety_only=selection.red_flag),
            chart=chart if brief.size == "large" else None,
        ),
        first=tuple(page for page in pages if page.slug == FIRST_PAGE),
        sections=tuple(page for page in pages if page.slug != FIRST_PAGE),
        tools=compose_tools(
            [choice.tool for choice in selection.tools],
            _to_do(printed, brief.profile, voice),
            voice,
        ),
        footer=compose_footer(
            voice,
            handout_id=brief.handout_id,
            version=library.version,
            made_on=brief.profile.on,
            review_due=_review_due(printed),
        ),
        counter_style=voice.formatter.counter_style(),
        code=clinic.qr.address if brief.has_code else "",
        important=voice.word("page.important"),
    )


def _to_do(
    printed: Mapping[str, Section], profile: Profile, voice: Voice
) -> list[tuple[Markup, Markup]]:
    """Return the title of each remedy with how much of it to do."""
    return [
        (
            voice.for_section(section).say(section.title),
            in_one_line(measures_of(section.amount, profile.amounts.get(slug, {}), voice)),
        )
        for slug, section in printed.items()
        if section.kind is Kind.REMEDY
    ]


def _review_due(printed: Mapping[str, Section]) -> date:
    return min(section.review_due for section in printed.values())


def _extended(
    page: PageSection, brief: Brief, printed: Mapping[str, Section], voice: Voice
) -> PageSection:
    """Return the section with what only this handout adds to it: helplines, or who chose it."""
    blocks: tuple[PageBlock, ...] = page.blocks
    if page.slug == HELPLINES:
        blocks += compose_helplines(
            brief.helplines,
            voice,
            clinic=brief.clinic.name,
            clinic_phone=brief.clinic.phone,
            reader=brief.reader,
        )
    elif page.slug == DISCLAIMER:
        blocks = (_chosen(brief.profile, voice), *blocks, *_about(brief, printed, voice))
    else:
        return page
    return replace(page, blocks=blocks)


def _chosen(profile: Profile, voice: Voice) -> PageBlock:
    day = voice.date(profile.on)
    if name := profile.clinician.name:
        line = voice.word("disclaimer.chosen", clinician=voice.foreign(name), date=day)
    else:
        line = voice.word("disclaimer.chosen_unnamed", date=day)
    return PageBlock(Form.PARAGRAPH, (line,))


def _about(brief: Brief, printed: Mapping[str, Section], voice: Voice) -> list[PageBlock]:
    blocks: list[PageBlock] = []
    if any(section.is_medicine for section in printed.values()):
        blocks.append(
            PageBlock(Form.WARNING, (voice.word("disclaimer.medicines"),), sign=Sign.WARNING)
        )
    dates = voice.word(
        "disclaimer.review",
        date=voice.date(brief.profile.on),
        due=voice.date(_review_due(printed)),
    )
    lines = [dates]
    if any(section.approved_on is None for section in printed.values()):
        lines.append(voice.word("disclaimer.approval"))
    names = sorted({str(source) for section in printed.values() for source in section.sources})
    whole = (name.replace(" ", NBSP) for name in names)
    sources = Markup('<bdi dir="ltr" lang="en">{}</bdi>').format("; ".join(whole))
    listed = voice.after_colon(sources)
    basis = (
        PageBlock(Form.PARAGRAPH, (voice.run_on(lines),)),
        PageBlock(Form.FINE, (voice.word("disclaimer.sources") + listed,), once=listed),
    )
    blocks += [_code(brief, basis, voice)] if brief.has_code else basis
    if not brief.is_reviewed and voice.language != "en":
        english = Markup('<span lang="en" dir="ltr">{}</span>').format(
            voice.words["translation.notice"]
        )
        blocks.append(PageBlock(Form.NOTICE, (voice.word("translation.notice"), english)))
    return blocks


def _code(brief: Brief, beside: tuple[PageBlock, ...], voice: Voice) -> PageBlock:
    """Return the clinic's code to scan, with its address in print for those who cannot scan it."""
    qr = brief.clinic.qr
    return PageBlock(
        Form.QR,
        tuple(voice.foreign(line) for line in (qr.label, qr.address) if line),
        voice.word("disclaimer.code"),
        code=Code(brief.qr, voice.bare("disclaimer.code_words", address=escape(qr.address))),
        shared=beside,
    )
