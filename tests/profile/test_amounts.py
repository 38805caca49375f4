from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import Problem, ProfileError
from handouts.profile import Measure, Told, merge_documents, profile_from_toml
from handouts.profile.form import MOST_ITEMS
from tests.profile.amounts import HEAT, TENS, file_of, options, plain
from tests.profile.conftest import Read

Problems = Callable[..., list[Problem]]


class TestReading:
    def test_every_measure_can_be_set_in_a_file(
        self, read: Read, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        path = tmp_path_factory.mktemp("profile") / "profile.toml"
        path.write_text(
            '[amounts."remedies/heat"]\n'
            "minutes = 5\nrepeats = 10\ntimes_per_day = 3\ndays_per_week = 7\n"
            '[amounts."remedies/massage"]\nminutes = 15\n',
            encoding="utf-8",
        )
        assert plain(read(profile_from_toml(path)).profile) == {
            HEAT: {"minutes": 5, "repeats": 10, "times_per_day": 3, "days_per_week": 7},
            "remedies/massage": {"minutes": 15},
        }
        assert len(Measure) == 4

    @pytest.mark.parametrize("document", [{}, {"amounts": {}}])
    def test_a_profile_needs_no_amount(self, read: Read, document: dict[str, object]) -> None:
        assert read(document).profile.amounts == {}

    @pytest.mark.parametrize("number", [1, 10, 1000, "10", " 1000 "])
    def test_a_number_may_be_text(self, read: Read, number: object) -> None:
        found = read(file_of({HEAT: {"minutes": number}})).profile.amounts
        assert found == {HEAT: {Measure.MINUTES: int(str(number))}}

    def test_small_and_capital_letters_are_the_same(self, read: Read) -> None:
        found = read(file_of({"Remedies/Heat ": {"Minutes": 10}})).profile
        assert plain(found) == {HEAT: {"minutes": 10}}

    @pytest.mark.parametrize("slug", ["safety/disclaimer", "education/night-pain"])
    def test_whether_a_section_takes_an_amount_is_for_the_library_to_say(
        self, read: Read, slug: str
    ) -> None:
        assert plain(read(file_of({slug: {"minutes": 10}})).profile) == {slug: {"minutes": 10}}

    @pytest.mark.parametrize("number", [0, -1, 1001, 10**30, "0", "1001", "999999999"])
    @pytest.mark.parametrize("measure", list(Measure))
    def test_a_number_lies_between_1_and_1000(
        self, problems: Problems, measure: Measure, number: object
    ) -> None:
        (problem,) = problems(file_of({HEAT: {measure.value: number}}))
        assert problem.place == f"profile.toml: amounts, entry 1, {measure.value}"
        assert problem.message == "is not between 1 and 1000."

    @pytest.mark.parametrize(
        "number",
        [True, False, 10.0, 10.5, float("nan"), "ten", "10.5", "-1", "1e2", "١٠", "9" * 10, [10]],
    )
    def test_a_number_is_whole(self, problems: Problems, number: object) -> None:
        (problem,) = problems(file_of({HEAT: {"minutes": number}}))
        assert problem.message.endswith("it must be a whole number.")
        assert problem.remedy == "Write it as in 10."

    @pytest.mark.parametrize("number", ["", "  "])
    def test_a_blank_is_no_number(self, problems: Problems, number: str) -> None:
        (problem,) = problems(file_of({HEAT: {"minutes": number}}))
        assert problem.message == "has no number."

    def test_an_entry_without_an_amount_is_told(self, problems: Problems) -> None:
        (problem,) = problems(file_of({HEAT: {"minutes": 5}, TENS: {}}))
        assert problem.place == "profile.toml: amounts, entry 2"
        assert problem.message == "names no amount."

    @pytest.mark.parametrize(
        ("slug", "remedy"),
        [
            ("remedies/haet", "Did you mean remedies/heat"),
            ("heat", "Did you mean remedies/heat"),
            ("xqzvw", "See `handouts sections list`."),
            ("", "See `handouts sections list`."),
        ],
    )
    def test_a_section_that_we_do_not_have_is_told_with_the_nearest(
        self, problems: Problems, slug: str, remedy: str
    ) -> None:
        (problem,) = problems(file_of({slug: {"minutes": 10}}))
        assert (problem.place, problem.code) == (
            "profile.toml: amounts, entry 1",
            "unknown-section",
        )
        assert problem.remedy.startswith(remedy)

    @pytest.mark.parametrize(
        ("measure", "remedy"),
        [
            ("minute", "Did you mean minutes"),
            ("reps", "Did you mean repeats"),
            ("times-per-day", "Did you mean times_per_day"),
            ("days", "Did you mean days_per_week"),
            ("xqz", "Use minutes, repeats, times_per_day or days_per_week."),
        ],
    )
    def test_a_misspelt_measure_is_told_with_the_nearest(
        self, problems: Problems, measure: str, remedy: str
    ) -> None:
        (problem,) = problems(file_of({HEAT: {"repeats": 3, measure: 10}}))
        assert problem.place == "profile.toml: amounts, entry 1, key 2"
        assert problem.code == "unknown-measure"
        assert problem.remedy.startswith(remedy)

    @pytest.mark.parametrize(
        ("amounts", "place", "said"),
        [
            (10, "amounts", "is a number; it must be a table."),
            ([HEAT], "amounts", "is a list; it must be a table."),
            ({HEAT: 10}, "amounts, entry 1", "is a number; it must be a table."),
            ({HEAT: [{"minutes": 10}]}, "amounts, entry 1", "is a list; it must be a table."),
        ],
    )
    def test_what_is_no_table_is_told(
        self, problems: Problems, amounts: object, place: str, said: str
    ) -> None:
        (problem,) = problems(file_of(amounts))
        assert (problem.place, problem.message) == (f"profile.toml: {place}", said)
        assert problem.remedy == 'Write [amounts."remedies/heat"], and below it minutes = 10.'

    def test_all_mistakes_are_told_at_once(self, problems: Problems) -> None:
        amounts = {HEAT: {"minuts": 1, "repeats": 0}, "remedies/cold": {"minutes": "ten"}, TENS: {}}
        assert len(problems(file_of(amounts))) == 5

    def test_one_section_written_twice_keeps_both_unless_they_clash(
        self, read: Read, problems: Problems
    ) -> None:
        both = {HEAT: {"minutes": 10}, "Remedies/heat": {"repeats": 3}}
        assert plain(read(file_of(both)).profile) == {HEAT: {"minutes": 10, "repeats": 3}}
        (problem,) = problems(file_of({HEAT: {"minutes": 10}, "REMEDIES/HEAT": {"minutes": 10}}))
        assert str(problem) == (
            "profile.toml: amounts, entry 2, minutes: is told more than once for this section "
            "(amounts, entry 1, minutes). Keep one of them."
        )

    @pytest.mark.parametrize("clash", [{"Remedies/heat": 3}, {"Remedies/heat": {}}])
    def test_one_section_written_twice_hides_no_mistake(
        self, problems: Problems, clash: dict[str, object]
    ) -> None:
        for amounts in ({HEAT: {"minutes": 10}, **clash}, {**clash, HEAT: {"minutes": 10}}):
            assert len(problems(file_of(amounts))) == 1

    def test_an_endless_table_is_not_gone_through(self, problems: Problems) -> None:
        many = {f"nonsense-{number}": {"minutes": 1} for number in range(MOST_ITEMS + 1)}
        assert [problem.code for problem in problems(file_of(many))] == ["too-long"]
        (problem,) = problems(file_of({HEAT: dict.fromkeys(many, 1)}))
        assert problem.code == "too-long"

    @pytest.mark.parametrize(
        "document", [{"minutes": 10}, {"needs": {"minutes": 10}}, {"clinician": {"amounts": {}}}]
    )
    def test_an_amount_in_the_wrong_place_is_sent_home(
        self, problems: Problems, document: dict[str, object]
    ) -> None:
        (problem,) = problems(document)
        assert (problem.code, problem.remedy) == (
            "unknown-key",
            'It belongs into a table of its own, such as [amounts."remedies/heat"].',
        )


class TestMerging:
    def test_an_option_beats_the_file_for_one_measure_of_one_section(self, read: Read) -> None:
        file = file_of({HEAT: {"minutes": 5, "repeats": 2}, TENS: {"minutes": 20}})
        above = options(f"{HEAT}:minutes=10", "remedies/massage:minutes=15")
        assert plain(read(merge_documents(file, above)).profile) == {
            HEAT: {"minutes": 10, "repeats": 2},
            TENS: {"minutes": 20},
            "remedies/massage": {"minutes": 15},
        }

    def test_an_option_beats_a_file_that_writes_the_names_in_capitals(self, read: Read) -> None:
        file = file_of({"Remedies/Heat": {"Minutes": 5}})
        merged = merge_documents(file, options(f"{HEAT}:minutes=10"))
        assert plain(read(merged).profile) == {HEAT: {"minutes": 10}}

    def test_an_amount_keeps_the_place_where_it_was_written(self, problems: Problems) -> None:
        file = file_of({TENS: {"minutes": 5}, HEAT: {"minutes": 0, "repeats": 0}})
        above = options(f"{HEAT}:minutes=0,days_per_week=3")
        assert [problem.place for problem in problems(merge_documents(file, above))] == [
            "--amount, 1st, minutes",
            "profile.toml: amounts, entry 2, repeats",
        ]

    def test_a_value_that_is_beaten_is_not_complained_of(self, read: Read) -> None:
        merged = merge_documents(file_of({HEAT: {"minutes": "ten"}}), options(f"{HEAT}:minutes=10"))
        assert plain(read(merged).profile) == {HEAT: {"minutes": 10}}

    @pytest.mark.parametrize("wrong", [3, {HEAT: 3}, {HEAT: {}}, {HEAT: {"minuts": 3}}])
    def test_what_is_not_well_formed_is_still_told_after_merging(
        self, problems: Problems, wrong: object
    ) -> None:
        right = options(f"{HEAT}:minutes=10")
        for documents in ((file_of(wrong), right), (right, file_of(wrong))):
            assert len(problems(merge_documents(*documents))) == 1

    def test_amounts_may_be_told_as_a_whole(self, problems: Problems) -> None:
        told = Told({HEAT: {"minutes": 10, "repeats": 0}}, "rows.csv, row 14")
        assert [problem.place for problem in problems(file_of(told))] == [
            "rows.csv, row 14, entry 1, repeats"
        ]


slugs = st.sampled_from([HEAT, TENS, "Remedies/Heat"])
measures = st.sampled_from([*(measure.value for measure in Measure), "Minutes"])
pairs = st.dictionaries(st.tuples(slugs, measures), st.integers(1, 1000), max_size=6)


def as_table(numbers: Mapping[tuple[str, str], int]) -> dict[str, object]:
    table: dict[str, dict[str, int]] = {}
    for (slug, measure), number in numbers.items():
        table.setdefault(slug, {})[measure] = number
    return file_of(table)


def as_options(numbers: Mapping[tuple[str, str], int]) -> dict[str, object]:
    return options(*(f"{slug}:{name}={number}" for (slug, name), number in numbers.items()))


def tidied(numbers: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
    """Return the numbers by names in small letters, the last one of each."""
    return {(slug.lower(), name.lower()): number for (slug, name), number in numbers.items()}


@given(pairs, pairs)
def test_of_each_measure_the_upper_amount_holds_or_the_clash_is_told(
    read: Read, below: dict[tuple[str, str], int], above: dict[tuple[str, str], int]
) -> None:
    for lower in (as_table(below), as_options(below)):
        document = merge_documents(lower, as_options(above))
        expected = {**tidied(below), **tidied(above)}
        clashes = len(tidied(above)) < len(above) or any(
            sum((slug.lower(), name.lower()) == key for slug, name in below) > 1
            for key in tidied(below).keys() - tidied(above).keys()
        )
        if clashes:
            with pytest.raises(ProfileError, match="more than once"):
                read(document)
            continue
        found = {
            (slug, measure.value): number
            for slug, amount in read(document).profile.amounts.items()
            for measure, number in amount.items()
        }
        assert found == expected
