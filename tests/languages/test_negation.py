"""No ban loses its “not”, in any language of ours, and nothing gains one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Severity
from handouts.languages import Entry, Message
from handouts.languages.checks import CHECKS, Pair
from handouts.languages.checks.negation import negations
from handouts.languages.checks.sentences import sentences
from tests.languages.ours import found, rules_of

NEGATION = next(check for check in CHECKS if check.code == "negation")

# language → (English, translation, its word for “not”, in the translation)
BANS = {
    "es": [
        ("Do not drive.", "No conduzca.", "No "),
        ("Never sleep on it.", "Nunca duerma encima.", "Nunca "),
        ("Stretch without pain.", "Estírese sin dolor.", "sin "),
        ("Do not bend or twist.", "No se doble ni gire.", "No "),
        ("Do not start, stop or change a medicine.", "No empiece, deje ni cambie nada.", "No "),
        ("Nobody knows why.", "Nadie sabe por qué.", "Nadie "),
    ],
    "fr": [
        ("Do not drive.", "Ne conduisez pas.", " pas"),
        ("Never sleep on it.", "Ne dormez jamais dessus.", " jamais"),
        ("Stretch without pain.", "Étirez-vous sans douleur.", "sans "),
        ("You cannot swim.", "Vous ne pouvez pas nager.", " pas"),
    ],
    "ar": [
        ("Do not drive.", "لا تقُد السيارة.", "لا "),
        ("Stretch without pain.", "تمدد دون ألم.", "دون "),
        ("Do not bend or twist.", "لا تنحنِ ولا تلتف.", "ولا "),
        ("It has not healed.", "لم يلتئم.", "لم "),
    ],
    "hi": [
        ("Do not drive.", "गाड़ी न चलाएँ।", "न "),
        ("It does not help.", "इससे मदद नहीं मिलती।", "नहीं "),
        ("Stretch without pain.", "बिना दर्द के खिंचाव करें।", "बिना "),
    ],
    "uk": [
        ("Do not drive.", "Не керуйте авто.", "Не "),
        ("Never sleep on it.", "Ніколи не спіть на ній.", "не "),
        ("Stretch without pain.", "Тягніться без болю.", "без "),
    ],
    "zh_Hans": [
        ("Do not drive.", "不要开车。", "不"),
        ("You have no fever.", "您没有发烧。", "没"),
        ("Never sleep on it.", "切勿睡在上面。", "勿"),
    ],
}
CASES = [(language, *ban) for language, bans in BANS.items() for ban in bans]
ORDERS = {
    "es": ("Rest now.", "Descanse ahora."),
    "fr": ("Rest now.", "Reposez-vous maintenant."),
    "ar": ("Rest now.", "استرح الآن."),
    "hi": ("Rest now.", "अभी आराम करें।"),
    "uk": ("Rest now.", "Спочиньте зараз."),
    "zh_Hans": ("Rest now.", "现在休息。"),
}


@given(st.sampled_from(CASES), st.integers(0, 2), st.integers(0, 2))
def test_a_lost_not_is_caught_wherever_it_stood(
    case: tuple[str, str, str, str], before: int, after: int
) -> None:
    language, source, translation, word = case
    order, ordered = ORDERS[language]
    english = " ".join([*[order] * before, source, *[order] * after])
    whole = " ".join([*[ordered] * before, translation, *[ordered] * after])
    assert not found(NEGATION, language, english, whole)
    assert found(NEGATION, language, english, whole.replace(word, " ", 1))


@given(
    st.sampled_from(sorted(ORDERS)).flatmap(
        lambda language: st.tuples(
            st.just(language), st.sampled_from(rules_of(language).negation.forms)
        )
    )
)
def test_a_not_that_english_has_not_is_caught(case: tuple[str, str]) -> None:
    language, form = case
    source, translation = ORDERS[language]
    word = form.replace("*", "").removeprefix("^")
    assert found(NEGATION, language, source, f"{word} {translation}")


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("es", "Do not go. Rest.", "Vaya. No descanse."),
        ("uk", "Warm it. Do not press.", "Не грійте. Тисніть."),
    ],
)
def test_a_not_that_moved_to_another_sentence_is_caught(
    language: str, source: str, translation: str
) -> None:
    assert len(found(NEGATION, language, source, translation)) == 2


@pytest.mark.parametrize(
    ("language", "source", "translation"),
    [
        ("es", "It stops you from sleeping.", "No le deja dormir."),
        ("es", "Leave out the moves that hurt.", "No haga lo que duele."),
        ("ar", "Use it only with help.", "لا تستخدمه إلا بمساعدة."),
        ("es", "No bath, and no sauna.", "No use bañera ni sauna."),
        ("es", "Take care not to fall.", "Tenga cuidado con las caídas."),
        ("es", "Take it easy, or ask. It is not urgent.", "Con calma, o pregunte. No urge."),
        ("fr", "Use it only if it is clean.", "Ne l’utilisez que s’il est propre."),
        ("fr", "Swim with 1 person.", "Nagez avec 1 personne."),
        ("ar", "Change your position.", "غيّر وضعيتك."),
        ("zh_Hans", "It feels sore. Rest.", "感到不适。休息。"),
        ("zh_Hans", "It does not suit all.", "这不适合所有人。"),
    ],
)
def test_another_way_to_say_it_passes(language: str, source: str, translation: str) -> None:
    assert not found(NEGATION, language, source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Stop if it hurts.", "No pare si duele."),
        ("Stay in bed.", "No se quede en la cama."),
        ("Try it only with help.", "No lo pruebe con ayuda."),
        ("Under 16, ask us first.", "Con menos de 16 años, no nos pregunte."),
        ("Guidelines advise against it.", "Las guías lo aconsejan."),
        ("Stay out of the water.", "Entre en el agua."),
    ],
)
def test_what_could_be_said_with_a_not_is_not_turned_round(source: str, translation: str) -> None:
    assert found(NEGATION, "es", source, translation)


def test_to_avoid_is_less_than_not_to() -> None:
    assert found(
        NEGATION, "es", "Do not get hot, and avoid falls.", "Evite el calor y evite caídas."
    )


def test_without_words_for_not_nothing_is_found() -> None:
    pair = Pair(Message("page", "Do not drive."), Entry("Conduzca."))
    assert not list(NEGATION.find(pair))


def test_a_lost_not_is_an_error_that_a_translator_may_accept() -> None:
    assert NEGATION.severity is Severity.ERROR
    assert NEGATION.can_be_accepted
    assert NEGATION.warns_elsewhere


def test_the_words_for_not_are_told() -> None:
    assert negations("No obstante, no lo haga sin ayuda.", rules_of("es")) == ["no", "sin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One", "Two", "Three"]),
        ('Say: "No." Then go.', ['Say: "No', "Then go"]),
        ("Use 1.5 cups.", ["Use 1·5 cups"]),
        ("一。二！", ["一", "二"]),
        ("एक। दो।", ["एक", "दो"]),
        ("أفضل؟ نعم.", ["أفضل", "نعم"]),
        ("Call {n}. {m}.", ["Call {n}", "{m}"]),
        ("…", []),
    ],
)
def test_a_text_is_parted_into_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
