"""Writes the table of example patients as a page that a clinician can read."""

from collections.abc import Iterable, Iterator

from handouts.errors import ProfileError
from handouts.profile import Tool
from handouts.selection import Decision, Reason, Selection, Status, in_english
from tests.library.samples import real_library, vocabulary
from tests.spec.pages import amount_of, page_sections, plan_for, profile_for, selected
from tests.spec.patients import GROUPS, PATIENTS, Patient, PatientGroup, slug_of, slugs
from tests.spec.reading import FIVE

INTRODUCTION = """\
# Example patients

Who comes, what is printed, what is not, and why. **Nobody has approved the clinical rules**, nor
the texts: read this page to find what you would not want.

The page is made from the tests, by `make generated`. Each patient is invented, and each is a row of
the table in `tests/spec/patients/`. The row says what must be printed, what must not and why, and
with which words of care. A test fails if the program does anything else, and another if this page
is not that of today.

How to read it:

- Each heading goes on after “a patient who”. What is not recorded is unknown. Where nothing else is
  said, somebody asked for red flags, and there were none.
- Five safety sections are in every handout, so they are not listed:
  {five}.
- Where nothing is said of pages to write on, there is the log of the week.
- *Withheld* means that it could harm this patient. Why is said for each. The contested remedies,
  which are printed only if they are asked for, are listed only where something that is known
  forbids them or where they were asked for.
- *Take care* are the lines that are printed for this patient and not for others.
- *No room* means that other sections fit better, or that the handout stays short.
- The handouts are in English, for Great Britain, on A4, with our own limits. A clinic can set
  others.
"""
REASONS = {
    "clinician": "asked for",
    "everyone": "for every patient",
    "general": "suits most people",
    "balance": "active, beside a passive one",
}
WARNINGS = {
    "not-screened": "Nobody recorded whether red flags were asked for.",
    "age-unknown": "The age is not recorded: an adult under 65 is assumed.",
    "under-18": "The patient is under 18: what is for adults only is left out.",
    "few-remedies": "Fewer than three remedies are safe, fit and wanted.",
    "red-flag": "A red flag: only the safety pages are made. Act on it now.",
    "rf-suicide": "Follow your local policy today.",
    "override": "A section is printed in spite of a contraindication.",
    "asked-but-withheld": "Something that was asked for is withheld.",
    "asked-but-over-limit": "Something that was asked for has no room.",
}
TOOLS = {
    Tool.LOG: "log of the week",
    Tool.DIARY: "diary of pain and stress",
    Tool.FLARE: "plan for flare-ups",
    Tool.QUESTIONS: "questions for the next visit",
}


def examples() -> str:
    """Return the page of all example patients, as Markdown."""
    numbers = {row: number for number, row in enumerate(PATIENTS, start=1)}
    five = ", ".join(f"“{real_library().sections[slug].title}”" for slug in FIVE)
    lines = [INTRODUCTION.format(five=five)]
    lines += [f"- [{group.title}](#{_anchor(group)}): {_count(group)}" for group in GROUPS]
    for group in GROUPS:
        lines += ["", f"## {group.title}", "", group.about]
        for row in group.patients:
            who = row.who[0].upper() + row.who[1:]
            lines += ["", f"### {numbers[row]}. {who}", "", *_block(row)]
    return "\n".join(lines) + "\n"


def _anchor(group: PatientGroup) -> str:
    kept = "".join(letter for letter in group.title.lower() if letter.isalnum() or letter in " -")
    return kept.replace(" ", "-")


def _count(group: PatientGroup) -> str:
    return "1 patient" if len(group.patients) == 1 else f"{len(group.patients)} patients"


def _block(row: Patient) -> Iterator[str]:
    yield f"- **Recorded:** {'. '.join(_recorded(row))}."
    if wanted := list(_wanted(row)):
        yield f"- **Wanted:** {'. '.join(wanted)}."
    if row.refused:
        yield f"- **No handout is made:** {_refusal(row)}"
        return
    selection = selected(row)
    yield from _listed("Printed", _printed(row, selection))
    yield from _listed("Withheld", _withheld(row, selection))
    yield from _listed("Take care", _care(selection))
    yield from _listed("Said where two sections pull apart", _bridges(selection))
    if cut := [_title(d, row) for d in _of(selection, Status.OVER_LIMIT)]:
        yield f"- **No room:** {'; '.join(cut)}."
    for status, words in (
        (Status.EXCLUDED, "Left out by the clinician"),
        (Status.OPT_IN, "Only if it is asked for"),
        (Status.NOT_MATCHED, "Not called for"),
    ):
        named = [d for d in _of(selection, status) if d.slug in _named(row)]
        if named:
            yield f"- **{words}:** {'; '.join(_title(d, row) for d in named)}."
    tools = [choice.tool for choice in selection.tools]
    if tools != [Tool.LOG] and not selection.red_flag:
        yield f"- **To write on:** {_tools(tools)}."
    codes = dict.fromkeys(notice.code for notice in selection.notices)
    if codes:
        yield f"- **Warned:** {' '.join(WARNINGS[code] for code in codes)}"


def _recorded(row: Patient) -> Iterator[str]:
    profile = profile_for(row)
    yield "Age not known" if row.age is None else f"{row.age} years"
    needs = profile.needs
    for codes in (needs.symptoms, needs.causes, needs.lifestyle):
        if codes:
            yield _labels(codes)
    for words, codes in (
        ("Wishes", needs.preferences),
        ("Health", profile.health.present),
        ("Ruled out", profile.health.absent),
        ("**Red flag**", profile.red_flags.present),
    ):
        if codes:
            yield f"{words}: {_labels(codes)}"
    if needs.icd10:
        yield f"By ICD-10: {', '.join(needs.icd10)}"
    if not row.screened:
        yield "Nobody asked for red flags"


def _wanted(row: Patient) -> Iterator[str]:
    for words, names in (("Asked for", row.asks_for), ("Left out", row.leaves_out)):
        if names:
            yield f"{words}: {'; '.join(map(_called, slugs(names)))}"
    for name, why in row.overrides.items():
        yield f"Overridden: {_called(slug_of(name))}, as “{why.removesuffix('.')}”"
    for name, amount in row.amounts.items():
        said = ", ".join(f"{key.replace('_', ' ')} {number}" for key, number in amount.items())
        yield f"Amount of {_called(slug_of(name))}: {said}"
    if row.writes_on is not None:
        yield f"To write on: {_tools(profile_for(row).tools or ())}"


def _refusal(row: Patient) -> str:
    try:
        plan_for(row)
    except ProfileError as error:
        [problem] = error.problems
        _, slug, measure = problem.place.split(".")
        return f"{_called(slug)}, {measure.replace('_', ' ')}: {problem.message} {problem.remedy}"
    raise AssertionError(row.who)


def _printed(row: Patient, selection: Selection) -> Iterator[str]:
    sections = real_library().sections
    for slug in selection.printed:
        if slug in FIVE:
            continue
        decision = selection.decisions[slug]
        parts = [f"“{p.title}”" for p in sections[slug].parts if p.key in decision.printed_parts]
        said = f"{_called(slug)} ({_why(decision.reasons)})"
        if parts:
            said += f": {' '.join(parts)}"
        if name := next((n for n in row.does if slug_of(n) == slug), ""):
            said += f": {amount_of(page_sections(plan_for(row))[slug_of(name)])}"
        yield said
    if not set(selection.printed) - set(FIVE):
        yield "nothing but the five safety sections"


def _why(reasons: Iterable[Reason]) -> str:
    terms = vocabulary().terms
    said = []
    for reason in reasons:
        if reason.code in terms:
            said.append(terms[reason.code].label.partition(" (")[0])
        elif reason.code == "override":
            said.append(reason.because.removesuffix("."))
        elif reason.code in REASONS:
            said.append(REASONS[reason.code])
        else:
            said.append(reason.because.removesuffix("."))
    return "; ".join(said)


def _withheld(row: Patient, selection: Selection) -> Iterator[str]:
    held = _of(selection, Status.WITHHELD)
    if selection.red_flag:
        reasons = " ".join(reason.because for reason in held[0].reasons)
        yield f"everything but the safety pages. {reasons}"
        return
    asked = set(profile_for(row).clinician.include)
    listed = asked | _named(row)
    young = [d for d in held if d.slug not in listed and _is_too_young(d, row)]
    why: dict[str, list[str]] = {}
    for decision in held:
        if decision.slug in listed or (decision not in young and _is_barred(decision, row)):
            why.setdefault(_because(decision), []).append(_title(decision, row))
    for because, titles in why.items():
        yield f"{'; '.join(titles)}: {because}"
    if young:
        yield f"{len(young)} sections more: not for patients of this age."


def _is_too_young(decision: Decision, row: Patient) -> bool:
    """Return whether the patient's age alone withholds a section."""
    ages, section = profile_for(row).ages, real_library().sections[decision.slug]
    only_age = {reason.code for reason in decision.reasons} == {"min-age"}
    return only_age and bool(ages) and max(ages) < section.min_age


def _is_barred(decision: Decision, row: Patient) -> bool:
    """Return whether something that is known withholds a section, not only what is unknown."""
    return any(profile_for(row).has(reason.code) for reason in decision.reasons)


def _because(decision: Decision) -> str:
    """Return why a section is withheld; dangers that nobody asked about stand in one list."""
    unknown = [r.code for r in decision.reasons if r.because.startswith("Not recorded: ")]
    said = [r.because for r in decision.reasons if r.code not in unknown]
    if unknown:
        said.append(f"Not recorded: {_labels(unknown)}.")
    return " ".join(said)


def _care(selection: Selection) -> Iterator[str]:
    for slug in selection.printed:
        if cautions := in_english(selection.decisions[slug], real_library()):
            yield f"{_called(slug)}: {' '.join(caution.because for caution in cautions)}"


def _bridges(selection: Selection) -> Iterator[str]:
    sections = real_library().sections
    for slug in selection.printed:
        for other, line in sections[slug].bridge.items():
            opposed = other in sections[slug].opposes or slug in sections[other].opposes
            if other in selection.printed and opposed:
                yield f"{_called(slug)}: {sections[slug].in_english(line)}"


def _of(selection: Selection, status: Status) -> list[Decision]:
    return [d for d in selection.decisions.values() if d.status is status]


def _named(row: Patient) -> set[str]:
    return {slug_of(name) for name in row.does_not_print}


def _title(decision: Decision, row: Patient) -> str:
    asked = decision.slug in profile_for(row).clinician.include
    return f"{_called(decision.slug)} (asked for)" if asked else _called(decision.slug)


def _called(slug: str) -> str:
    return real_library().sections[slug].title


def _tools(tools: Iterable[Tool]) -> str:
    return ", ".join(TOOLS[tool] for tool in tools) or "nothing"


def _labels(codes: Iterable[str]) -> str:
    """Return the labels of codes in the order of the vocabulary."""
    wanted = set(codes)
    return "; ".join(term.label for code, term in vocabulary().terms.items() if code in wanted)


def _listed(words: str, items: Iterable[str]) -> Iterator[str]:
    """Return the items under their words, on the same line if there is one only."""
    said = list(items)
    if len(said) == 1:
        yield f"- **{words}:** {said[0]}{'' if said[0].endswith(('.', '”', '?')) else '.'}"
    elif said:
        yield f"- **{words}:**"
        yield from (f"  - {item}" for item in said)
