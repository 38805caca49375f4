"""A run is read line by line: whole lines are found, broken ones are told, nothing is guessed."""

import json
import tracemalloc
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import ExitCode, ProfileError
from handouts.handout import recall
from handouts.handout.recall import Broken, Made, is_older, read_run, read_version

SLUG = "remedies/heat"
NAME = "Ana Ruiz"


def line(row: object = 1, version: str = "1.0.0", **changes: object) -> str:
    """Return a line of a manifest as a batch writes it."""
    sections = [
        {"slug": SLUG, "kind": "remedy", "version": version, "status": "included"},
        {"slug": "remedies/tens", "kind": "remedy", "version": "2.0.0", "status": "withheld"},
    ]
    whole = {
        "row": row,
        "record": f"9f86d081-{row}",
        "handout_id": "6KABN-Q26PF",
        "sections": sections,
        "file": "0001.pdf",
    }
    return json.dumps(whole | changes)


def manifest(folder: Path, lines: Iterable[str | bytes], name: str = "manifest.jsonl") -> Path:
    path = folder / name
    encoded = (text if isinstance(text, bytes) else text.encode() for text in lines)
    path.write_bytes(b"".join(text + b"\n" for text in encoded))
    return path


def made(read: Iterable[Made | Broken]) -> list[Made]:
    return [each for each in read if isinstance(each, Made)]


def broken(read: Iterable[Made | Broken]) -> list[int]:
    return [each.line for each in read if isinstance(each, Broken)]


def test_a_line_says_who_has_which_version(tmp_path: Path) -> None:
    path = manifest(tmp_path, [line(3, "1.2.0")])
    whole = Made(3, "9f86d081-3", "6KABN-Q26PF", {SLUG: "1.2.0"})
    assert list(read_run(path)) == list(read_run(tmp_path)) == [whole]


def test_a_section_that_was_not_printed_is_not_in_the_handout(tmp_path: Path) -> None:
    (one,) = made(read_run(manifest(tmp_path, [line()])))
    assert "remedies/tens" not in one.versions


def test_a_patient_without_a_record_number_is_found_by_row(tmp_path: Path) -> None:
    (one,) = made(read_run(manifest(tmp_path, [line(7, record=None)])))
    assert (one.row, one.record) == (7, None)


def test_an_explanation_is_a_run_of_one_handout(tmp_path: Path) -> None:
    document = {key: value for key, value in json.loads(line()).items() if key != "row"}
    for indent in (None, 2):
        path = tmp_path / "kept.json"
        path.write_text(json.dumps(document, indent=indent), encoding="utf-8")
        assert list(read_run(path)) == [Made(None, None, "6KABN-Q26PF", {SLUG: "1.0.0"})]


def test_an_empty_manifest_is_a_run_without_a_handout(tmp_path: Path) -> None:
    assert list(read_run(manifest(tmp_path, []))) == []
    assert list(read_run(manifest(tmp_path, ["", "  "]))) == []


BROKEN: Sequence[str | bytes] = (
    NAME,
    "{",
    "[]",
    "null",
    b"\xff\xfe",
    "[" * 100_000,
    line()[:-1],
    line(row=NAME),
    line(row=True),
    line(row=None),
    line(record=NAME),
    line(record=1),
    line(record="\x1b[31mred"),
    line(record=""),
    line(handout_id=None),
    line(handout_id=NAME),
    line(sections=None),
    line(sections=[NAME]),
    line(sections=[{"slug": SLUG, "status": "included"}]),
    line(version="1.0"),
    line(version="1.0.0-rc"),
    '{"row": 1, "handout_id": "6KABN-Q26PF", "sections": []}',
    "1" * 5000,
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_line_is_told_by_its_number_and_the_rest_is_read(
    text: str | bytes, tmp_path: Path
) -> None:
    path = manifest(tmp_path, [text, line(1), "", text, line(2)])
    read = list(read_run(path))
    assert broken(read) == [1, 4]
    assert [each.row for each in made(read)] == [1, 2]


def test_a_version_that_is_not_printed_may_be_anything(tmp_path: Path) -> None:
    sections = [{"slug": SLUG, "version": None, "status": "withheld"}]
    assert made(read_run(manifest(tmp_path, [line(sections=sections)])))


def test_a_line_without_end_is_broken_and_takes_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "MAX_LINE", 2000)
    path = manifest(tmp_path, [line(1), "x" * 100_000, line(2)])
    read = list(read_run(path))
    assert broken(read) == [2]
    assert [each.row for each in made(read)] == [1, 2]


@pytest.mark.parametrize(
    "lines",
    [[NAME], ["name,born", f"{NAME},1980"], ["{"] * 5, [b"\x00\xff" * 50], ['{"sections": []}']],
)
def test_what_is_no_manifest_is_an_error_that_quotes_nothing(
    lines: list[str | bytes], tmp_path: Path
) -> None:
    with pytest.raises(ProfileError) as caught:
        list(read_run(manifest(tmp_path, lines)))
    assert caught.value.exit_code == ExitCode.PROFILE
    said = str(caught.value)
    assert "no manifest" in said
    assert NAME not in said
    assert "1980" not in said


def test_a_long_file_of_something_else_is_given_up_early(tmp_path: Path) -> None:
    lines = [NAME] * recall.LINES_TO_TELL
    with pytest.raises(ProfileError):
        list(read_run(manifest(tmp_path, [*lines, line()])))
    assert len(made(read_run(manifest(tmp_path, [*lines[1:], line()])))) == 1


@pytest.mark.parametrize("name", ["nowhere", "empty-folder"])
def test_what_is_not_there_is_an_error(name: str, tmp_path: Path) -> None:
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(ProfileError, match="cannot be read"):
        list(read_run(tmp_path / name))


@pytest.mark.parametrize(
    ("version", "before", "older"),
    [
        ("1.9.0", "1.10.0", True),
        ("1.10.0", "1.9.0", False),
        ("1.2.3", "1.2.3", False),
        ("0.99.99", "1.0.0", True),
        ("2.0.0", "10.0.0", True),
    ],
)
def test_versions_are_compared_as_numbers(version: str, before: str, older: bool) -> None:
    numbers = read_version(before)
    assert numbers
    assert is_older(version, numbers) is older


@pytest.mark.parametrize("text", ["", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.x", " 1.2.3", "1.2.-3"])
def test_what_is_not_three_numbers_is_no_version(text: str) -> None:
    assert read_version(text) is None


Numbers = st.tuples(*[st.integers(0, 12)] * 3)


@given(versions=st.lists(Numbers, max_size=20), before=Numbers)
def test_no_handout_is_forgotten_and_none_is_recalled_in_vain(
    versions: list[tuple[int, int, int]],
    before: tuple[int, int, int],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    lines = [
        line(row, ".".join(map(str, version))) for row, version in enumerate(versions, start=1)
    ]
    path = manifest(tmp_path_factory.mktemp("run"), lines)
    found = [each.row for each in made(read_run(path)) if is_older(each.versions[SLUG], before)]
    assert found == [row for row, numbers in enumerate(versions, start=1) if numbers < before]


@given(content=st.binary(max_size=300))
def test_whatever_stands_between_two_lines_the_two_are_read(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = manifest(tmp_path_factory.mktemp("run"), [line(1), content, line(2)])
    assert [each.row for each in made(read_run(path))] == [1, 2]


def test_the_length_of_a_run_takes_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recall, "MAX_LINE", 10_000)
    count = 20_000
    path = manifest(tmp_path, (line(row) for row in range(1, count + 1)))
    assert path.stat().st_size > 5_000_000
    tracemalloc.start()
    try:
        read = sum(isinstance(each, Made) for each in read_run(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read == count
    assert peak < 500_000
