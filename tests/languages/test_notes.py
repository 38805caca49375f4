"""What the glossary says of a term stands beside each message that holds it."""

from handouts.languages import Message
from handouts.languages.glossary import Glossary, Term, Wording
from handouts.languages.notes import with_terms

GLOSSARY = Glossary(
    (
        Term("flare-up", "A few days of more pain.", words={"es": Wording("brote", ("brote*",))}),
        Term("pain"),
    )
)
MESSAGES = (Message("page", "A flare-up is no harm.", ("Heading",)), Message("page", "Move."))


def test_a_message_has_the_meaning_of_each_of_its_terms() -> None:
    flare, move = with_terms(MESSAGES, GLOSSARY)
    assert flare.comments == ("Heading", "Term: flare-up. A few days of more pain.")
    assert move == MESSAGES[1]


def test_a_catalogue_has_the_word_of_its_language_too() -> None:
    flare, _ = with_terms(MESSAGES, GLOSSARY, "es")
    assert flare.comments[1] == "Term: flare-up = brote. A few days of more pain."


def test_a_term_of_which_there_is_nothing_to_say_is_not_named() -> None:
    message = Message("page", "Less pain.")
    assert with_terms([message], GLOSSARY, "fr") == (message,)
