"""Documents with amounts, as a file, options or the cell of a table tell them."""

from handouts.profile import Measure, Profile, amounts_from_cell, document_from_options

HEAT, TENS = "remedies/heat", "remedies/tens"
CELL = "rows.csv, row 14, amounts"


def file_of(amounts: object) -> dict[str, object]:
    return {"amounts": amounts}


def options(*texts: str) -> dict[str, object]:
    return document_from_options({"amount": texts})


def cell(text: str) -> dict[str, object]:
    return {"amounts": amounts_from_cell(text, CELL)}


def plain(profile: Profile) -> dict[str, dict[str, int]]:
    """Return the amounts by plain names; their measures must be ours."""
    assert all(isinstance(m, Measure) for amount in profile.amounts.values() for m in amount)
    return {
        slug: {measure.value: number for measure, number in amount.items()}
        for slug, amount in profile.amounts.items()
    }
