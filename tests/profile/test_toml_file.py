import traceback
from pathlib import Path

import pytest

from handouts.errors import ExitCode, Problem, ProfileError
from handouts.profile import profile_from_toml
from handouts.profile.toml_file import LARGEST


def refused(path: Path) -> Problem:
    with pytest.raises(ProfileError) as caught:
        profile_from_toml(path)
    assert caught.value.exit_code is ExitCode.PROFILE
    (problem,) = caught.value.problems
    assert problem.place == path.name
    assert problem.remedy
    return problem


def file_with(folder: Path, content: bytes) -> Path:
    path = folder / "profile.toml"
    path.write_bytes(content)
    return path


def test_a_file_is_read_with_and_without_a_byte_order_mark(tmp_path: Path) -> None:
    content = 'language = "es"\n[identity]\nname = "Zoë"\n'.encode()
    expected = {"language": "es", "identity": {"name": "Zoë"}}
    assert profile_from_toml(file_with(tmp_path, content)) == expected
    assert profile_from_toml(file_with(tmp_path, b"\xef\xbb\xbf" + content)) == expected


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "absent.toml").message


def test_a_folder_is_not_a_profile(tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path).message


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = file_with(tmp_path, 'name = "Zoë"'.encode("cp1252"))
    assert "UTF-8" in refused(path).message


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    assert "1 MB" in refused(file_with(tmp_path, b"#" * (LARGEST + 1))).message
    assert profile_from_toml(file_with(tmp_path, b"#" * LARGEST)) == {}


def test_a_slip_in_the_syntax_is_told_by_line_and_column(tmp_path: Path) -> None:
    path = file_with(tmp_path, b'language = "es"\nname = "Zoe Example\n')
    assert refused(path).message == "is not TOML: line 2, column 20."


def test_a_slip_at_the_end_is_told_too(tmp_path: Path) -> None:
    assert refused(file_with(tmp_path, b'note = """')).message.startswith("is not TOML: ")


@pytest.mark.parametrize(
    "content",
    [b"age = " + b"9" * 5000, b"x = " + b"[" * 50_000],
    ids=["a number of 5000 digits", "50000 brackets"],
)
def test_a_file_that_would_break_the_parser_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "too big" in refused(file_with(tmp_path, content)).message


@pytest.mark.parametrize(
    "content",
    [
        b'name = "Zoe Example\n',
        b"name = Zoe Example\n",
        b'"Zoe Example" = 1\n"Zoe Example" = 2\n',
        'name = "Zoe Example é"'.encode("cp1252"),
    ],
)
def test_neither_message_nor_traceback_quotes_the_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ProfileError) as caught:
        profile_from_toml(file_with(tmp_path, content))
    told = "".join(traceback.format_exception(caught.value))
    assert "profile.toml" in told
    assert "Zoe" not in told
    assert "During handling" not in told
    assert caught.value.__cause__ is None
