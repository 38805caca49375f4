import errno
import os
from pathlib import Path

import pytest

from handouts.errors import ClinicError, TerritoryError
from handouts.resources import Resources
from handouts.territories import (
    Basis,
    freshness,
    load_territory,
    record_verification,
)
from tests.territories.samples import ADDED, TODAY, with_clinic


def clinic_of(resources: Resources, folder: Path) -> Resources:
    """Return our texts with this clinic's folder."""
    return Resources(resources.templates, resources.locales, folder)


def test_a_verification_counts_from_then_on(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    path = record_verification(tmp_path, ours, "gb-nopanic", " JO ", TODAY)
    assert path == tmp_path / "territories" / "GB.toml"
    theirs = load_territory("GB", clinic_of(resources, tmp_path))
    line = theirs.helpline("gb-nopanic")
    assert line is not None
    assert line.verified_by == "JO"
    assert not line.is_memory_only
    assert freshness(line, theirs, TODAY).basis is Basis.VERIFIED


def test_every_line_of_a_territory_can_be_verified(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    for line in ours.helplines:
        record_verification(tmp_path, ours, line.id, "JO", TODAY)
    theirs = load_territory("GB", clinic_of(resources, tmp_path))
    assert [line.id for line in theirs.helplines] == [line.id for line in ours.helplines]
    assert all(line.verified_on == TODAY for line in theirs.helplines)


def test_what_the_clinic_wrote_stays(resources: Resources, tmp_path: Path) -> None:
    text = f'# our file\nterritory = "GB" # ours\n\n{ADDED}# the end\n'
    made = with_clinic(resources, tmp_path, GB=text)
    place = load_territory("GB", made)
    path = record_verification(tmp_path, place, "gb-calm", "AB", TODAY)
    record_verification(tmp_path, place, "gb-ours", "AB", TODAY)
    written = path.read_text(encoding="utf-8")
    for part in ("# our file", "# ours", "# the end", 'service = "Our own line"'):
        assert part in written
    assert written.count("[[helpline]]") == 2
    assert load_territory("GB", made).helpline("gb-ours").verified_by == "AB"  # type: ignore[union-attr]


def test_verifying_again_replaces_the_older_record(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    record_verification(tmp_path, ours, "gb-calm", "AB", TODAY.replace(year=2025))
    path = record_verification(tmp_path, ours, "gb-calm", "JO", TODAY)
    assert path.read_text(encoding="utf-8").count("gb-calm") == 1
    line = load_territory("GB", clinic_of(resources, tmp_path)).helpline("gb-calm")
    assert line is not None
    assert (line.verified_on, line.verified_by) == (TODAY, "JO")


def test_lines_written_in_one_list_are_kept_so(resources: Resources, tmp_path: Path) -> None:
    text = 'territory = "GB"\nhelpline = [{ id = "gb-calm", cost = "free" }]\n'
    made = with_clinic(resources, tmp_path, GB=text)
    place = load_territory("GB", made)
    for helpline_id in ("gb-calm", "gb-shout"):
        record_verification(tmp_path, place, helpline_id, "JO", TODAY)
    found = load_territory("GB", made)
    verified = {line.id for line in found.helplines if line.verified_on}
    assert verified == {"gb-calm", "gb-shout"}


def test_nothing_else_is_left_in_the_folder(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    path = record_verification(tmp_path, ours, "gb-calm", "JO", TODAY)
    assert list(path.parent.iterdir()) == [path]


def test_a_line_that_is_not_there_cannot_be_verified(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    with pytest.raises(TerritoryError, match="no helpline gb-nobody"):
        record_verification(tmp_path, ours, "gb-nobody", "JO", TODAY)
    assert not (tmp_path / "territories").exists()


@pytest.mark.parametrize("by", ["", "  ", "a name that is far too long", "J\nO"])
def test_somebodys_initials_are_needed(by: str, resources: Resources, tmp_path: Path) -> None:
    with pytest.raises(ClinicError, match="initials"):
        record_verification(tmp_path, load_territory("GB", resources), "gb-calm", by, TODAY)


def test_a_file_that_cannot_be_read_is_left_alone(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    with_clinic(resources, tmp_path, GB="territory = ")
    with pytest.raises(ClinicError, match="cannot be read"):
        record_verification(tmp_path, ours, "gb-calm", "JO", TODAY)
    assert (tmp_path / "territories" / "GB.toml").read_text(encoding="utf-8") == "territory = "


def test_a_folder_that_is_not_there_is_not_made(resources: Resources, tmp_path: Path) -> None:
    ours = load_territory("GB", resources)
    with pytest.raises(ClinicError, match="no such folder"):
        record_verification(tmp_path / "none", ours, "gb-calm", "JO", TODAY)


def test_a_full_disk_leaves_the_older_file_and_no_other(
    resources: Resources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = load_territory("GB", resources)
    path = record_verification(tmp_path, ours, "gb-calm", "JO", TODAY)
    before = path.read_text(encoding="utf-8")

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ClinicError, match="Nothing was recorded"):
        record_verification(tmp_path, ours, "gb-shout", "JO", TODAY)
    assert path.read_text(encoding="utf-8") == before
    assert list(path.parent.iterdir()) == [path]
