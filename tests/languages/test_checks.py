"""Each check is seen catching a real mistake, and letting a good translation pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Severity
from handouts.languages import Entry, Message
from handouts.languages.checks import CHECKS, Check, Pair, territory_numbers
from handouts.languages.checks.numbers import numbers
from handouts.resources import Resources

BY_CODE = {check.code: check for check in CHECKS}
TWICE = "Warm it for {session}, 2 times a day."

# code, English, good translation, bad translation
MISTAKES = [
    ("placeholders", TWICE, "Caliente {session}, 2 veces al día.", "Caliente 15, 2 veces al día."),
    ("placeholders", TWICE, "{session}, 2 veces.", "{sesion}, 2 veces."),
    ("placeholders", "{a} and {a}", "{a} y {a}", "{a}"),
    ("placeholders", "{low} to {high}", "{high} ← {low}", "{low} a {low}"),
    ("placeholders", "For {time}.", "Por {time}.", "Por {time} {."),
    ("numbers", "Do it 2 times a day.", "Hágalo 2 veces al día.", "Hágalo dos veces al día."),
    ("numbers", "Do it 2 times a day.", "كرره ٢ مرات في اليوم.", "كرره ٣ مرات في اليوم."),
    ("numbers", "Walk 10 to 15 minutes.", "Camine 10 a 15 minutos.", "Camine 10 a 150 minutos."),
    ("numbers", "5 rounds, 5 breaths.", "5 rondas, 5 respiraciones.", "5 rondas y respire."),
    ("numbers", "Take 1,000 steps.", "Dé 1.000 pasos.", "Dé 1.00 pasos."),
    ("numbers", "Rest.", "Descanse.", "Descanse 5 minutos."),
    ("typed-units", "Use {water}.", "Use {water}.", "Use {water} °C."),
    ("typed-units", "2 to 3 times.", "2 a 3 veces.", "2-3 veces."),
    ("typed-units", "2 to 3 times.", "2 a 3 veces.", "٢–٣ مرات."),
    ("phones", "Call {number}.", "Llame al {number}.", "Llame al 555-0100."),
    ("phones", "Call {number}.", "Llame al {number}.", "Llame al (02) 5550."),
    ("phones", "Call {number}.", "Llame al {number}.", "اتصل ٥٥٥٠١٠٠."),
    ("phones", "Call {number}.", "Llame al {number}.", "Llame al 777."),
    ("phones", "See our site.", "Vea nuestro sitio en EE.UU.", "Vea example.org."),
    ("phones", "See our site.", "Vea nuestro sitio.", "Vea https://x.y."),
    ("phones", "Write to us.", "Escríbanos, p.ej. hoy a las p.m.", "Escriba a yo@clinica."),
    ("bold", "**Never** sleep on it.", "**Nunca** duerma encima.", "**Nunca duerma encima."),
    ("bold", "**Never** sleep on it.", "**Nunca** duerma.", "Nunca duerma encima."),
    ("bold", "Never sleep.", "Nunca duerma.", "**Nunca** duerma."),
    ("markup", "Stop.", "Pare.", "<b>Pare.</b>"),
    ("markup", "Heat & cold.", "Calor & frío.", "Calor &amp; frío."),
    ("markup", "See page 2.", "Vea la página 2 (abajo).", "Vea [la página 2](abajo)."),
    ("characters", "Do 12.", "Haga 12.", "Haga \u202e12."),
    ("characters", "Do 12.", "می\u200cخواهم 12.", "می\ue000خواهم 12."),
    ("whitespace", "Stop.", "Pare.", "Pare. "),
    ("whitespace", "Stop.", "Pare.", "\u00a0Pare."),
    ("whitespace", "Stop now.", "Pare ya.", "Pare  ya."),
    ("length", "Number", "Número", "Número de teléfono"),
    ("identical", "Stop if it hurts.", "Pare si duele.", "Stop if it hurts."),
]


def pair(source: str, translation: str, *, fuzzy: bool = False) -> Pair:
    message = Message("remedies/heat", source, max_length=12 if source == "Number" else None)
    return Pair(message, Entry(translation, fuzzy), frozenset({"777"}))


@pytest.mark.parametrize(
    ("code", "source", "bad"), [(code, source, bad) for code, source, _, bad in MISTAKES]
)
def test_a_mistake_is_caught(code: str, source: str, bad: str) -> None:
    assert list(BY_CODE[code].find(pair(source, bad)))


@pytest.mark.parametrize(("source", "good"), [(source, good) for _, source, good, _ in MISTAKES])
def test_a_good_translation_passes_every_check(source: str, good: str) -> None:
    found = {check.code: list(check.find(pair(source, good))) for check in CHECKS}
    assert not any(found.values()), found


def test_what_is_not_there_is_caught() -> None:
    missing = Pair(Message("page", "Name"), None)
    assert list(BY_CODE["complete"].find(missing))
    assert not any(list(check.find(missing)) for check in CHECKS if check.code != "complete")


def test_what_somebody_still_has_to_look_at_is_caught() -> None:
    assert list(BY_CODE["fuzzy"].find(pair("Stop.", "Pare.", fuzzy=True)))
    assert not list(BY_CODE["fuzzy"].find(pair("Stop.", "Pare.")))


def test_every_check_is_seen_catching_something() -> None:
    assert {code for code, *_ in MISTAKES} | {"complete", "fuzzy", "glossary"} == set(BY_CODE)
    assert len(BY_CODE) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_explains_itself_in_one_line(check: Check) -> None:
    assert check.explanation.endswith(".")
    assert "\n" not in check.explanation
    assert len(check.explanation) < 80


def test_a_name_may_stay_as_it_is() -> None:
    identical = BY_CODE["identical"]
    assert identical.severity is Severity.WARNING
    for source in ("WhatsApp", "TENS", "{low} – {high}", "App"):
        assert not list(identical.find(pair(source, source)))


DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९")


@given(st.lists(st.integers(0, 999), max_size=6), st.sampled_from(DIGITS))
def test_the_same_numbers_in_any_order_and_any_digits_are_the_same(
    values: list[int], digits: str
) -> None:
    other = str.maketrans(DIGITS[0], digits)
    english = " words ".join(map(str, values))
    translated = " كلمات ".join(map(str, reversed(values))).translate(other)
    assert numbers(english) == numbers(translated)
    assert sum(numbers(english).values()) == len(values)


def test_no_number_of_any_territory_passes(resources: Resources) -> None:
    known = territory_numbers(resources)
    assert len(known) > 100
    for digits in known:
        typed = Pair(Message("page", "Call us."), Entry(f"Llame al {digits}."), known)
        assert list(BY_CODE["phones"].find(typed)), digits


def test_a_number_that_is_in_english_too_is_no_phone_number() -> None:
    assert not list(BY_CODE["phones"].find(pair("Count to 777.", "Cuente hasta 777.")))
