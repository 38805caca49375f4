"""Holds a clinic's sections to the rule that an overlay may add care but never take it away."""

from collections.abc import Iterable, Iterator

from handouts.errors import Problem
from handouts.library.model import BlockKind, Kind, Section, section_texts

_GRADES = "ABCD"


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
    problems = _of_a_new_section(theirs)
    problems += [
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
    guarding = {text.text for text in section_texts(ours) if text.guards}
    kept = set(_body_lines(theirs))
    problems += [
        _problem(theirs, f"drops the warning “{line}”.", "Keep the line where it stands in ours.")
        for heading, kind, line in _body_lines(ours)
        if line in guarding and (heading, kind, line) not in kept
    ]
    problems += _parts(ours, theirs)
    problems += _switches(ours, theirs)
    problems += _neighbours(ours, theirs)
    problems += _amounts(ours, theirs)
    return problems


def _body_lines(section: Section) -> Iterator[tuple[str, BlockKind, str]]:
    """Yield each line of the body with its heading and its kind: how and where it is printed."""
    heading = ""
    for block in section.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.items[0]
        for item in block.items:
            yield heading, block.kind, item


def _parts(ours: Section, theirs: Section) -> list[Problem]:
    """Return which parts of ours are gone, or say or match something else."""
    kept = {part.key: part for part in theirs.parts}
    return [
        _problem(theirs, f"changes the part {part.key}.", "Keep it, or add a section.")
        for part in ours.parts
        if kept.get(part.key) != part
    ]


def _switches(ours: Section, theirs: Section) -> list[Problem]:
    """Return which of the keys that narrow down for whom the section is are set more widely."""
    weaker = (
        (theirs.min_age < ours.min_age, f"lowers the age from {ours.min_age}.", "Keep min_age."),
        (ours.opt_in and not theirs.opt_in, "is no longer opt-in.", "Keep opt_in = true."),
        (
            _GRADES.find(theirs.evidence) < _GRADES.find(ours.evidence),
            f"raises the evidence from {ours.evidence}.",
            f"Keep evidence {ours.evidence}.",
        ),
        (theirs.mode is not ours.mode, "changes between active and passive.", "Keep the mode."),
        (
            ours.is_medicine and not theirs.is_medicine,
            "is no longer about medicines.",
            "Keep medicine = true.",
        ),
        (
            ours.is_condition and not theirs.is_condition,
            "is no longer about a condition.",
            "Keep condition = true.",
        ),
        (theirs.everyone and not ours.everyone, "now matches everyone.", "Keep the match rules."),
        (
            theirs.spare_room and not ours.spare_room,
            "now fills spare room.",
            "Take out `spare_room`.",
        ),
    )
    return [_problem(theirs, message, remedy) for weakens, message, remedy in weaker if weakens]


def _neighbours(ours: Section, theirs: Section) -> list[Problem]:
    """Return what no longer tells the patient how two sections go together."""
    dropped = sorted(ours.bridge.keys() - theirs.bridge.keys())
    problems = [
        _problem(theirs, f"drops the line beside {other}.", "Keep the bridge line.")
        for other in dropped
    ]
    problems += [
        _problem(theirs, f"changes the line beside {other}.", "Keep our words; add a section.")
        for other, line in ours.bridge.items()
        if theirs.bridge.get(other, line) != line
    ]
    problems += [
        _problem(theirs, f"no longer opposes {other}.", "Keep it in `opposes`.")
        for other in ours.opposes
        if other not in theirs.opposes
    ]
    return problems


def _amounts(ours: Section, theirs: Section) -> list[Problem]:
    """Return which amounts are no longer printed, or no longer held to what ours calls safe."""
    problems = [
        _problem(theirs, f"no longer says amount.{measure}.", "Copy it from the built-in section.")
        for measure in ours.amount
        if measure not in theirs.amount
    ]
    for measure, allowance in theirs.amount.items():
        safe = ours.amount[measure].safe if measure in ours.amount else None
        if safe is None:
            message, remedy = f"sets amount.{measure}, which ours does not.", "Take it out."
            problems.append(_problem(theirs, message, remedy))
        elif not (allowance.safe.low in safe and allowance.safe.high in safe):
            message, remedy = f"calls more safe in amount.{measure}.", f"Stay within {safe}."
            problems.append(_problem(theirs, message, remedy))
    return problems


def _problem(theirs: Section, message: str, remedy: str) -> Problem:
    return Problem(f"clinic section {theirs.slug}", message, remedy, "overlay-weakens")
