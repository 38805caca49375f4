"""Every problem that a check of the sections can find: code, explanation and severity, in one list.

`docs/authors.md` holds the same list, and a test compares the two.
"""

from enum import Enum

from handouts.errors import Problem, Severity
from handouts.library.model import Section


class Gate(Enum):
    """One thing that a section or the library is checked for."""

    ALWAYS_MISSING = (
        "always-missing",
        "One of the five sections that are always printed is missing, or is not `always`.",
    )
    AMOUNT = ("amount", "What is usual does not lie in what is safe, or a range does not rise.")
    AMOUNT_RANGE = (
        "amount-range",
        "What is called safe is more than 180 minutes, 100 repeats, 24 times a day or 7 days.",
    )
    AMOUNT_TYPED = (
        "amount-typed",
        "Under “How long and how often”, the text repeats what `amount` says.",
        Severity.WARNING,
    )
    CONDITION_CAUSE = (
        "condition-cause",
        "A section about a condition fits patients of whom no such condition is recorded.",
    )
    CONTRADICTION = (
        "contradiction",
        "A code both excludes and cautions, or a health factor both matches and excludes.",
    )
    D_OPT_IN = ("d-opt-in", "Evidence D is not `opt_in`.")
    DASH_RANGE = ("dash-range", "A dash stands between numbers.")
    DEAD_RULE = ("dead-rule", "A rule, an amount or a part can never apply to any patient.")
    DOSE = ("dose", "A medicine section says something like a dose, or has an `amount`.")
    EMPTY = ("empty", "The section has no text.")
    EMPTY_HEADING = ("empty-heading", "Nothing stands under a heading.")
    FACT_ELSEWHERE = ("fact-elsewhere", "A section names a fact that belongs to other sections.")
    FACT_NEVER = ("fact-never", "A section names a fact that is not to be printed.")
    FACT_OPT_IN = (
        "fact-opt-in",
        "A fact that a clinician must choose stands in a section that comes by itself.",
    )
    FACT_UNCOVERED = ("fact-uncovered", "No section covers a fact that is to be printed.")
    FACT_UNKNOWN = ("fact-unknown", "A section names a fact that is not in the list.")
    FENCES = ("fences", "The file has no front matter between `+++` lines.")
    FOLDER = ("folder", "The kind does not fit the folder.")
    FRONT_MATTER = (
        "front-matter",
        "A key is missing, unknown, or has a value that it cannot have.",
    )
    FUTURE_APPROVAL = ("future-approval", "`approved_on` lies in the future.")
    HEADING = ("heading", "A heading is not one of the shared ones.")
    HEADING_MISSING = ("heading-missing", "A remedy lacks a heading that it needs.")
    JARGON = (
        "jargon",
        "A hard word stands without plain words for it in the same section.",
        Severity.WARNING,
    )
    LISTS = ("lists", "The list of facts or of hard words is not well formed.")
    LONG_PART = ("long-part", "A part has more than 60 words.", Severity.WARNING)
    LONG_SENTENCE = (
        "long-sentence",
        "A sentence has more than 25 words, or those of a section more than 15 on average.",
        Severity.WARNING,
    )
    LONG_SUMMARY = (
        "long-summary",
        "The summary of a remedy has more than 9 words.",
        Severity.WARNING,
    )
    MEDICINE_OPT_IN = ("medicine-opt-in", "A medicine section is not `opt_in`.")
    MODE = ("mode", "A remedy says neither `active` nor `passive`.")
    NEVER_MATCHES = ("never-matches", "No rule can ever select the section.")
    NO_BRIDGE = (
        "no-bridge",
        "Two sections oppose each other, and neither has a line for the other in `bridge`.",
    )
    NO_EXCLUDE = ("no-exclude", "A clinic's remedy excludes nobody.", Severity.WARNING)
    NO_STEPS = ("no-steps", "A remedy has no numbered steps.")
    NO_SUMMARY = ("no-summary", "A remedy or explanation has no summary.")
    NO_WORDS = ("no-words", "An excluded code has no patient's words in the vocabulary.")
    ONE_SIDED = ("one-sided", "A section opposes another that does not oppose it.")
    OVERLAY_WEAKENS = ("overlay-weakens", "A clinic's section takes away care that ours gives.")
    PARTS = (
        "parts",
        "There are parts without `parts_max`, or the other way round, or 2 parts with one key.",
    )
    PHONE_NUMBER = ("phone-number", "Something looks like a phone number.")
    PICTURES = (
        "pictures",
        "A drawing is not there or has no step of its own, or its words are more than 30.",
    )
    PLACEHOLDER = ("placeholder", "A placeholder is no quantity of the section.")
    PROMISE = ("promise", "A word promises too much.")
    QUANTITY = ("quantity", "A quantity has neither a value nor a rising `low` and `high`.")
    READING_LEVEL = (
        "reading-level",
        "A section is above school grade 8, or a safety section above grade 6.",
    )
    READING_LEVEL_LIBRARY = (
        "reading-level-library",
        "The text of all sections together is above school grade 7.",
    )
    READING_UNMEASURED = (
        "reading-unmeasured",
        "The reading level cannot be measured here, as a library is not installed.",
        Severity.WARNING,
    )
    REVIEW_OVERDUE = ("review-overdue", "`review_due` is past.", Severity.WARNING)
    REVIEW_REFUSED = (
        "review-refused",
        "A safety or medicine section is more than 90 days past its review.",
    )
    SKELETON = ("skeleton", "Guidance of the skeleton, between `<<` and `>>`, is not replaced yet.")
    SOURCES = ("sources", "A register of sources cannot be read, or changes a source of ours.")
    TOML = ("toml", "The front matter is not TOML.")
    TYPED_UNIT = ("typed-unit", "A temperature is typed.")
    UNKNOWN_CODE = ("unknown-code", "A code is not in the vocabulary, or is in another group.")
    UNKNOWN_SLUG = (
        "unknown-slug",
        "A bridge or `opposes` names a section that does not exist, or the section itself.",
    )
    UNKNOWN_SOURCE = ("unknown-source", "A source is not in the register.")
    UNREADABLE = ("unreadable", "The file is not text in UTF-8.")
    UNUSED_CODE = (
        "unused-code",
        "No section's rules use a code of the vocabulary.",
        Severity.WARNING,
    )
    UNUSED_QUANTITY = ("unused-quantity", "A quantity is not used.")

    def __init__(self, code: str, explanation: str, severity: Severity = Severity.ERROR) -> None:
        self.code = code
        self.explanation = explanation
        self.severity = severity

    def of(self, section: Section, message: str, remedy: str = "") -> Problem:
        """Return the problem that a section does not pass."""
        return self.at(f"{section.slug}.md", message, remedy)

    def at(self, place: str, message: str, remedy: str = "") -> Problem:
        """Return the problem that something else than a section does not pass."""
        return Problem(place, message, remedy, self.code, self.severity)


EXPLANATIONS = {gate.code: gate.explanation for gate in Gate}
"""What each code means, in one sentence."""
