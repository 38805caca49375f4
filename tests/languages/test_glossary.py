"""The glossary: how it is read, which terms a text holds, and the check that holds to its words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Problem, Severity, TranslationError
from handouts.languages import Catalogue, Entry, Message
from handouts.languages.check import check_entries
from handouts.languages.checks import Pair
from handouts.languages.checks.glossary import GLOSSARY
from handouts.languages.glossary import FILE, Glossary, Term, Wording, read_glossary
from handouts.resources import Resources
from tests.languages.conftest import Catalogues

TERMS = Glossary(
    (
        Term("pain", "Bodily pain.", words={"es": Wording("dolor", ("dolor*", "duel*"))}),
        Term("pain reliever", "A medicine.", words={"es": Wording("analgésico", ("analgésico*",))}),
        Term("burn", "An injury.", words={"es": Wording("quemadura", ("quem*",), ("ardor",))}),
        Term("burning", "A kind of pain.", words={"es": Wording("ardor", ("ardor", "arde*"))}),
        Term("low mood", "Feeling down."),
        Term(
            "worry",
            "A thought.",
            not_in=("legal worries",),
            words={"uk": Wording("тривога", ("тривог*",), ("тривожн*",))},
        ),
        Term("low back", "The lumbar part.", also=("lower back",)),
        Term("flare-up", "A worse time.", words={"zh_Hans": Wording("加重", ("加重",))}),
        Term("muscle", "It moves.", words={"ar": Wording("عضلة", ("عضل*",))}),
        Term("stretch", "An exercise.", words={"hi": Wording("खिंचाव", ("खिंचाव*",))}),
    )
)


def sources(text: str) -> list[str]:
    return [term.source for term in TERMS.terms_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pain is common.", ["pain"]),
        ("Painting the wall", []),
        ("Pains, aches", ["pain"]),
        ("Worries come and go.", ["worry"]),
        ("Care or legal worries", []),
        ("Legal worries and other worries", ["worry"]),
        ("Two stretches", ["stretch"]),
        ("Take a pain reliever.", ["pain reliever"]),
        ("Take a pain reliever against the pain.", ["pain reliever", "pain"]),
        ("A burning feeling", ["burning"]),
        ("A burn", ["burn"]),
        ("Burns and burning", ["burn", "burning"]),
        ("Your low mood", ["low mood"]),
        ("Your lower back", ["low back"]),
        ("Low-back stretches", ["low back", "stretch"]),
        ("The flare-ups", ["flare-up"]),
        ("A **flare-up**", ["flare-up"]),
        ("It lasts {pain}.", []),
        ("pain, pain and pain", ["pain"]),
        ("", []),
    ],
)
def test_the_terms_of_a_text_are_found_as_whole_words_and_the_longest_counts(
    text: str, expected: list[str]
) -> None:
    assert sources(text) == expected


def test_an_empty_glossary_finds_nothing() -> None:
    assert Glossary().terms_in("Pain and stress") == ()


@given(st.text(alphabet="abpainrelievburngs -{}*\n", max_size=60))
def test_a_term_that_is_found_stands_in_the_text(text: str) -> None:
    plain = text.replace("**", " ").casefold()
    assert all(term.source.partition(" ")[0] in plain for term in TERMS.terms_in(text))


def faults(source: str, translation: str, language: str, context: str = "remedies/heat") -> str:
    pair = Pair(Message(context, source), Entry(translation), language=language, glossary=TERMS)
    return " ".join(GLOSSARY.find(pair))


# language, English, good translation, bad translation
MISTAKES = [
    ("es", "Heat may help with pain.", "El calor puede ayudar con el dolor.", "El calor ayuda."),
    ("es", "It hurts, a burning pain.", "Duele, arde.", "Es un dolor de quemadura."),
    ("es", "A pain reliever", "Un analgésico", "Algo para el dolor"),
    ("es", "A burn", "Una quemadura", "Un ardor"),
    ("es", "A burn and a burning pain", "Una quemadura y un dolor que da ardor", "Dolor y ardor"),
    ("uk", "Your worries", "Ваші тривоги", "Ваші думки"),
    ("uk", "Your worries", "Ваші тривоги", "Ваші тривожні тривоги"),
    ("zh_Hans", "In a flare-up, rest.", "疼痛加重时，请休息。", "疼痛发作时，请休息。"),
    ("ar", "Let the muscles go.", "أرخِ عضلاتك.", "أرخِ أعصابك."),
    ("ar", "Let the muscles go.", "أرخِ العضلات.", "أرخِ الأعصاب."),
    ("hi", "Stop the stretch.", "खिंचाव रोकें।", "व्यायाम रोकें।"),
]


@pytest.mark.parametrize(("language", "source", "good", "bad"), MISTAKES)
def test_another_word_than_that_of_the_glossary_is_caught(
    language: str, source: str, good: str, bad: str
) -> None:
    assert not faults(source, good, language)
    assert faults(source, bad, language)


def test_a_word_to_avoid_may_stand_where_it_is_the_word_of_another_term() -> None:
    assert faults("A burn", "Una quemadura con ardor", "es")
    assert not faults("A burn, burning", "Una quemadura, ardor", "es")


def test_what_the_glossary_has_no_words_for_is_not_checked() -> None:
    assert not faults("A low mood", "Feliz", "es")
    assert not faults("Pain", "Freude", "de")


def test_labels_may_hold_the_terms_of_clinicians() -> None:
    assert not faults("Low back pain", "Lumbalgia", "es", "label:low-back")
    assert faults("Low back pain", "Lumbalgia", "es", "education/pain")


@pytest.mark.parametrize(
    ("context", "severity"),
    [
        ("safety/red-flags", Severity.ERROR),
        ("remedies/heat", Severity.ERROR),
        ("patient:burn", Severity.ERROR),
        ("education/pain", Severity.WARNING),
        ("page", Severity.WARNING),
        ("heading", Severity.WARNING),
    ],
)
def test_another_word_is_an_error_where_safety_hangs_on_it(
    context: str, severity: Severity
) -> None:
    message = Message(context, "Your pain")
    catalogue = Catalogue("es", {message.key: Entry("Su pena", line=7)})
    optional = frozenset({"education/pain"})
    (problem,) = check_entries(catalogue, [message], optional, glossary=TERMS)
    assert (problem.code, problem.severity) == ("glossary", severity)
    assert "dolor" in problem.message
    assert problem.place.endswith("line 7")


def write(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, encoding="utf-8")


OURS = """\
[[terms]]
source = "pain"
meaning = "Bodily pain."
[terms.words.es]
term = "dolor"
forms = ["dolor*"]
avoid = ["pena"]
note = "The word of daily life."
"""


def test_a_glossary_is_read_with_all_that_it_says(catalogues: Catalogues) -> None:
    write(catalogues.resources.locales, OURS)
    (term,) = read_glossary(catalogues.resources).terms
    wording = Wording("dolor", ("dolor*",), ("pena",), "The word of daily life.")
    assert term == Term("pain", "Bodily pain.", words={"es": wording})


def test_without_a_file_there_are_no_terms(catalogues: Catalogues) -> None:
    assert read_glossary(catalogues.resources) == Glossary()


def test_a_clinic_adds_terms_and_the_words_of_its_own_language(catalogues: Catalogues) -> None:
    assert catalogues.resources.clinic is not None
    write(catalogues.resources.locales, OURS)
    write(
        catalogues.resources.clinic / "locales",
        '[[terms]]\nsource = "pain"\nalso = ["ache"]\n'
        '[terms.words.so]\nterm = "xanuun"\nforms = ["xanuun*"]\n'
        '[[terms]]\nsource = "our pool"\nmeaning = "The warm pool of the clinic."\n',
    )
    pain, pool = read_glossary(catalogues.resources).terms
    assert (pain.meaning, pain.also, sorted(pain.words)) == (
        "Bodily pain.",
        ("ache",),
        ["es", "so"],
    )
    assert pool.source == "our pool"


def problems(catalogues: Catalogues, ours: str, theirs: str = "") -> list[Problem]:
    assert catalogues.resources.clinic is not None
    write(catalogues.resources.locales, ours)
    if theirs:
        write(catalogues.resources.clinic / "locales", theirs)
    with pytest.raises(TranslationError) as error:
        read_glossary(catalogues.resources)
    return list(error.value.problems)


def test_a_clinic_cannot_change_our_words(catalogues: Catalogues) -> None:
    theirs = '[[terms]]\nsource = "pain"\n[terms.words.es]\nterm = "pena"\nforms = ["pena"]\n'
    (problem,) = problems(catalogues, OURS, theirs)
    assert problem.place == "clinic locales/glossary.toml, “pain”, words.es"


def test_every_mistake_is_named_with_its_place_and_a_remedy(catalogues: Catalogues) -> None:
    wrong = (
        OURS
        + '[[terms]]\nmeaning = "Nameless."\n'
        + '[[terms]]\nsource = "burn"\n'
        + '[[terms]]\nsource = "ache"\nalso = ["Pain"]\nmeaning = "Pain."\n'
        + '[[terms]]\nsource = "skin"\nmeaning = "Outside."\ncolour = 3\n'
        + '[terms.words.es]\nterm = "piel"\nforms = []\n'
        + '[[terms]]\nsource = "nerve"\nmeaning = "Feels."\n[terms.words.fr]\nform = "nerf"\n'
    )
    found = problems(catalogues, wrong)
    assert sorted(problem.place.removeprefix("locales/glossary.toml, ") for problem in found) == [
        "term 2, source",
        "“ache”",
        "“burn”, meaning",
        "“nerve”, words.fr.form",
        "“nerve”, words.fr.forms",
        "“nerve”, words.fr.term",
        "“skin”, colour",
        "“skin”, words.es.forms",
    ]
    assert all(problem.remedy and problem.code == "glossary-file" for problem in found)


@pytest.mark.parametrize("text", ["terms = 3\n", "[[terms]\n", "[page]\n"])
def test_a_file_that_is_no_glossary_is_refused(catalogues: Catalogues, text: str) -> None:
    (problem,) = problems(catalogues, text)
    assert problem.place.startswith("locales/glossary.toml")


def test_our_glossary_explains_every_term(resources: Resources) -> None:
    glossary = read_glossary(resources)
    assert len(glossary.terms) > 50
    assert all(term.meaning for term in glossary.terms)
    assert [term.source for term in glossary.terms_in("A flare-up of burning pain")] == [
        "flare-up",
        "burning",
        "pain",
    ]
