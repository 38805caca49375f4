"""How much a handout may hold, in a language and a territory, so that it stays on its pages."""

from collections.abc import Mapping, Sequence

from handouts.clinic import Paper, SectionLimits
from handouts.handout.memo import Memo
from handouts.languages import Translator, script
from handouts.library import Kind, Library, section_texts, words_of
from handouts.selection import Limits
from handouts.territories import ChosenHelpline

ROOM_OF_A_LETTER: Mapping[str, float] = {
    "Arab": 1.15,
    "Cyrl": 1.04,
    "Deva": 1.03,
    "Hans": 2.78,
    "Hant": 2.78,
}
"""How much more room a letter of a script (ISO 15924) takes than a Latin one: width and lines.

Measured as the height of all remedies and explanations in one column, against Spanish.
"""

USUAL_ROWS = 4
WORDS_OF_A_ROW = 22
WORDS_OF_THE_NOTICE = 40
WORDS_OF_A_NOTE = 30
WORDS_OF_A_LINE = 8
WORDS_OF_THE_CODE = 60
WORDS_MORE_ON_A4 = 50


def limits_for(
    clinic: SectionLimits,
    library: Library,
    translator: Translator,
    helplines: Sequence[ChosenHelpline],
    paper: Paper,
    note: str,
    *,
    has_code: bool,
    memo: Memo,
) -> Limits:
    """Return the limits of a handout, as far as they can be told before its pages are laid out.

    Args:
        clinic: the clinic's numbers.
        library: all sections.
        translator: the patient's language.
        helplines: those that are printed.
        paper: A4 has room for a little more than Letter.
        note: what the clinician wrote for page 1.
        has_code: whether the clinic prints a code to scan.
        memo: that of the shelf from which library and translator are.

    A language that runs longer, more helplines and the notice on an unreviewed translation leave
    less room for what fills the pages, and so do a note and a code.
    """
    stretch = memo.once(("stretch", translator.language), lambda: _stretch(library, translator))
    always = memo.once("always", lambda: _always(library))
    rows = len({(line.helpline.role, line.helpline.service) for line in helplines})
    taken = round((stretch - 1) * always) + max(0, rows - USUAL_ROWS) * WORDS_OF_A_ROW
    if translator.language != "en":
        taken += WORDS_OF_THE_NOTICE
    if note:
        taken += WORDS_OF_A_NOTE + len(note.split()) + WORDS_OF_A_LINE * note.count("\n")
    if has_code:
        taken += WORDS_OF_THE_CODE
    if paper == "a4":
        taken -= WORDS_MORE_ON_A4
    return Limits(
        remedies_min=min(Limits().remedies_min, clinic.remedies),
        remedies_max=clinic.remedies,
        education_max=clinic.education,
        words=clinic.words,
        stretch=stretch,
        taken=taken,
    )


def _always(library: Library) -> int:
    """Return the words of what every handout prints."""
    vocabulary = library.vocabulary
    return sum(words_of(library.sections[slug], vocabulary) for slug in library.always_slugs)


def _stretch(library: Library, translator: Translator) -> float:
    """Return how much more room the language takes than English: its letters, its lines."""
    own = english = 0
    for section in library.sections.values():
        if section.kind is Kind.SAFETY:
            continue
        for message in section_texts(section):
            if translator.can_say(message.context, message.text):
                english += len(message.text)
                own += len(translator.say(message.context, message.text))
    longer = own / english if english else 1.0
    return longer * ROOM_OF_A_LETTER.get(script(translator.language), 1.0)
