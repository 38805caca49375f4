from pathlib import Path

import pytest

from handouts.clinic import Clinic, new_clinic, read_clinic
from handouts.errors import ClinicError
from handouts.library import read_library
from handouts.profile import load_vocabulary
from handouts.resources import Resources


def fill_in_the_name(settings: Path) -> None:
    skeleton = settings.read_text(encoding="utf-8")
    assert skeleton.count('name = "Name of your clinic"') == 1
    named = skeleton.replace('name = "Name of your clinic"', 'name = "Riverside"')
    settings.write_text(named, encoding="utf-8")


def test_a_new_clinic_is_ready_with_our_defaults_once_its_name_is_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "riverside"
    fill_in_the_name(new_clinic(folder))
    assert read_clinic(folder) == Clinic(name="Riverside")


def test_a_new_clinic_changes_nothing_of_the_library(tmp_path: Path) -> None:
    new_clinic(tmp_path / "riverside")
    ours, theirs = Resources.find(), Resources.find(tmp_path / "riverside")
    assert theirs.section_roots() != ours.section_roots()
    vocabulary = load_vocabulary(ours)
    assert read_library(theirs, vocabulary) == read_library(ours, vocabulary)


def test_a_new_clinic_has_a_folder_for_everything_that_can_be_laid_over(tmp_path: Path) -> None:
    new_clinic(tmp_path / "riverside")
    folders = {
        path.relative_to(tmp_path / "riverside").as_posix()
        for path in (tmp_path / "riverside").rglob("*")
        if path.is_dir()
    }
    assert {"sections/remedies", "sections/education", "territories", "locales"} <= folders


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    assert new_clinic(tmp_path) == tmp_path / "clinic.toml"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ClinicError, match="is not empty"):
        new_clinic(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_clinic_is_not_written_over(tmp_path: Path) -> None:
    fill_in_the_name(new_clinic(tmp_path / "riverside"))
    with pytest.raises(ClinicError, match="is not empty"):
        new_clinic(tmp_path / "riverside")
    assert read_clinic(tmp_path / "riverside").name == "Riverside"


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(ClinicError, match="cannot be written"):
        new_clinic(file)
