"""All rules of the layout by name, and what a handout says to each of them."""

from collections.abc import Iterator, Mapping

from tests.pdf import box_rules, paper_rules
from tests.pdf.boxes import Typeset

SHOWN = 6
"""How many faults of a kind a report shows."""


def faults_by_rule(
    made: Typeset, *, blocks_are_whole: bool, body: float, foot: float
) -> dict[str, list[str]]:
    """Return the faults of a handout by the name of the rule; the list of a rule kept is empty.

    Args:
        made: the handout.
        blocks_are_whole: whether no block may be on two pages.
        body: the smallest letters in the text, in points.
        foot: the smallest letters at the foot of a page, in points.
    """
    leaves, sheets = made.leaves, paper_rules.sheets_of(made.pdf)
    found: Mapping[str, Iterator[str]] = {
        "no word outside the margins": paper_rules.words_outside(sheets, leaves),
        "no box outside the margins": box_rules.outside_their_place(leaves),
        "nothing near the edge": paper_rules.ink_at_the_edge(made.pdf),
        "no word over a word": paper_rules.overlapping_words(sheets),
        "no word over a picture": box_rules.words_on_pictures(leaves),
        "no block on a block": box_rules.overlapping_blocks(leaves),
        "nothing wider than its place": box_rules.wider_than_their_place(leaves),
        "what is whole stays whole": box_rules.split_blocks(
            leaves, blocks_are_whole=blocks_are_whole
        ),
        "no heading alone": box_rules.lonely_headings(leaves),
        "no list announced too early": box_rules.lists_announced_too_early(leaves),
        "no page half empty": box_rules.badly_filled(leaves),
        "no small letters": paper_rules.small_letters(made.pdf, leaves, body=body, foot=foot),
        "no faint words": box_rules.faint_words(leaves),
    }
    return {rule: list(faults) for rule, faults in found.items()}


def report(found: Mapping[str, list[str]]) -> str:
    """Return the rules that are broken as text, with the first few faults of each."""
    lines: list[str] = []
    for rule, faults in found.items():
        if not faults:
            continue
        lines += ["", f"{rule}: {len(faults)} found", *(f"  {said}" for said in faults[:SHOWN])]
    return "\n".join(lines)
