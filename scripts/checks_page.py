"""Makes the page of docs/ on the checks of translations, and on what they find."""

from handouts.errors import Severity
from handouts.languages.checks import CATALOGUE_CHECKS, CHECKS, CatalogueCheck, Check
from handouts.languages.pofilter import FILTERS, LEFT_OUT, Filter
from handouts.languages.readability import EXPLANATION
from tests.languages.mutation_table import finished, results, table
from tests.languages.mutations import HOW_MANY

WHOLE = (
    ("accepted", "an error", "What is accepted can be, and the comment says why."),
    ("language-header", "a warning", "The head names the language of its folder."),
    ("plural-forms", "an error", "The head has the plural forms of the language."),
    ("rules", "a warning", "`checks.toml` has the words that the checks need."),
    ("msgfmt", "an error", "gettext can read the file (only where `msgfmt` is installed)."),
    ("po-syntax", "an error", "The file parses."),
    ("unknown-message", "a warning", "Each message is one of the program."),
    ("glossary-file", "an error", "The glossary has the keys that it should."),
    ("readability", "a warning", EXPLANATION),
    ("review-outdated", "a warning", "What was reviewed has not changed since."),
)
"""What looks at a whole catalogue: its code, what it finds, and what it asks."""


def translation_checks() -> str:
    """Return the page on what the checks of translations ask, and how much they find."""
    lines = [
        "# The checks of translations",
        "",
        "`handouts languages check` runs these. What they find is an error, which stops the check,",
        "or a warning. The page is made by `make generated` from the checks and `make mutations`.",
        "",
        "## Each message",
        "",
        "Where a check can be wrong you can accept what it finds. Write a comment of your own",
        "above the message, with the check and why:",
        "`# accepted: negation - here “deaf” needs a “not”`.",
        "",
        "| check | finds | what it asks | can be accepted |",
        "|---|---|---|---|",
        *map(_check_row, CHECKS),
        *map(_check_row, CATALOGUE_CHECKS),
        "",
        "“Elsewhere” is everything but safety, remedies and the lines of “Do not use if”.",
        "",
        "## The Translate Toolkit",
        "",
        "With `handouts[translators]` installed, filters of its program `pofilter` look at the",
        "file, too. What they find can be accepted: `# accepted: pofilter:doublewords - …`.",
        "",
        "| check | finds | what it asks | not for |",
        "|---|---|---|---|",
        *map(_filter_row, FILTERS),
        "",
        "Its other filters are left out:",
        "",
        "| filter | why |",
        "|---|---|",
        *(f"| `{name}` | {why} |" for name, why in LEFT_OUT.items()),
        "",
        "## The whole catalogue",
        "",
        "| check | finds | what it asks |",
        "|---|---|---|",
        *(f"| `{code}` | {finds} | {asks} |" for code, finds, asks in WHOLE),
        "",
        "## What they find",
        "",
        f"To see how far the checks can be trusted, {HOW_MANY} mistakes that translators could",
        "make are made in each finished translation, the same ones in each run. One counts as",
        "found if the checks find more in its messages than in the right words. The tests hold",
        "them to all numbers, placeholders, phone numbers and bold parts, and to 9 of 10 dropped",
        "“not”s. What no check finds, only a reader can.",
        "",
        *table({each.language: list(results(each)) for each in finished()}),
    ]
    return "\n".join(lines) + "\n"


def _check_row(check: Check | CatalogueCheck) -> str:
    finds = f"{_article(check.severity)}, elsewhere a warning" if check.warns_elsewhere else ""
    accepted = "yes" if check.can_be_accepted else "no"
    finds = finds or _article(check.severity)
    return f"| `{check.code}` | {finds} | {check.explanation} | {accepted} |"


def _filter_row(each: Filter) -> str:
    languages = ", ".join(sorted(each.not_for)) or "–"
    return f"| `{each.code}` | {_article(each.severity)} | {each.explanation} | {languages} |"


def _article(severity: Severity) -> str:
    return "an error" if severity is Severity.ERROR else "a warning"
