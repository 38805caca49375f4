"""A translator may accept what a check got wrong: with a reason, till it changes."""

import pytest

from handouts.errors import Problem, Severity
from handouts.languages import Catalogue, Entry, Message
from handouts.languages.catalogue import parse_catalogue
from handouts.languages.check import WHOLE_CODES, check_entries
from handouts.languages.checks import CHECKS
from handouts.languages.pofile import update_catalogue
from handouts.languages.rules import parse_rules
from scripts.checks_page import WHOLE
from tests.languages.conftest import PO_HEADER

RULES = parse_rules(b'negation = ["no"]', "es", "here")
BAN = Message("remedies/heat", "Do not get too hot.")
WARM = "Evite el calor."


def catalogue(comment: str, translation: str = WARM, flags: str = "") -> str:
    return (
        f'{PO_HEADER}{comment}\n{flags}msgctxt "{BAN.context}"\nmsgid "{BAN.text}"\n'
        f'msgstr "{translation}"\n'
    )


def problems(text: str) -> list[Problem]:
    entries = parse_catalogue(text.encode(), "es.po")
    return check_entries(Catalogue("es", entries), [BAN], rules=RULES)


def test_what_is_accepted_with_a_reason_is_no_problem() -> None:
    assert [problem.code for problem in problems(catalogue("# Mind the tone."))] == ["negation"]
    assert not problems(catalogue("# accepted: negation - “evite” forbids it"))
    assert not problems(catalogue("#  Accepted: negation — “evite” forbids it"))


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# accepted: negation", "does not say what is accepted and why"),
        ("# accepted: it is fine", "does not say what is accepted and why"),
        ("# accepted: negatoin - it is fine", "there is no check `negatoin`"),
        ("# accepted: negation:ban - it is fine", "there is no check `negation:ban`"),
        ("# accepted: readability - it is fine", "a finding of `readability` cannot be accepted"),
        ("# accepted: numbers - it is fine", "a finding of `numbers` cannot be accepted"),
    ],
)
def test_what_nobody_can_accept_is_an_error_with_a_remedy(comment: str, said: str) -> None:
    (problem,) = [found for found in problems(catalogue(comment)) if found.code == "accepted"]
    assert said in problem.message
    assert problem.severity is Severity.ERROR
    assert "negation" in problem.remedy
    assert ", line " in problem.place


def test_a_comment_that_takes_nothing_away_is_a_warning() -> None:
    (problem,) = problems(catalogue("# accepted: negation - why", "No pase calor."))
    assert (problem.code, problem.severity) == ("accepted", Severity.WARNING)


def test_a_mistake_that_can_hurt_cannot_be_accepted() -> None:
    never = {"placeholders", "numbers", "typed-units", "phones", "markup", "characters"}
    never |= {"script", "promises", "direction", "complete", "fuzzy", "bold", "length"}
    fixed = {check.code for check in CHECKS if not check.can_be_accepted}
    assert never <= fixed


def test_every_code_of_the_page_on_the_checks_is_known() -> None:
    documented = {code for code, *_ in WHOLE}
    assert "readability" in documented
    assert documented <= WHOLE_CODES


def test_a_reason_stays_on_its_line_however_long_it_is() -> None:
    comment = f"# accepted: negation - {'a long reason ' * 12}and its end"
    written = update_catalogue(catalogue(comment).encode(), [BAN], "es").decode()
    assert comment in written.splitlines()
    assert update_catalogue(written.encode(), [BAN], "es").decode() == written


def test_what_was_accepted_falls_away_with_the_words_that_it_was_accepted_of() -> None:
    comment = "# Mind the tone.\n# accepted: negation - why"
    changed = Message(BAN.context, "Do not get too warm.")
    written = update_catalogue(catalogue(comment).encode(), [changed], "es").decode()
    assert "# Mind the tone." in written
    assert "accepted" not in written
    by_hand = update_catalogue(catalogue(comment, flags="#, fuzzy\n").encode(), [BAN], "es")
    assert b"accepted" not in by_hand


def test_a_fuzzy_translation_has_nothing_accepted() -> None:
    text = catalogue("# accepted: negation - why", flags="#, fuzzy\n")
    (entry,) = parse_catalogue(text.encode(), "es.po").values()
    assert entry == Entry(WARM, fuzzy=True, line=entry.line)
