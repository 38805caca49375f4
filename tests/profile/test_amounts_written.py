from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Problem, ProfileError
from handouts.profile import (
    Profile,
    amounts_from_cell,
    document_from_options,
    merge_documents,
)
from tests.profile.amounts import CELL, HEAT, TENS, cell, file_of, options, plain
from tests.profile.conftest import SLUGS, Read

Problems = Callable[..., list[Problem]]


class TestOptions:
    def test_one_option_sets_several_measures(self, read: Read) -> None:
        found = read(options(f"{HEAT}:minutes=10,times_per_day=2")).profile
        assert plain(found) == {HEAT: {"minutes": 10, "times_per_day": 2}}

    def test_several_options_for_one_section_come_together(self, read: Read) -> None:
        given_ = (f"{HEAT}:minutes=10", f"{TENS}:minutes=20", " Remedies/Heat : Repeats = 3 ")
        assert plain(read(options(*given_)).profile) == {
            HEAT: {"minutes": 10, "repeats": 3},
            TENS: {"minutes": 20},
        }

    @pytest.mark.parametrize(
        ("texts", "second", "first"),
        [
            (
                (f"{HEAT}:minutes=10", f"{HEAT}:minutes=10"),
                "--amount, 2nd, minutes",
                "--amount, 1st, minutes",
            ),
            (
                (f"{HEAT}:minutes=10,Minutes=15",),
                "--amount, 1st, minutes",
                "--amount, 1st, minutes",
            ),
            (
                (f"{HEAT}:minutes=10", f"{TENS}:minutes=10", "REMEDIES/heat:repeats=1,minutes=9"),
                "--amount, 3rd, minutes",
                "--amount, 1st, minutes",
            ),
        ],
    )
    def test_a_measure_given_twice_for_a_section_is_a_problem(
        self, problems: Problems, texts: tuple[str, ...], second: str, first: str
    ) -> None:
        (problem,) = problems(options(*texts))
        assert (problem.place, problem.code) == (second, "contradiction")
        assert problem.message == f"is told more than once for this section ({first})."

    @pytest.mark.parametrize(
        ("text", "place", "code"),
        [
            (HEAT, "--amount, 2nd", "missing"),
            (f"{HEAT}:", "--amount, 2nd", "missing"),
            (f"{HEAT}:,", "--amount, 2nd", "missing"),
            (f"{HEAT}:=10", "--amount, 2nd", "missing"),
            (f"{HEAT}:minutes", "--amount, 2nd, minutes", "missing"),
            (f"{HEAT}:minutes=", "--amount, 2nd, minutes", "missing"),
            (f"{HEAT}:10", "--amount, 2nd, item 1", "unknown-measure"),
            (f"{HEAT}:repeats=1,minuts=10", "--amount, 2nd, item 2", "unknown-measure"),
            (f"{HEAT}:minutes=ten", "--amount, 2nd, minutes", "wrong-type"),
            (f"{HEAT}:minutes=1=1", "--amount, 2nd, minutes", "wrong-type"),
            (f"{HEAT}:minutes=10 min", "--amount, 2nd, minutes", "wrong-type"),
            (f"{HEAT}:minutes=0", "--amount, 2nd, minutes", "out-of-range"),
            (f"{HEAT}:minutes=1001", "--amount, 2nd, minutes", "out-of-range"),
            ("heat:minutes=10", "--amount, 2nd", "unknown-section"),
            (":minutes=10", "--amount, 2nd", "unknown-section"),
            (f"{HEAT}=minutes:repeats=10", "--amount, 2nd", "unknown-section"),
        ],
    )
    def test_a_problem_names_the_option_and_the_measure(
        self, problems: Problems, text: str, place: str, code: str
    ) -> None:
        (problem,) = problems(options(f"{TENS}:minutes=10", text))
        assert (problem.place, problem.code) == (place, code)
        assert problem.remedy

    def test_an_option_that_names_no_amount_is_told_though_another_does(
        self, problems: Problems
    ) -> None:
        (problem,) = problems(options(f"{HEAT}:minutes=10", HEAT))
        assert (problem.place, problem.message) == ("--amount, 2nd", "names no amount.")

    def test_a_stray_comma_is_let_pass(self, read: Read) -> None:
        found = read(options(f"{HEAT}:minutes=10, ,repeats=2,")).profile
        assert plain(found) == {HEAT: {"minutes": 10, "repeats": 2}}


class TestCell:
    def test_one_cell_sets_amounts_for_several_sections(self, read: Read) -> None:
        text = f"{HEAT}:minutes=10,times_per_day=2; remedies/massage:repeats=10;"
        assert plain(read(cell(text)).profile) == {
            HEAT: {"minutes": 10, "times_per_day": 2},
            "remedies/massage": {"repeats": 10},
        }

    @pytest.mark.parametrize("text", ["", "  ", ";", " ; ;"])
    def test_an_empty_cell_says_nothing(self, read: Read, text: str) -> None:
        assert amounts_from_cell(text, CELL) == {}
        merged = merge_documents(file_of({HEAT: {"minutes": 10}}), cell(text))
        assert plain(read(merged).profile) == {HEAT: {"minutes": 10}}

    def test_a_cell_says_what_options_say(self, read: Read) -> None:
        texts = (f"{HEAT}:minutes=10,repeats=2", f"{TENS}:minutes=20", f"{HEAT}:days_per_week=5")
        assert read(cell("; ".join(texts))).profile == read(options(*texts)).profile

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            (f"{TENS}:minutes=1; {HEAT}:minutes=ten", f"{CELL}, item 2, minutes"),
            (f"{HEAT}:minutes=1; {HEAT}:minutes=1", f"{CELL}, item 2, minutes"),
            (f"{HEAT}:minutes=1, repeets=1", f"{CELL}, item 1, item 2"),
            (f"{TENS}:minutes=1; remedies/cold:minutes=1", f"{CELL}, item 2"),
            (f"{TENS}:minutes=1; ; {HEAT}", f"{CELL}, item 3"),
        ],
    )
    def test_a_problem_names_the_item_of_the_cell(
        self, problems: Problems, text: str, place: str
    ) -> None:
        assert [problem.place for problem in problems(cell(text))] == [place]


pieces = st.sampled_from(
    [HEAT, TENS, "heat", ":", "=", ",", ";", " ", "minutes", "Repeats", "days", "10", "0", "ten"]
)
nearly = st.builds(
    "{}:{}={}{}".format,
    st.sampled_from([HEAT, TENS, "Remedies/Heat ", "heat"]),
    st.sampled_from(["minutes", " Repeats ", "days"]),
    st.integers(0, 1001) | st.sampled_from([" 10", "ten"]),
    st.sampled_from(["", ",", ",repeats=3", ";"]),
)
written = nearly | st.text(max_size=40) | st.lists(pieces, max_size=12).map("".join)


def read_or_refused(read: Read, document: dict[str, object]) -> Profile | ProfileError:
    try:
        return read(document).profile
    except ProfileError as error:
        return error


@given(st.lists(written, min_size=1, max_size=3), st.lists(written, max_size=2))
def test_any_text_gives_a_profile_or_a_refusal(
    read: Read, amounts: list[str], tools: list[str]
) -> None:
    document = document_from_options({"amount": amounts, "tool": tools})
    for told in (document, cell(";".join(amounts))):
        found = read_or_refused(read, merge_documents(file_of({HEAT: {"minutes": 5}}), told))
        if isinstance(found, ProfileError):
            assert all(problem.place and problem.message for problem in found.problems)
            assert found.problems
            continue
        assert set(found.amounts) <= set(SLUGS)
        for amount in found.amounts.values():
            assert amount
            assert all(type(number) is int and 1 <= number <= 1000 for number in amount.values())


def test_such_texts_give_profiles_and_refusals(read: Read) -> None:
    kinds: set[type] = set()

    @given(written)
    def look(text: str) -> None:
        kinds.add(type(read_or_refused(read, options(text))))

    look()
    assert kinds == {Profile, ProfileError}


words = st.text(st.characters(exclude_characters=":;,="), max_size=20)
marked = words.map(lambda text: f"⟦{text}⟧")


@given(marked)
def test_no_problem_quotes_what_was_written(problems: Problems, value: str) -> None:
    documents = (
        options(value),
        options(f"{value}:minutes=10"),
        options(f"{HEAT}:{value}=10"),
        options(f"{HEAT}:minutes={value}", f"{HEAT}:minutes={value}"),
        options(f"{HEAT}:minutes={value}"),
        cell(f"{value}; {HEAT}:minutes={value}"),
        file_of(value),
        file_of({value: {value: value}}),
        file_of({HEAT: {"minutes": value}}),
        file_of({HEAT: value}),
        document_from_options({"tool": [value, "none"]}),
        {"tools": value},
    )
    for document in documents:
        found = problems(document)
        assert found
        for problem in found:
            for said in (str(problem), repr(problem)):
                assert "⟦" not in said
                assert "⟧" not in said
