"""Holds a clinic's sections to the rule that an overlay may add care but never take it away."""

from collections.abc import Iterable

from handouts.errors import Problem
from handouts.library.model import Evidence, Kind, Section, section_texts


def weakenings(ours: Section | None, theirs: Section) -> list[Problem]:
    """Return how a clinic's section would weaken what we print; empty if it would not.

    Args:
        ours: the section that it replaces, or None if it is new.
        theirs: the clinic's section.
    """
    if ours is None:
        return _of_a_new_section(theirs)
    return _of_a_replacement(ours, theirs)


def disguises(theirs: Section, others: Iterable[Section]) -> list[Problem]:
    """Return a problem if a clinic's section bears the title of another section."""
    title = theirs.title.casefold().strip()
    return [
        _problem(theirs, f"has the title of {other.slug}.", "Give it a title of its own.")
        for other in others
        if other.slug != theirs.slug and other.title.casefold().strip() == title
    ]


def _of_a_new_section(theirs: Section) -> list[Problem]:
    if theirs.kind is Kind.SAFETY and theirs.always:
        return []
    if theirs.always:
        return [
            _problem(theirs, "only a safety section may be always printed.", "Take out `always`.")
        ]
    return []


def _of_a_replacement(ours: Section, theirs: Section) -> list[Problem]:
    if ours.kind is Kind.SAFETY:
        return [
            _problem(
                theirs,
                "a built-in safety section cannot be replaced.",
                "Give yours a name of its own; it is printed beside ours.",
            )
        ]
    problems = [
        _problem(theirs, f"no longer excludes {code}.", "Copy the line from the built-in section.")
        for code in sorted(ours.exclude.keys() - theirs.exclude.keys())
    ]
    problems += [
        _problem(
            theirs, f"no longer has a caution for {code}.", "Copy it, or exclude the code instead."
        )
        for code in sorted(ours.caution.keys() - theirs.caution.keys() - theirs.exclude.keys())
    ]
    problems += [
        _problem(theirs, f"drops “{line}” from the list “Do not use if”.", "Keep the line.")
        for line in ours.not_if
        if line not in theirs.not_if
    ]
    problems += [
        _problem(theirs, f"changes the caution for {code}.", "Keep our words; add a section.")
        for code, line in sorted(ours.caution.items())
        if code in theirs.caution and theirs.caution[code] != line
    ]
    if dict(theirs.quantities) != dict(ours.quantities):
        problems.append(_problem(theirs, "changes a quantity.", "Keep our quantities."))
    kept = {text.text for text in section_texts(theirs)}
    guarding = {*ours.not_if, *ours.caution.values(), *ours.bridge.values()}
    problems += [
        _problem(theirs, f"drops the warning “{text.text}”.", "Keep the line.")
        for text in section_texts(ours)
        if text.guards and text.text not in kept | guarding
    ]
    if theirs.min_age < ours.min_age:
        problems.append(
            _problem(theirs, f"lowers the age from {ours.min_age}.", "Keep min_age or raise it.")
        )
    if ours.opt_in and not theirs.opt_in:
        problems.append(_problem(theirs, "is no longer opt-in.", "Keep opt_in = true."))
    if ours.evidence is Evidence.D and theirs.evidence is not Evidence.D:
        problems.append(_problem(theirs, "raises the evidence from D.", "Keep evidence D."))
    problems += [
        _problem(theirs, f"drops the line beside {other}.", "Keep the bridge line.")
        for other in sorted(ours.bridge.keys() - theirs.bridge.keys())
    ]
    if theirs.mode is not ours.mode:
        problems.append(_problem(theirs, "changes between active and passive.", "Keep the mode."))
    if ours.is_medicine and not theirs.is_medicine:
        problems.append(_problem(theirs, "is no longer about medicines.", "Keep medicine = true."))
    if theirs.everyone and not ours.everyone:
        problems.append(_problem(theirs, "now matches everyone.", "Keep the match rules."))
    return problems


def _problem(theirs: Section, message: str, remedy: str) -> Problem:
    return Problem(f"clinic section {theirs.slug}", message, remedy, "overlay-weakens")
