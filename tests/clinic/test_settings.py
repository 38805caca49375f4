from pathlib import Path

import pytest

from handouts.clinic import Clinic, read_clinic
from handouts.errors import ClinicError, ExitCode

EXAMPLE = Path("examples") / "clinic"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(folder: Path, settings: str) -> None:
    (folder / "clinic.toml").write_text(settings, encoding="utf-8")


def refused(folder: Path, settings: str) -> list[str]:
    """Return the keys of what is wrong with these settings."""
    write(folder, settings)
    with pytest.raises(ClinicError) as caught:
        read_clinic(folder)
    assert caught.value.exit_code is ExitCode.CLINIC
    begin = f"{folder / 'clinic.toml'}: "
    assert all(problem.place.startswith(begin) for problem in caught.value.problems)
    assert all(problem.remedy for problem in caught.value.problems)
    return [problem.place.removeprefix(begin) for problem in caught.value.problems]


def test_without_a_folder_the_clinic_is_nameless_and_has_our_defaults() -> None:
    assert read_clinic(None) == Clinic()
    assert Clinic().default_document() == {}


def test_a_clinic_needs_no_more_than_a_name(folder: Path) -> None:
    write(folder, 'name = " Riverside "\n')
    assert read_clinic(folder) == Clinic(name="Riverside")


def test_the_example_clinic_can_be_read(project_root: Path) -> None:
    clinic = read_clinic(project_root / EXAMPLE)
    assert clinic.name
    assert clinic.address
    assert clinic.logo is not None
    assert clinic.logo.media_type == "image/svg+xml"
    assert clinic.strictness.require_screening


def test_defaults_are_laid_under_a_profile(folder: Path) -> None:
    write(
        folder,
        'name = "R"\n[defaults]\nlanguage = "es"\nterritory = "US"\nclinician = "J. O."\n',
    )
    assert read_clinic(folder).default_document() == {
        "language": "es",
        "territory": "US",
        "clinician": {"name": "J. O."},
    }


def test_a_file_that_a_windows_editor_saved_is_read(folder: Path) -> None:
    (folder / "clinic.toml").write_bytes('name = "R"\r\nphone = ""\r\n'.encode("utf-8-sig"))
    assert read_clinic(folder).name == "R"


def test_all_problems_are_told_at_once_also_that_of_the_logo(folder: Path) -> None:
    settings = (
        'phone = "one\\ntwo"\naddress = ["Street", "To\\twn"]\ncolour = "red"\n'
        'logo = "../logo.png"\n'
        '[defaults]\npaper = "a5"\nclinician = "A\\u0007"\n'
        "[limits]\nremedies = 8\neducation = -1\nwords = 10\n"
        "[strictness]\nhelpline_warn_days = 181\n"
    )
    assert sorted(refused(folder, settings)) == [
        "address.1",
        "colour",
        "defaults.clinician",
        "defaults.paper",
        "limits.education",
        "limits.remedies",
        "limits.words",
        "logo",
        "name",
        "phone",
        "strictness.helpline_warn_days",
    ]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('name = ""', "name"),
        ('name = "  "', "name"),
        ("name = 1", "name"),
        (f'name = "{"x" * 121}"', "name"),
        ('name = "R"\naddress = ["1", "2", "3", "4", "5"]', "address"),
        ('name = "R"\nweb = "a\\u0000b"', "web"),
        ('name = "R"\nlogo = "a\\u0000b.png"', "logo"),
        ('name = "R"\nlogo = 5', "logo"),
        ('name = "R"\nlanguage = "es"', "language"),
        ('name = "R"\n[defaults]\nsize = "huge"', "defaults.size"),
        ('name = "R"\n[limits]\nremedies = 0', "limits.remedies"),
        ('name = "R"\n[helplines]\ninclude = "one"', "helplines.include"),
        ('name = "R"\n[qr]\naddress = "http://clinic.example"', "qr.address"),
        (f'name = "R"\n[qr]\naddress = "https://clinic.example/{"a" * 178}"', "qr.address"),
        ('name = "R"\n[qr]\naddress = 5', "qr.address"),
        ('name = "R"\n[qr]\nlabel = "Films"', "qr"),
        ('name = "R"\n[qr]\naddress = "https://c.example"\nlabel = "a\\nb"', "qr.label"),
        ('name = "R"\n[qr]\naddress = "https://c.example"\npatient = true', "qr.patient"),
    ],
)
def test_a_setting_that_is_none_is_named(folder: Path, line: str, key: str) -> None:
    assert refused(folder, f"{line}\n") == [key]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("helpline_warn_days = 181", "helpline_warn_days"),
        ("helpline_warn_days = 0", "helpline_warn_days"),
        ("helpline_refuse_days = 731", "helpline_refuse_days"),
        ("helpline_refuse_days = 0\nhelpline_warn_days = 1", "helpline_refuse_days"),
        ("helpline_warn_days = 100\nhelpline_refuse_days = 99", "helpline_warn_days"),
        ("print_stale_helplines = true", "print_stale_helplines"),
    ],
)
def test_a_clinic_may_not_be_less_strict_than_we_are(folder: Path, line: str, key: str) -> None:
    assert refused(folder, f'name = "R"\n[strictness]\n{line}\n') == [f"strictness.{key}"]


def test_a_clinic_may_be_stricter_than_we_are(folder: Path) -> None:
    write(
        folder,
        'name = "R"\n[strictness]\nrequire_screening = true\nrequire_reviewed_translation = true\n'
        "helpline_warn_days = 30\nhelpline_refuse_days = 30\n",
    )
    strictness = read_clinic(folder).strictness
    assert (strictness.require_screening, strictness.require_reviewed_translation) == (True, True)
    assert (strictness.helpline_warn_days, strictness.helpline_refuse_days) == (30, 30)


def test_the_longest_address_of_a_code_has_200_characters(folder: Path) -> None:
    address = f"https://clinic.example/{'a' * 177}"
    write(folder, f'name = "R"\n[qr]\naddress = " {address} "\nlabel = " Films "\n')
    qr = read_clinic(folder).qr
    assert (qr.address, qr.label) == (address, "Films")
    assert len(address) == 200


def test_a_clinic_can_choose_how_much_is_printed_within_the_cap(folder: Path) -> None:
    write(folder, 'name = "R"\n[limits]\nremedies = 7\neducation = 0\nwords = 300\n')
    limits = read_clinic(folder).limits
    assert (limits.remedies, limits.education, limits.words) == (7, 0, 300)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "is not there"),
        (b"name = \n", "is not TOML"),
        (b"name = '\xff'\n", "cannot be read as UTF-8"),
        (b"#" * 100_001, "is too large"),
    ],
)
def test_settings_that_cannot_be_read_are_refused(
    folder: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (folder / "clinic.toml").write_bytes(content)
    with pytest.raises(ClinicError, match=said):
        read_clinic(folder)
