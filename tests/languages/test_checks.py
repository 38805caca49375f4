"""Each check is seen catching a real mistake, and letting a good translation pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Severity
from handouts.languages import Entry, Message
from handouts.languages.checks import CHECKS, Check, Pair, territory_numbers
from handouts.languages.checks.numbers import numbers
from handouts.languages.rules import NO_RULES, read_rules
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
    ("numbers", "Do it 3 times.", "Hágalo 3 veces.", "做三次。"),
    ("numbers", "Do it 3 times.", "做３次。", "做2次。"),
    ("numbers", "Half a cup.", "Media taza.", "½ taza."),
    ("typed-units", "2 to 3 times.", "2至3次。", "2～3次。"),
    ("phones", "Call {number}.", "请拨打{number}。", "请拨打７７７。"),
    ("phones", "Call {number}.", "{number} पर फ़ोन करें।", "७७७ पर फ़ोन करें।"),
    ("phones", "Call {number}.", "Llame al {number}.", "Llame al 7 7-7."),
    ("phones", "Call {number}.", "Llame al {number}.", "Llame al 5.5.5 . 0-1-0-0."),
    ("phones", "Write to us.", "Escríbanos.", "Escriba a yo (arroba) clinica."),
    (
        "phones",
        "Count to 777, then call {n}.",
        "Cuente a 777, llame al {n}.",
        "Cuente a 777, al 777.",
    ),
]

# code, language, English, good translation, bad translation
MISTAKES_OF_A_LANGUAGE = [
    ("negation", "es", "Do not sleep on it.", "No duerma encima.", "Duerma encima."),
    ("negation", "es", "Stretch without pain.", "Estírese sin dolor.", "Estírese con dolor."),
    ("negation", "es", "Warm it.", "Caliéntelo.", "No lo caliente."),
    ("negation", "es", "Avoid heat.", "Evite el calor.", "Use el calor."),
    ("negation", "es", "Nobody knows why.", "Nadie sabe por qué.", "Se sabe por qué."),
    ("negation", "es", "Rest. Do not sit.", "Descanse. No se siente.", "No descanse. Siéntese."),
    ("negation", "fr", "Never use ice.", "N’utilisez jamais de glace.", "N’utilisez de glace."),
    ("negation", "fr", "No hot bath.", "Pas de bain chaud.", "Bain chaud."),
    ("negation", "ar", "Never bend or twist.", "لا تنحنِ ولا تلتف أبدًا.", "لا تنحنِ والتف أبدًا."),
    ("negation", "ar", "Change your position.", "غيّر وضعيتك.", "لا تغيّر وضعيتك."),
    ("negation", "hi", "Do not drive.", "गाड़ी न चलाएँ।", "गाड़ी चलाएँ।"),
    ("negation", "hi", "Breathe without strain.", "बिना ज़ोर लगाए साँस लें।", "ज़ोर लगाकर साँस लें।"),
    ("negation", "uk", "Never sleep in it.", "Ніколи не спіть у ній.", "Ніколи спіть у ній."),
    ("negation", "uk", "Take it without food.", "Приймайте без їжі.", "Приймайте з їжею."),
    ("negation", "zh_Hans", "Do not drive.", "不要开车。", "要开车。"),
    ("negation", "zh_Hans", "This is not safe.", "这不安全。", "这安全。"),
    ("negation", "zh_Hans", "It may feel very sore.", "可能感到非常不适。", "可能不感到非常不适。"),
    ("promises", "es", "It may help.", "Puede ayudar.", "Le cura la espalda."),
    ("promises", "fr", "It may help.", "Cela peut aider.", "Cela aide, sans aucun risque."),
    ("promises", "ar", "It may help.", "قد يفيد.", "مفعول مضمون."),
    ("promises", "hi", "It may help.", "इससे मदद मिल सकती है।", "मदद की गारंटी है।"),
    ("promises", "uk", "It may help.", "Це може допомогти.", "Це гарантує допомогу."),
    ("promises", "zh_Hans", "It may help.", "可能有帮助。", "可根治。"),
    ("typed-units", "es", "Walk for {time}.", "Camine {time}.", "Camine {time} minutos."),
    ("typed-units", "uk", "Walk for {time}.", "Ходіть {time}.", "Ходіть **{time}** хвилин."),
    ("typed-units", "zh_Hans", "Walk for {time}.", "走{time}。", "走{time}分钟。"),
    ("typed-units", "hi", "Wait {gap}.", "{gap} रुकें।", "{gap} सप्ताह रुकें।"),
    ("units", "es", "Wait for 48 hours.", "Espere 48 horas.", "Espere 48 minutos."),
    ("units", "es", "For 1 day or 2 weeks.", "1 día o 2 semanas.", "1 semana o 2 días."),
    ("units", "es", "You are under 5.", "Tiene menos de 5 años.", "Tiene menos de 5 meses."),
    ("units", "fr", "See a doctor within weeks.", "En quelques semaines.", "En quelques mois."),
    ("units", "ar", "It goes on for months.", "يستمر شهورًا.", "يستمر أسابيع."),
    ("units", "hi", "In the last 48 hours.", "पिछले 48 घंटों में।", "पिछले 48 दिनों में।"),
    (
        "units",
        "uk",
        "See a doctor today.",
        "Сьогодні зверніться до лікаря.",
        "Зверніться до лікаря.",
    ),
    ("units", "uk", "Stop after 2 weeks.", "Закінчіть за 2 тижні.", "Закінчіть за 2 місяці."),
    ("units", "zh_Hans", "Wait for 24 hours.", "等24小时。", "等24天。"),
    ("limits", "es", "Leave at least {gap}.", "Deje al menos {gap}.", "Deje como mucho {gap}."),
    (
        "limits",
        "es",
        "Never above {water}.",
        "Nunca a más de {water}.",
        "Nunca a menos de {water}.",
    ),
    (
        "limits",
        "fr",
        "You are under 16.",
        "Vous avez moins de 16 ans.",
        "Vous avez plus de 16 ans.",
    ),
    ("limits", "ar", "Under 16: ask us.", "تحت سن 16 سنة: اسألنا.", "فوق 16 سنة: اسألنا."),
    ("limits", "hi", "Use at most {water}.", "ज़्यादा से ज़्यादा {water}।", "कम से कम {water}।"),
    ("limits", "uk", "For over {time}.", "Понад {time}.", "Менше ніж {time}."),
    ("limits", "zh_Hans", "Rest at least {gap}.", "至少休息{gap}。", "最多休息{gap}。"),
    (
        "limits",
        "hi",
        "Or, at bedtime, wipe your back with warm water, at most {water}.",
        "या सोने से पहले, हल्के गर्म पानी से पीठ पोंछें, ज़्यादा से ज़्यादा {water}।",
        "या सोने से पहले, हल्के गर्म पानी से पीठ पोंछें, कम से कम {water}।",
    ),
    (
        "limits",
        "uk",
        "Before sleep, at most 20 minutes.",
        "До сну щонайбільше 20 хвилин.",
        "До сну щонайменше 20 хвилин.",
    ),
    (
        "limits",
        "es",
        "Use it for at most 20 minutes and rest at least 10 minutes.",
        "Úselo como máximo 20 minutos y descanse al menos 10 minutos.",
        "Úselo al menos 20 minutos y descanse como máximo 10 minutos.",
    ),
    (
        "limits",
        "ar",
        "Tell us if it lasts 2 weeks or more.",
        "أخبرنا إذا استمر ٢ أسبوعين أو أكثر.",
        "أخبرنا إذا استمر أقل من ٢ أسبوعين.",
    ),
    ("limits", "es", "Wet it, at most {t}.", "Mójelo, no más de {t}.", "Mójelo, no menos de {t}."),
    ("limits", "fr", "Wet it, at most {t}.", "Mouillez, pas plus de {t}.", "Pas moins de {t}."),
    ("limits", "hi", "Wet it, at most {t}.", "{t} से ज़्यादा नहीं।", "{t} से कम नहीं।"),
    ("limits", "uk", "Wet it, at most {t}.", "Не більше ніж {t}.", "Не менше ніж {t}."),
    ("limits", "zh_Hans", "Wet it, at most {t}.", "不超过{t}。", "不低于{t}。"),
    ("limits", "ar", "Wet it, at most {t}.", "لا تزيد على {t}.", "لا تنزل دون {t}."),
    ("wordless", "es", "Trouble breathing", "Dificultad para respirar", "\u2060"),
    ("wordless", "es", "Trouble breathing", "Dificultad para respirar", "…"),
    ("wordless", "zh_Hans", "Trouble breathing", "呼吸困难", "\u3164"),
    ("numbers", "es", "Take 1.5 of them.", "Tome 1,5.", "Tome 5,1."),
    (
        "negation",
        "uk",
        "Do not lie on your belly, or flat on your back for long.",
        "Не лежіть на животі та не лежіть довго на спині.",
        "Не лежіть на животі та лежіть довго на спині.",
    ),
    ("script", "uk", "Rest your back.", "Дайте спині спочити.", "Дайте cпині спочити."),
    ("script", "uk", "A TENS device.", "Прилад TENS.", "Прилад Tens."),
    ("script", "uk", "Rest now.", "Спочиньте.", "Rest now."),
    ("script", "ar", "Your back.", "ظهرك.", "ظهرک."),
    ("script", "hi", "Rest.", "आराम करें।", "Aaram करें।"),
    ("script", "zh_Hans", "See a doctor.", "去看医生。", "去看醫生。"),
    ("script", "es", "Rest.", "Descanse.", "Descаnse."),
    ("direction", "es", "Rest.", "Descanse.", "Descanse\u200e."),
    ("direction", "ar", "Rest your back.", "أرح (TENS\u200e) ظهرك.", "أرح \u200fظهرك."),
    ("ending", "es", "Rest.", "Descanse.", "Descanse"),
    ("ending", "ar", "Better?", "أفضل؟", "أفضل."),
    ("ending", "hi", "Rest.", "आराम करें।", "आराम करें"),
    ("ending", "zh_Hans", "For:", "适用于：", "适用于。"),
    (
        "ending",
        "fr",
        'Say: "No."',
        "Dites\u00a0: «\u00a0Non.\u00a0»",
        "Dites\u00a0: «\u00a0Non\u00a0»",
    ),
    ("brackets", "es", "A bath (tub).", "Una bañera (tina).", "Una bañera (tina."),
    ("brackets", "es", "Better?", "¿Mejor?", "Mejor?"),
    ("brackets", "uk", 'Say "I can".', "Скажіть «Можу».", "Скажіть «Можу."),
    ("punctuation", "fr", "Better?", "Mieux\u202f?", "Mieux ?"),
    ("punctuation", "fr", "For: rest.", "Pour\u00a0: le repos.", "Pour: le repos."),
    ("punctuation", "zh_Hans", "Rest, then go.", "休息，然后走。", "休息, 然后走。"),
]


def pair(source: str, translation: str, language: str = "", *, fuzzy: bool = False) -> Pair:
    message = Message("remedies/heat", source, max_length=12 if source == "Number" else None)
    rules = read_rules(Resources.find(), language) if language else NO_RULES
    entry = Entry(translation, fuzzy)
    return Pair(message, entry, frozenset({"777"}), language=language, rules=rules)


@pytest.mark.parametrize(
    ("code", "source", "bad"), [(code, source, bad) for code, source, _, bad in MISTAKES]
)
def test_a_mistake_is_caught(code: str, source: str, bad: str) -> None:
    assert list(BY_CODE[code].find(pair(source, bad)))


@pytest.mark.parametrize(("source", "good"), [(source, good) for _, source, good, _ in MISTAKES])
def test_a_good_translation_passes_every_check(source: str, good: str) -> None:
    found = {check.code: list(check.find(pair(source, good))) for check in CHECKS}
    assert not any(found.values()), found


@pytest.mark.parametrize(
    ("code", "language", "source", "bad"),
    [(code, language, source, bad) for code, language, source, _, bad in MISTAKES_OF_A_LANGUAGE],
)
def test_a_mistake_in_a_language_is_caught(code: str, language: str, source: str, bad: str) -> None:
    assert list(BY_CODE[code].find(pair(source, bad, language)))


@pytest.mark.parametrize(
    ("language", "source", "good"),
    [(language, source, good) for _, language, source, good, _ in MISTAKES_OF_A_LANGUAGE],
)
def test_a_good_translation_into_a_language_passes_every_check(
    language: str, source: str, good: str
) -> None:
    found = {check.code: list(check.find(pair(source, good, language))) for check in CHECKS}
    assert not any(found.values()), found


def test_what_is_not_there_is_caught() -> None:
    missing = Pair(Message("page", "Name"), None)
    assert list(BY_CODE["complete"].find(missing))
    assert not any(list(check.find(missing)) for check in CHECKS if check.code != "complete")


def test_what_somebody_still_has_to_look_at_is_caught() -> None:
    assert list(BY_CODE["fuzzy"].find(pair("Stop.", "Pare.", fuzzy=True)))
    assert not list(BY_CODE["fuzzy"].find(pair("Stop.", "Pare.")))


def test_every_check_is_seen_catching_something() -> None:
    seen = {code for code, *_ in (*MISTAKES, *MISTAKES_OF_A_LANGUAGE)}
    elsewhere = {"complete", "fuzzy", "glossary", "sentences"}
    assert seen | elsewhere == set(BY_CODE)
    assert len(BY_CODE) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_explains_itself_in_one_line(check: Check) -> None:
    assert check.explanation.endswith(".")
    assert "\n" not in check.explanation
    assert len(check.explanation) < 80


def test_a_rare_character_that_no_old_standard_holds_is_not_called_traditional() -> None:
    assert not list(BY_CODE["script"].find(pair("Rest.", "休息㐂。", "zh_Hans")))


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


NUMBERS_TYPED = st.integers(2, 999).filter(lambda number: number != 777)
WRITTEN = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９")
PHRASES = {
    "es": "Repita {n} veces, {time} cada una.",
    "ar": "كرر {n} مرات، كل منها {time}.",
    "hi": "{n} बार करें, हर बार {time}।",
    "uk": "Повторіть {n} разів, кожен по {time}.",
    "zh_Hans": "重复{n}次，每次{time}。",
    "fr": "Répétez {n} fois, {time} chacune.",
}


@given(
    st.sampled_from(sorted(PHRASES)), st.sampled_from(WRITTEN), NUMBERS_TYPED, st.integers(0, 999)
)
def test_a_changed_number_is_caught_in_any_digits(
    language: str, digits: str, number: int, other: int
) -> None:
    other += other == number
    source = f"Repeat it {number} times, {{time}} each."

    def said(value: int) -> str:
        return (
            PHRASES[language].replace("{n}", str(value)).translate(str.maketrans(DIGITS[0], digits))
        )

    assert not list(BY_CODE["numbers"].find(pair(source, said(number), language)))
    assert list(BY_CODE["numbers"].find(pair(source, said(other), language)))


@given(
    st.sampled_from(sorted(PHRASES)),
    st.sampled_from(["", "{times}", "{Time}", "{ time }", "{time} {time}", "{time", "time}"]),
)
def test_a_dropped_changed_or_doubled_placeholder_is_caught(language: str, bad: str) -> None:
    source = "Repeat it 3 times, {time} each."
    good = PHRASES[language].replace("{n}", "3")
    assert not list(BY_CODE["placeholders"].find(pair(source, good, language)))
    assert list(BY_CODE["placeholders"].find(pair(source, good.replace("{time}", bad), language)))


@given(
    st.sampled_from(sorted(PHRASES)),
    st.sampled_from(WRITTEN),
    st.integers(10_000, 999_999_999),
    st.sampled_from(["", " ", "-", ".", "\u00a0", "–", " - ", "/", ") "]),
    st.integers(1, 4),
)
def test_a_typed_phone_number_is_caught_however_it_is_grouped(
    language: str, digits: str, number: int, gap: str, size: int
) -> None:
    written = str(number)
    groups = [written[at : at + size] for at in range(0, len(written), size)]
    typed = gap.join(groups).translate(str.maketrans(DIGITS[0], digits))
    translation = f"{PHRASES[language].replace('{n}', '3')} {typed}"
    assert list(BY_CODE["phones"].find(pair("Repeat it 3 times, {time} each.", translation)))


@given(st.data())
def test_every_listed_number_is_caught_in_any_digits_and_groups(data: st.DataObject) -> None:
    known = territory_numbers(Resources.find())
    digits = data.draw(st.sampled_from(sorted(known)))
    gap = data.draw(st.sampled_from(["", " ", "-", "."]))
    typed = gap.join(digits).translate(
        str.maketrans(DIGITS[0], data.draw(st.sampled_from(WRITTEN)))
    )
    message = Message("page", "Call {emergency_number}.")
    assert list(BY_CODE["phones"].find(Pair(message, Entry(f"打{typed}。"), known)))
