import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handouts.errors import Problem, ProfileError
from handouts.profile import (
    Presence,
    Told,
    Vocabulary,
    document_from_options,
    profile_from_toml,
    read_profile,
)
from handouts.profile.form import MOST_ITEMS
from handouts.profile.read import language_tag
from tests.profile.conftest import ALWAYS, PLACE, SLUGS, TODAY, Read

Problems = Callable[..., list[Problem]]

TEN_MISTAKES = """
language = "es US"
territory = "UK"
colour = "blue"
[identity]
birth_date = "2 March"
record_number = 42
[needs]
age = 146
symptoms = ["burnin", "gad"]
[health]
present = ["diabetes"]
absent = ["diabetes"]
[clinician]
exclude = ["safety/disclaimer"]
"""


def test_a_full_profile_is_read(read: Read) -> None:
    found = read(
        {
            "identity": {"name": "Ana Ruiz", "birth_date": date(1980, 3, 2)},
            "needs": {"symptoms": ["burning"], "causes": ["gad"], "preferences": ["warmth"]},
            "health": {"present": ["implant-electronic"], "absent": ["pregnant"]},
            "red_flags": {"screened": True, "present": []},
            "clinician": {"name": "J. Okafor", "include": ["remedies/heat"], "note": ""},
        }
    )
    profile = found.profile
    assert found.notices == ()
    assert profile.on == TODAY
    assert profile.needs.age == 46
    assert profile.presence("implant-electronic") is Presence.PRESENT
    assert profile.presence("pregnant") is Presence.ABSENT
    assert profile.presence("epilepsy") is Presence.UNKNOWN
    assert profile.clinician.note == ""


def test_a_language_and_a_territory_are_enough(read: Read) -> None:
    profile = read({}).profile
    assert (profile.language, profile.territory) == ("es", "US")
    assert profile.needs.age is None
    assert not profile.red_flags.screened


def test_ten_mistakes_are_ten_problems(problems: Problems, tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(TEN_MISTAKES, encoding="utf-8")
    found = problems(profile_from_toml(path))
    assert {problem.place for problem in found} == {
        f"profile.toml: {place}"
        for place in (
            "language",
            "territory",
            "key 3",
            "identity.birth_date",
            "identity.record_number",
            "needs.age",
            "needs.symptoms, item 1",
            "needs.symptoms, item 2",
            "health.present, item 1",
            "clinician.exclude, item 1",
        )
    }
    assert len(found) == 10
    assert all(problem.message and problem.remedy and problem.code for problem in found)


class TestLanguageAndTerritory:
    def test_both_are_told_if_both_are_missing(self, vocabulary: Vocabulary) -> None:
        with pytest.raises(ProfileError) as caught:
            read_profile(
                {},
                place=PLACE,
                vocabulary=vocabulary,
                known_slugs=SLUGS,
                safety_slugs=ALWAYS,
                on=TODAY,
            )
        assert [str(problem) for problem in caught.value.problems] == [
            'profile.toml: language: is missing. Write language = "es", or use --language.',
            'profile.toml: territory: is missing. Write territory = "US", or use --territory.',
        ]

    def test_a_clinic_can_give_both(self, vocabulary: Vocabulary) -> None:
        found = read_profile(
            {"language": "ar"},
            place=PLACE,
            vocabulary=vocabulary,
            known_slugs=SLUGS,
            safety_slugs=ALWAYS,
            on=TODAY,
            defaults={"language": "en", "territory": "GB"},
        )
        assert (found.profile.language, found.profile.territory) == ("ar", "GB")

    @pytest.mark.parametrize(
        ("written", "language"),
        [
            ("es", "es"),
            ("ES", "es"),
            ("pt-br", "pt-BR"),
            ("zh-hans", "zh-Hans"),
            ("ZH-HANT-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            (" fil ", "fil"),
        ],
    )
    def test_a_language_is_written_as_bcp_47_does(
        self, read: Read, written: str, language: str
    ) -> None:
        assert read({"language": written}).profile.language == language

    @pytest.mark.parametrize(("written", "tag"), [("zh_Hans", "zh-Hans"), ("pt_br", "pt-BR")])
    def test_the_name_of_a_catalogue_is_taken_for_its_tag(self, written: str, tag: str) -> None:
        assert language_tag(written, "language") == tag

    @pytest.mark.parametrize("written", ["es US", "Spanish", "e", "español", "es-", "es-U", "x-me"])
    def test_what_is_not_a_language_code_is_told(self, problems: Problems, written: str) -> None:
        (problem,) = problems({"language": written})
        assert problem.place == "profile.toml: language"
        assert "hyphen" in problem.remedy

    def test_a_territory_may_be_in_small_letters(self, read: Read) -> None:
        assert read({"territory": "gb"}).profile.territory == "GB"

    @pytest.mark.parametrize("written", ["uk", "UK"])
    def test_uk_is_gb(self, problems: Problems, written: str) -> None:
        (problem,) = problems({"territory": written})
        assert problem.remedy == "For the United Kingdom write GB."

    @pytest.mark.parametrize("written", ["USA", "U1", "Österreich", "ÄÖ"])
    def test_what_is_not_a_territory_is_told(self, problems: Problems, written: str) -> None:
        (problem,) = problems({"territory": written})
        assert problem.place == "profile.toml: territory"


class TestAge:
    @pytest.mark.parametrize(
        ("birth_date", "said"),
        [
            (date(2026, 11, 22), "is after the date of the handout."),
            (date(1900, 1, 1), "is more than 120 years ago."),
            ("1980-13-02", "is not a date."),
            ("02.03.1980", "is not a date."),
            (datetime(1980, 3, 2, 10, 0), "is not a date."),  # noqa: DTZ001 - as TOML gives it
            (1980, "is not a date."),
        ],
    )
    def test_a_birth_date_that_cannot_be_is_told(
        self, problems: Problems, birth_date: object, said: str
    ) -> None:
        (problem,) = problems({"identity": {"birth_date": birth_date}})
        assert problem.message == said

    def test_a_birth_date_may_be_text(self, read: Read) -> None:
        found = read({"identity": {"birth_date": "1980-03-02"}})
        assert found.profile.identity.birth_date == date(1980, 3, 2)

    @given(st.dates(date(1907, 1, 1), TODAY), st.integers(0, 120))
    def test_age_and_birth_date_agree_or_are_refused(
        self, read: Read, born: date, age: int
    ) -> None:
        identity: Mapping[str, object] = {"birth_date": born}
        counted = read({"identity": identity}).profile.needs.age
        both = {"identity": identity, "needs": {"age": age}}
        if age == counted:
            assert read(both).profile.needs.age == age
        else:
            with pytest.raises(ProfileError, match=r"needs\.age: does not agree with the birth"):
                read(both)

    @pytest.mark.parametrize("age", [-1, 121, 10**30, "121"])
    def test_an_age_that_nobody_has_is_told(self, problems: Problems, age: object) -> None:
        (problem,) = problems({"needs": {"age": age}})
        assert problem.message == "is not between 0 and 120."

    @pytest.mark.parametrize("age", [46.0, True, "forty", [46]])
    def test_an_age_is_a_whole_number(self, problems: Problems, age: object) -> None:
        (problem,) = problems({"needs": {"age": age}})
        assert problem.message.endswith("it must be a whole number.")

    @pytest.mark.parametrize(
        ("health", "place"),
        [
            ({"present": ["age-65plus"]}, "health.present, item 1"),
            ({"absent": ["pregnant", "age-lt-12"]}, "health.absent, item 2"),
        ],
    )
    def test_an_age_code_that_contradicts_the_age_is_told(
        self, problems: Problems, health: dict[str, object], place: str
    ) -> None:
        (problem,) = problems({"needs": {"age": 10}, "health": health})
        assert problem.place == f"profile.toml: {place}"
        assert problem.code == "contradiction"

    def test_an_age_code_may_repeat_what_the_age_says(self, read: Read) -> None:
        health = {"present": ["age-lt-12"], "absent": ["age-65plus"]}
        assert read({"needs": {"age": 10}, "health": health}).profile.has("age-lt-12")

    def test_without_an_age_an_age_code_may_be_stated(self, read: Read) -> None:
        assert read({"health": {"present": ["age-65plus"]}}).profile.has("age-65plus")

    def test_age_codes_that_contradict_each_other_are_told(self, problems: Problems) -> None:
        (problem,) = problems({"health": {"present": ["age-lt-5", "age-65plus"]}})
        assert problem.message == "does not fit the other age codes."


class TestTexts:
    @pytest.mark.parametrize(
        "text",
        ["Zoë <b>O'Neil</b> {{7*7}} ../../x", "%s {name} \\n $HOME", "ليلى\u200f 中文 🙂", "-"],
    )
    def test_text_is_kept_letter_for_letter(self, read: Read, text: str) -> None:
        profile = read(
            {
                "identity": {"name": text, "record_number": text},
                "clinician": {"name": text, "note": text},
            }
        ).profile
        assert profile.identity.name == profile.identity.record_number == text
        assert profile.clinician.name == profile.clinician.note == text

    def test_a_blank_text_is_no_text(self, read: Read) -> None:
        profile = read({"identity": {"name": "  "}, "clinician": {"note": " \n "}}).profile
        assert profile.identity.name is None
        assert profile.clinician.note == ""

    def test_a_note_may_have_lines(self, read: Read) -> None:
        profile = read({"clinician": {"note": "One.\r\nTwo.\n"}}).profile
        assert profile.clinician.note == "One.\nTwo.\n"

    @pytest.mark.parametrize("character", ["\0", "\n", "\t", "\x1b", "\x7f", "\u2028", "\ud800"])
    def test_a_name_with_a_control_character_is_refused(
        self, problems: Problems, character: str
    ) -> None:
        (problem,) = problems({"identity": {"name": f"Zoe{character}"}})
        assert problem.code == "control-character"

    @pytest.mark.parametrize(
        ("table", "key", "longest"),
        [
            ("identity", "name", 120),
            ("identity", "record_number", 40),
            ("clinician", "name", 120),
            ("clinician", "note", 600),
        ],
    )
    def test_a_text_has_a_longest_length(
        self, read: Read, problems: Problems, table: str, key: str, longest: int
    ) -> None:
        read({table: {key: "é" * longest}})
        (problem,) = problems({table: {key: "é" * (longest + 1)}})
        assert problem.message == f"is longer than {longest} characters."


class TestRedFlags:
    @pytest.mark.parametrize("told", [{"screened": False}, {}])
    def test_a_red_flag_counts_without_screening_and_is_told(
        self, read: Read, told: dict[str, object]
    ) -> None:
        found = read({"red_flags": {"present": ["rf-chest"], **told}})
        assert found.profile.red_flags.present == {"rf-chest"}
        assert [notice.code for notice in found.notices] == ["red-flag-unscreened"]

    @pytest.mark.parametrize(("told", "screened"), [("yes", True), ("No", False), (True, True)])
    def test_screened_may_be_a_word(self, read: Read, told: object, screened: bool) -> None:
        assert read({"red_flags": {"screened": told}}).profile.red_flags.screened is screened

    @pytest.mark.parametrize("told", [1, "maybe", []])
    def test_screened_is_true_or_false(self, problems: Problems, told: object) -> None:
        (problem,) = problems({"red_flags": {"screened": told}})
        assert problem.message.endswith("it must be true or false.")


class TestForm:
    @pytest.mark.parametrize(
        ("document", "remedy"),
        [
            ({"needs": {"symptons": []}}, "Did you mean symptoms?"),
            ({"need": {}}, "Did you mean needs?"),
            ({"symptoms": []}, "It belongs under [needs]."),
            ({"needs": {"name": "x"}}, "It belongs under [identity] or [clinician]."),
            ({"clinician": {"language": "x"}}, "It belongs at the top, before the first table."),
            ({"health": {"xqz": []}}, "The keys are present, absent."),
        ],
    )
    def test_a_key_that_is_not_one_is_told_with_the_way_out(
        self, problems: Problems, document: dict[str, object], remedy: str
    ) -> None:
        (problem,) = problems(document)
        assert (problem.code, problem.remedy) == ("unknown-key", remedy)

    def test_an_unknown_key_is_told_once_and_by_its_place(self, problems: Problems) -> None:
        (problem,) = problems({"needs": {"age": 3, "zoe example": 1}})
        assert problem.place == "profile.toml: needs, key 2"

    @pytest.mark.parametrize(
        ("document", "said"),
        [
            ({"needs": "burning"}, "needs: is text; it must be a table."),
            ({"needs": {"symptoms": "burning"}}, "needs.symptoms: is text; it must be a list."),
            ({"needs": {"symptoms": [["x"]]}}, "needs.symptoms, item 1: is a list; it must be te"),
            ({"identity": {"name": 3}}, "identity.name: is a number; it must be text."),
            ({"language": ["es"]}, "language: is a list; it must be text."),
            ({"territory": True}, "territory: is true or false; it must be text."),
            ({"clinician": {"include": {}}}, "clinician.include: is a table; it must be a list."),
            ({"clinician": {"note": date(2026, 1, 1)}}, "note: is a date; it must be text."),
        ],
    )
    def test_a_wrong_type_is_told_kindly(
        self, problems: Problems, document: dict[str, object], said: str
    ) -> None:
        (problem,) = problems(document)
        assert said in str(problem)
        assert problem.remedy

    def test_an_endless_list_is_not_gone_through(self, problems: Problems) -> None:
        (problem,) = problems({"needs": {"symptoms": ["nonsense"] * (MOST_ITEMS + 1)}})
        assert problem.code == "too-long"


# Where a text can stand. Each is a document with one value; the value is whatever somebody wrote.
PLACES: tuple[Callable[[object], dict[str, object]], ...] = (
    lambda value: {"language": value},
    lambda value: {"territory": value},
    lambda value: {str(value): 1},
    lambda value: {"needs": value},
    lambda value: {"needs": {str(value): 1}},
    lambda value: {"needs": {"age": value}},
    lambda value: {"needs": {"symptoms": value}},
    lambda value: {"needs": {"symptoms": [value]}},
    lambda value: {"needs": {"icd10": [value]}},
    lambda value: {"health": {"present": [value], "absent": [value]}},
    lambda value: {"red_flags": {"screened": value, "present": [value]}},
    lambda value: {"identity": {"name": f"{value}\0", "birth_date": value}},
    lambda value: {"identity": {"record_number": str(value) * 21}},
    lambda value: {"clinician": {"include": [value], "exclude": [value]}},
    lambda value: {"clinician": {"override": {str(value): value}}},
    lambda value: {"clinician": {"override": {"remedies/heat": f"{value}\0"}}},
    lambda value: {"clinician": {"note": f"{value}\0"}},
    lambda value: {"amounts": {str(value): {str(value): value}}},
    lambda value: {"amounts": {"remedies/heat": {"minutes": value}}, "tools": [value]},
    lambda value: document_from_options({"amount": [value], "tool": [value]}),
    lambda value: document_from_options({"symptom": [value], "override": [value], "age": value}),
    lambda value: {"needs": {"causes": Told([value], "rows.csv, row 14, causes")}},
)

# A mark that no message of ours has, around anything.
marked = st.text(max_size=30).map(lambda text: f"⟦{text}⟧")


@pytest.mark.parametrize("document", PLACES)
@given(value=marked)
def test_no_problem_quotes_what_was_written(
    problems: Problems, document: Callable[[object], dict[str, object]], value: str
) -> None:
    found = problems(document(value))
    assert found
    for problem in found:
        for said in (str(problem), repr(problem)):
            assert "⟦" not in said
            assert "⟧" not in said


@given(value=st.text(min_size=3, max_size=30).map(str.strip))
def test_no_problem_holds_the_text_even_without_a_mark(
    problems: Problems, vocabulary: Vocabulary, value: str
) -> None:
    # A word of our own messages or codes, such as "item" or a misspelt code's stem, is no leak.
    ours = str(problems({"needs": {"symptoms": ["⟦"]}, "identity": {"name": "⟦\0"}}))
    assume(len(value) >= 3)
    assume(value.lower() not in ours.lower())
    assume(not any(value.lower() in f"{code} {code}" for code in vocabulary.terms))
    found = problems({"needs": {"symptoms": [value]}, "identity": {"name": f"{value}\0"}})
    assert found
    assert not any(value in str(problem) for problem in found)


@pytest.mark.parametrize("value", ["Zoë Example", "0042-17", "12 Invented Road", "+00 00"])
def test_the_error_as_a_whole_holds_no_identity(problems: Problems, value: str) -> None:
    found = problems({"identity": {"name": f"{value}\n", "record_number": value * 20}})
    assert len(found) == 2
    assert value not in repr(ProfileError(found))


def test_the_package_brings_no_heavy_module_with_it() -> None:
    code = (
        "import sys, handouts.profile;"
        "print(*sorted({'pydantic', 'babel', 'jinja2', 'click', 'weasyprint'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
