from datetime import date, time
from pathlib import Path

import pytest

from handouts.errors import ClinicError, TerritoryError
from handouts.resources import Resources
from handouts.territories import Always, Hours, known_territories, load_territory
from handouts.territories.schema import read_days, read_partial_date
from tests.territories.samples import COMPLETE, own_territory, with_clinic

MISTYPED = '{ days = "Mon", opens = "9:00", closes = "17:00" }'


def problems(text: str, folder: Path) -> list[str]:
    """Return what is said of a territory file."""
    made = own_territory(folder / "own", IS=text)
    with pytest.raises(TerritoryError) as caught:
        load_territory("IS", made)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("code", ["us", "Us", " US "])
def test_a_code_is_taken_in_any_case(code: str, resources: Resources) -> None:
    assert load_territory(code, resources).code == "US"


def test_an_unknown_territory_names_those_that_are_known(resources: Resources) -> None:
    with pytest.raises(TerritoryError) as caught:
        load_territory("QQ", resources)
    (problem,) = caught.value.problems
    assert problem.code == "unknown-territory"
    for code in known_territories(resources):
        assert code in problem.remedy


@pytest.mark.parametrize(
    ("typed", "meant"), [("UK", "GB"), ("usa", "US"), ("Germany", "DE"), ("spain", "ES")]
)
def test_a_near_miss_is_told_what_was_meant(typed: str, meant: str, resources: Resources) -> None:
    with pytest.raises(TerritoryError, match=rf"Did you mean {meant}\?"):
        load_territory(typed, resources)


def test_a_code_never_reaches_other_files(resources: Resources) -> None:
    with pytest.raises(TerritoryError):
        load_territory("../territories/US", resources)


def test_a_message_holds_nothing_that_was_typed(resources: Resources) -> None:
    with pytest.raises(TerritoryError) as caught:
        load_territory("Ana Ruiz", resources)
    assert "ANA" not in str(caught.value).upper().replace("THAN A", "")


def test_a_complete_file_is_read(tmp_path: Path) -> None:
    territory = load_territory("IS", own_territory(tmp_path / "own", IS=COMPLETE))
    assert territory.likely_language == "is"
    assert territory.helplines[0].hours == Always()


def test_every_problem_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = (
        COMPLETE.replace('paper = "a4"', 'paper = "a3"')
        .replace('cost = "free"', 'price = "free"')
        .replace('dial = "01"', 'dial = "one"')
    )
    told = problems(text, tmp_path)
    assert len(told) == 4
    for part in ("paper", "is-emergency, price", "is-emergency, cost", "is-emergency, dial"):
        assert any(f"IS.toml, {part}" in line for line in told), part


def test_an_unknown_key_is_told_what_was_meant(tmp_path: Path) -> None:
    (told,) = problems(COMPLETE.replace("seen_on", "seen"), tmp_path)
    assert "Did you mean seen_on?" in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('display = "01"', 'display = "02"', "display does not show the digits"),
        ('kind = "emergency"\n', "", "without a kind"),
        ('kind = "emergency"', 'kind = "police"', "no national emergency number"),
        ('kind = "emergency"', 'kind = "rescue"', "no national emergency number"),
        ('scope = ["national"]', 'scope = ["some-regions"]', "no national emergency number"),
        ('scope = ["national"]', 'scope = ["North"]', "ISO 3166-2"),
        ('scope = ["national"]', 'scope = ["national", "IS-1"]', "at once"),
        ('id = "is-emergency"', 'id = "gb-emergency"', "of another territory"),
        ('dial = "01"', 'dial = "01"\ne164 = "+441632960001"', "both dial and e164"),
        ('dial = "01"\n', "", "number without display"),
        ('seen_on = "2026-10"', "verified_on = 2026-10-01", "only one of verified_on"),
        ('seen_on = "2026-10"', 'seen_on = "2026-13"', "seen_on"),
        ('seen_on = "2026-10"', 'seen_on = "October"', "no date"),
        ('hours = "always"', 'hours = "always open"', "neither 'always'"),
        (
            'hours = "always"',
            'hours = [{ days = "Mon", opens = "9:00", closes = "17:00" }]',
            "no time",
        ),
        ('hours = "always"', 'hours = [{ days = "Moonday", opens = "09:00" }]', "days, opens"),
        ("generic = true", 'generic = "yes"', "generic"),
        ('territory = "IS"', 'territory = "NO"', "holds the territory NO"),
        ('dial = "01"', 'dial = "01"\nmessage_body = "HI"', "not texted"),
        ('dial = "01"', 'dial = "01"\nage_min = 20\nage_max = 10', "age_min is above"),
        ("[languages]", "[languages", "not TOML"),
    ],
)
def test_a_file_that_could_mislead_is_refused(
    old: str, new: str, says: str, tmp_path: Path
) -> None:
    assert old in COMPLETE
    told = problems(COMPLETE.replace(old, new), tmp_path)
    assert any(says in line for line in told), told


def test_a_line_under_do_not_print_is_refused(tmp_path: Path) -> None:
    ban = '\n[[do_not_print]]\nnumber = "01"\nreason = "Old"\n'
    (told,) = [t for t in problems(COMPLETE + ban, tmp_path) if "must not" in t]
    assert "is-emergency" in told


def test_a_forbidden_use_is_refused_and_another_is_not(tmp_path: Path) -> None:
    use = '\n[[do_not_print]]\nnumber = "01"\nreason = "Mixed up"\nused_as = "x"\nnever_with = '
    told = problems(f'{COMPLETE}{use}{{ hours = "always" }}\n', tmp_path)
    assert any("is-emergency: has a number that must not be printed as x" in line for line in told)
    other = f'{COMPLETE}{use}{{ kind = "police" }}\n'
    place = load_territory("IS", own_territory(tmp_path / "other", IS=other))
    assert place.do_not_print[0].used_as == "x"


def test_two_lines_of_one_id_are_refused(tmp_path: Path) -> None:
    again = COMPLETE[COMPLETE.index("[[helpline]]") :]
    told = problems(f"{COMPLETE}\n{again}", tmp_path)
    assert any("stands twice" in line for line in told)


def test_a_clinic_can_add_a_territory_that_we_lack(resources: Resources, tmp_path: Path) -> None:
    made = with_clinic(resources, tmp_path, IS=COMPLETE)
    assert "IS" in known_territories(made)
    assert load_territory("is", made).helplines[0].overlay


def test_a_territory_without_an_emergency_line_is_refused(
    resources: Resources, tmp_path: Path
) -> None:
    text = COMPLETE[: COMPLETE.index("[[helpline]]")]
    with pytest.raises(ClinicError, match="no national emergency number"):
        load_territory("IS", with_clinic(resources, tmp_path, IS=text))


def test_days_are_read_as_spans_and_lists() -> None:
    assert read_days("Mon-Fri") == (0, 1, 2, 3, 4)
    assert read_days("Mon,Tue,Thu") == (0, 1, 3)
    assert read_days("Sun-Fri") == (0, 1, 2, 3, 4, 6)
    assert read_days("Sat") == (5,)


@pytest.mark.parametrize("text", ["", "Monday", "Mon-", "Mon-Wed-Fri", "Mon,Mon", "mon"])
def test_days_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="day"):
        read_days(text)


def test_a_partial_date_counts_from_its_earliest_day() -> None:
    assert read_partial_date("2026").first_day == date(2026, 1, 1)
    assert read_partial_date("2026-10").first_day == date(2026, 10, 1)
    assert read_partial_date("2026-10-04").text == "2026-10-04"


def test_closing_before_opening_is_on_the_next_day() -> None:
    night = Hours((0,), time(18), time(2))
    evening = Hours((0,), time(18), time(0))
    assert night.crosses_midnight
    assert not evening.crosses_midnight
    assert Hours((5,), time(0), time(0)).is_whole_day
