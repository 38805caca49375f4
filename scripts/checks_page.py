"""Makes the page of docs/ on the checks of translations, and on what they find."""

from collections.abc import Mapping

from handouts.errors import Severity
from handouts.languages.checks import CATALOGUE_CHECKS, CHECKS, CatalogueCheck, Check
from handouts.languages.pofilter import FILTERS, Filter
from tests.languages.mutation_table import finished, results, table
from tests.languages.mutations import HOW_MANY

WHOLE = (
    ("no-catalogue", "an error", "There is a catalogue of the language."),
    ("po-syntax", "an error", "The file parses."),
    ("msgfmt", "an error", "gettext can read the file (only where `msgfmt` is installed)."),
    ("pofilter", "a warning", "The Translate Toolkit can read the file, if it is installed."),
    ("language-header", "a warning", "The head names the language of its folder."),
    ("plural-forms", "an error", "The head has the plural forms of the language."),
    ("unknown-message", "a warning", "Each message is one of the program."),
    (
        *("accepted", "an error, a warning if nothing is found there"),
        "What is accepted can be, and the comment says why.",
    ),
    ("overlay-weakens", "an error", "A clinic's files leave our warnings and checks as they are."),
    (
        *("rules", "an error, a warning if words are missing"),
        "`checks.toml` can be read and has the words that the checks need.",
    ),
    ("glossary-file", "an error", "The glossary has the keys that it should."),
    (
        *("readability", "a warning"),
        "A section is as easy to read as patients need, by the formula of its language.",
    ),
    ("review", "an error", "`review.toml` can be read, and each entry has what it should."),
    ("review-outdated", "a warning", "What was reviewed has not changed since."),
)
"""What looks at a whole catalogue: its code, what it finds, and what it asks."""

_SOFTWARE = "Looks for what only the texts of software have."
_OURS = "Our own check {} does this."
LEFT_OUT: Mapping[str, str] = {
    "accelerators": _SOFTWARE,
    "acronyms": "Wants to keep English abbreviations; ADHD is TDAH in Spanish.",
    "blank": _OURS.format("`complete`"),
    "brackets": "A translator explains in brackets where English needs none (celular (móvil)).",
    "credits": _SOFTWARE,
    "doublequoting": "Does not know that languages have quotation marks of their own.",
    "doublespacing": _OURS.format("`whitespace`"),
    "emails": _OURS.format("`phones`"),
    "endpunc": _OURS.format("`ending`"),
    "endwhitespace": _OURS.format("`whitespace`"),
    "filepaths": _SOFTWARE,
    "functions": _SOFTWARE,
    "hassuggestion": "Belongs to another format.",
    "isfuzzy": _OURS.format("`fuzzy`"),
    "isreview": "Belongs to another format.",
    "kdecomments": _SOFTWARE,
    "long": _OURS.format("`cut-short`"),
    "musttranslatewords": "Needs a list; the glossary is ours.",
    "newlines": _OURS.format("`characters`"),
    "notranslatewords": "Needs a list; the glossary is ours.",
    "nplurals": "No message has plural forms.",
    "numbers": _OURS.format("`numbers`"),
    "options": _SOFTWARE,
    "printf": _OURS.format("`placeholders`"),
    "puncspacing": "Takes a placeholder at either end for missing spaces, and misreads ¿ and «.",
    "pythonbraceformat": _OURS.format("`placeholders`"),
    "sentencecount": "Our own check `sentences` knows where a sentence of each script ends.",
    "short": _OURS.format("`cut-short`"),
    "simplecaps": "Counts capitals, which each language has in other places.",
    "simpleplurals": "Looks for (s), which our English never has.",
    "singlequoting": "Takes apostrophes for quotation marks.",
    "spellcheck": "Needs a dictionary of each language on the machine.",
    "startcaps": "Names of regions begin with an article in some languages (la provincia de).",
    "startpunc": "A bold word or ¿ may come first in one language and later in another.",
    "startwhitespace": _OURS.format("`whitespace`"),
    "tabs": _OURS.format("`characters`"),
    "unchanged": _OURS.format("`identical`"),
    "untranslated": _OURS.format("`complete`"),
    "urls": _OURS.format("`phones`"),
    "validchars": "Needs a list of characters.",
    "variables": _OURS.format("`placeholders`"),
    "xmltags": _OURS.format("`markup`"),
}
"""Every other filter of pofilter, and why we do without it."""


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
