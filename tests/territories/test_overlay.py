from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handouts.errors import ClinicError, HandoutsError
from handouts.resources import Resources
from handouts.territories import (
    Hours,
    Role,
    Varies,
    choose_helplines,
    emergency_number,
    load_territory,
)
from handouts.territories.overlay import EMERGENCY_KEYS, FIXED
from tests.territories.samples import ADDED, TODAY, with_clinic

HEAD = 'territory = "GB"\n\n'


def told(resources: Resources, folder: Path, text: str) -> list[str]:
    """Return why a clinic's GB file is refused."""
    with pytest.raises(ClinicError) as caught:
        load_territory("GB", with_clinic(resources, folder, GB=HEAD + text))
    assert all(problem.remedy for problem in caught.value.problems)
    return [str(problem) for problem in caught.value.problems]


def test_a_clinic_can_verify_a_line_of_ours(resources: Resources, tmp_path: Path) -> None:
    text = '[[helpline]]\nid = "gb-calm"\nverified_on = 2026-11-20\nverified_by = "JO"\n'
    ours = load_territory("GB", resources)
    theirs = load_territory("GB", with_clinic(resources, tmp_path, GB=HEAD + text))
    line, before = theirs.helpline("gb-calm"), ours.helpline("gb-calm")
    assert line is not None
    assert before is not None
    assert (line.verified_on, line.verified_by) == (date(2026, 11, 20), "JO")
    assert line.display == before.display
    assert [other.id for other in theirs.helplines] == [other.id for other in ours.helplines]


def test_a_clinic_can_put_hours_right(resources: Resources, tmp_path: Path) -> None:
    hours = '[{ days = "Mon", opens = "09:00", closes = "10:00" }]'
    text = f'[[helpline]]\nid = "gb-calm"\nhours = {hours}\n'
    line = load_territory("GB", with_clinic(resources, tmp_path, GB=HEAD + text)).helpline(
        "gb-calm"
    )
    assert line is not None
    assert isinstance(line.hours, tuple)
    assert [type(span) for span in line.hours] == [Hours]


def test_a_clinic_can_add_a_line_that_it_called(resources: Resources, tmp_path: Path) -> None:
    line = load_territory("GB", with_clinic(resources, tmp_path, GB=HEAD + ADDED)).helpline(
        "gb-ours"
    )
    assert line is not None
    assert line.overlay
    assert line.sources[0].ref == "verified by the clinic"


def test_a_clinic_can_change_the_paper(resources: Resources, tmp_path: Path) -> None:
    made = with_clinic(resources, tmp_path, GB=HEAD.strip() + '\npaper = "letter"\n')
    assert load_territory("GB", made).paper.value == "letter"


def test_an_added_line_needs_a_date(resources: Resources, tmp_path: Path) -> None:
    text = ADDED.replace("verified_on = 2026-11-20\n", "").replace('verified_by = "JO"\n', "")
    assert any("says nowhere when" in line for line in told(resources, tmp_path, text))


@pytest.mark.parametrize(
    "change",
    [
        'dial = "02"\ndisplay = "02"',
        'display = "02"',
        'role = "mental_health"',
        'kind = "police"',
        'channel = "sms"',
        'scope = ["GB-WLS"]',
        "opt_in = true",
        "age_min = 80",
        'hours = "varies"',
        'option = "9"',
        "register_first = true",
        'service = "Somebody else"',
        'seen_on = "2026-11"',
    ],
)
def test_a_clinic_cannot_change_an_emergency_line(
    change: str, resources: Resources, tmp_path: Path
) -> None:
    ours = load_territory("GB", resources)
    text = f'[[helpline]]\nid = "{emergency_number(ours).id}"\n{change}\n'
    assert any("changes an emergency line" in line for line in told(resources, tmp_path, text))


def test_a_clinic_can_verify_an_emergency_line(resources: Resources, tmp_path: Path) -> None:
    ours = emergency_number(load_territory("GB", resources))
    text = f'[[helpline]]\nid = "{ours.id}"\nverified_on = 2026-11-20\nverified_by = "JO"\n'
    line = emergency_number(load_territory("GB", with_clinic(resources, tmp_path, GB=HEAD + text)))
    assert (line.display, line.verified_by) == (ours.display, "JO")


def test_a_clinic_cannot_add_an_emergency_line(resources: Resources, tmp_path: Path) -> None:
    text = ADDED.replace('"mental_health"', '"emergency"\nkind = "ambulance"')
    assert any("adds an emergency line" in line for line in told(resources, tmp_path, text))


def test_a_clinic_cannot_make_an_emergency_number_of_another(
    resources: Resources, tmp_path: Path
) -> None:
    text = '[[helpline]]\nid = "gb-calm"\nrole = "emergency"\nkind = "emergency"\n'
    assert any("makes an emergency number" in line for line in told(resources, tmp_path, text))


def test_a_clinic_cannot_forbid_an_emergency_number(resources: Resources, tmp_path: Path) -> None:
    number = emergency_number(load_territory("GB", resources)).display
    text = f'[[do_not_print]]\nnumber = "{number}"\nreason = "Wrong"\n'
    assert any("forbids an emergency number" in line for line in told(resources, tmp_path, text))


@pytest.mark.parametrize("key", sorted(FIXED - {"kind"}))
def test_a_clinic_cannot_change_what_a_line_of_ours_is(
    key: str, resources: Resources, tmp_path: Path
) -> None:
    values = {
        "role": '"youth"',
        "channel": '"sms"',
        "dial": '"02"',
        "e164": '"+441632960998"',
        "message_body": '"HI"',
        "scope": '["GB-WLS"]',
        "audience": '"veterans"',
        "age_min": "80",
        "age_max": "10",
        "confidence": '"memory"',
        "use_from_memory": "true",
        "seen_on": '"2026-11-20"',
        "sources": '[{ ref = "me" }]',
    }
    text = f'[[helpline]]\nid = "gb-calm"\n{key} = {values[key]}\n'
    assert any(f"gb-calm, {key}" in line for line in told(resources, tmp_path, text))


def test_a_clinic_cannot_hide_a_line_behind_opt_in(resources: Resources, tmp_path: Path) -> None:
    text = '[[helpline]]\nid = "gb-samaritans"\nopt_in = true\n'
    assert any("off every handout" in line for line in told(resources, tmp_path, text))


def test_a_clinic_cannot_make_all_our_numbers_look_new(
    resources: Resources, tmp_path: Path
) -> None:
    found = told(resources, tmp_path, "collected_on = 2026-11-20\n")
    assert any("look newer" in line for line in found)


def test_a_clinic_cannot_bring_back_a_forbidden_number(
    resources: Resources, tmp_path: Path
) -> None:
    ours = load_territory("GB", resources)
    banned = next(entry for entry in ours.do_not_print if entry.used_as is None)
    digits = "".join(character for character in banned.number if character.isdigit())
    text = ADDED.replace("+441632960999", f"+44{digits[1:]}").replace("01632 960999", digits)
    found = told(resources, tmp_path, f"do_not_print = []\n\n{text}")
    assert any("must not be printed" in line for line in found)


def test_a_clinic_cannot_give_a_number_a_forbidden_use(
    resources: Resources, tmp_path: Path
) -> None:
    text = '[[helpline]]\nid = "gb-mind"\nhours = "always"\n'
    assert any("24/7" in line for line in told(resources, tmp_path, text))


def test_a_clinic_can_take_a_wrong_line_of_ours_off_the_page(
    resources: Resources, tmp_path: Path
) -> None:
    number = load_territory("GB", resources).helpline("gb-calm")
    assert number is not None
    text = f'[[do_not_print]]\nnumber = "{number.display}"\nreason = "Called: another firm"\n'
    made = load_territory("GB", with_clinic(resources, tmp_path, GB=HEAD + text))
    choice = choose_helplines(made, TODAY, age=40, language="en", include_ids=["gb-calm"])
    assert ("gb-calm", "do-not-print") in [(line.id, why) for line, why in choice.withheld]


def test_a_file_without_its_territory_is_refused(resources: Resources, tmp_path: Path) -> None:
    with pytest.raises(ClinicError, match="territory: is missing"):
        load_territory("GB", with_clinic(resources, tmp_path, GB=ADDED))


def test_a_file_that_is_not_toml_is_the_clinics_error(resources: Resources, tmp_path: Path) -> None:
    with pytest.raises(ClinicError, match="not TOML"):
        load_territory("GB", with_clinic(resources, tmp_path, GB="territory"))


WORDS = st.sampled_from(
    ["GB", "gb-999", "gb-calm", "gb-new", "emergency", "crisis", "police", "always", "varies", "01"]
)
VALUES = st.one_of(
    WORDS,
    st.booleans(),
    st.integers(0, 200),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.lists(WORDS, max_size=2),
)
KEYS = st.sampled_from(
    sorted(FIXED | EMERGENCY_KEYS | {"display", "hours", "opt_in", "option", "service", "number"})
)
TABLES = st.lists(st.dictionaries(KEYS, VALUES, max_size=6), max_size=3)


@given(
    head=st.dictionaries(st.sampled_from(["paper", "name", "open_questions"]), VALUES, max_size=3),
    lines=st.one_of(TABLES, VALUES),
    bans=st.one_of(TABLES, VALUES),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_clinic_file_whatever_weakens_the_emergency_lines(
    resources: Resources, tmp_path: Path, head: dict[str, Any], lines: Any, bans: Any
) -> None:
    ours = load_territory("GB", resources)
    document = {"territory": "GB", **head, "helpline": lines, "do_not_print": bans}
    made = with_clinic(resources, tmp_path, GB=tomlkit.dumps(document))
    try:
        theirs = load_territory("GB", made)
    except HandoutsError:
        return  # refused, in words
    for line in ours.helplines:
        if line.role is Role.EMERGENCY:
            other = theirs.helpline(line.id)
            assert other is not None
            assert (other.display, other.number, other.kind) == (
                line.display,
                line.number,
                line.kind,
            )
    assert emergency_number(theirs).id == emergency_number(ours).id
    assert set(ours.do_not_print) <= set(theirs.do_not_print)
    assert not isinstance(emergency_number(theirs).hours, Varies)
