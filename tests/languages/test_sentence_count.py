"""A sentence that was lost or cut off is found, in every script."""

import pytest

from handouts.languages import Entry, Message
from handouts.languages.checks import Pair
from handouts.languages.checks.sentence_count import SENTENCES
from handouts.languages.rules import LanguageRules, read_rules
from handouts.languages.wordforms import Forms
from handouts.resources import Resources

STEPS = "Lie down. Breathe slowly. Stop if it hurts."


def faults(source: str, translation: str, language: str) -> list[str]:
    rules = read_rules(Resources.find(), language)
    pair = Pair(
        Message("remedies/heat", source), Entry(translation), language=language, rules=rules
    )
    return list(SENTENCES.find(pair))


@pytest.mark.parametrize(
    ("language", "source", "good", "bad"),
    [
        ("es", STEPS, "Túmbese. Respire despacio. Pare si duele.", "Túmbese. Respire."),
        ("uk", STEPS, "Ляжте. Дихайте повільно. Болить – стоп.", "Ляжте. Дихайте."),
        ("hi", STEPS, "लेटें। 1 बार धीरे साँस लें। दर्द हो तो रुकें।", "लेटें। धीरे साँस लें।"),
        ("zh_Hans", STEPS, "**躺下。**慢慢呼吸。疼痛时停止。", "躺下。慢慢呼吸。"),
        ("ar", "Is it worse? Call us.", "هل ازداد؟ اتصل بنا.", "اتصل بنا."),
        ("fr", 'Rest. Say: "No."', "Repos. Dites : « Non. »", "Dites : « Non. »"),
        ("es", "Fever or shivering", "Fiebre o escalofríos", "Fiebre o"),
        ("uk", "Alcohol or drugs", "Алкоголь або наркотики", "Алкоголь або"),
        ("ar", "Fever or shivering", "حمى أو قشعريرة", "حمى أو"),
        ("hi", "Fast or shallow", "तेज़ या उथली", "तेज़ या"),
        ("zh_Hans", "Fever or feeling ill", "发烧或身体不适", "发烧或"),
    ],
)
def test_a_lost_sentence_and_a_cut_off_one_are_found(
    language: str, source: str, good: str, bad: str
) -> None:
    assert not faults(source, good, language)
    assert faults(source, bad, language)


def test_two_sentences_may_become_three() -> None:
    assert not faults("Rest, then walk.", "Descanse. Luego camine.", "es")


def test_a_comma_for_or_in_the_middle_is_no_end() -> None:
    rules = LanguageRules(alternatives=Forms(("、", "或"), "zh_Hans"))
    message = Message("page", "Calm, slow or soft.")
    pair = Pair(message, Entry("平静、缓慢或轻柔。"), language="zh_Hans", rules=rules)
    assert not list(SENTENCES.find(pair))
