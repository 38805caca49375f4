"""A password comes from a file, is what readers of PDFs compare, and is never said."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handouts.errors import ExitCode, RenderingError
from handouts.pdf import Password, read_password

TYPED = "correct horse 7"
ONE_SCRIPT = "Use the letters, digits and signs of one script."
SAID = frozenset(
    {
        "is too large to be one. Write the password alone into a file.",
        "is not text in UTF-8. Save it as UTF-8.",
        "holds more than one line. Write the password alone into a file.",
        "has a space around the password, which nobody sees. Take it out.",
        f"holds characters that not all readers of PDFs treat alike. {ONE_SCRIPT}",
        "is empty. Use 8 characters or more.",
        "holds a password that is too short. Use 8 characters or more.",
        "holds a password that is too long. Use at most 127 bytes of UTF-8.",
    }
)
"""All that is ever said of what a password file holds."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "password.txt"


def password_in(file: Path, content: bytes) -> str:
    file.write_bytes(content)
    return read_password(file).text


def refused(file: Path, content: bytes | None = None) -> str:
    """Return what is said of a password that is refused."""
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RenderingError) as caught:
        read_password(file)
    assert caught.value.exit_code is ExitCode.RENDERING
    (problem,) = caught.value.problems
    assert problem.code == "password"
    assert problem.remedy
    assert file.name not in str(problem)
    return str(problem)


@pytest.mark.parametrize(
    "content",
    [
        TYPED.encode(),
        f"{TYPED}\n".encode(),
        f"{TYPED}\r\n".encode(),
        f"{TYPED}\r".encode(),
        f"{TYPED}\n\n  \n".encode(),
        f"{TYPED}\n".encode("utf-8-sig"),
    ],
)
def test_the_password_is_the_first_line_without_its_end(file: Path, content: bytes) -> None:
    assert password_in(file, content) == TYPED


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("contrasen\u0303a", "contraseña"),
        ("contraseña", "contraseña"),
        ("pass\u00a0word", "pass word"),
        ("pass\u00adword", "password"),
        ("\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", "12345678"),
        ("\u2168abcdefgh", "IXabcdefgh"),
        ("كلمة المرور", "كلمة المرور"),
        ("пароль-12", "пароль-12"),
    ],
)
def test_what_different_keyboards_type_is_the_same_password(
    file: Path, typed: str, compared: str
) -> None:
    assert password_in(file, typed.encode()) == compared


def test_the_longest_password_has_127_bytes(file: Path) -> None:
    assert password_in(file, b"a" * 127) == "a" * 127
    assert "too long" in refused(file, b"a" * 128)
    assert "too long" in refused(file, "é".encode() * 64)


def test_the_shortest_password_has_8_characters(file: Path) -> None:
    assert password_in(file, "éééééééé".encode()) == "é" * 8
    assert "too short" in refused(file, b"1234567")
    assert "too short" in refused(file, "1234567\u00ad\u200d".encode())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\ncorrect horse 7\n", "more than one line"),
        (b"correct horse 7\nbattery staple\n", "more than one line"),
        (b" correct horse 7\n", "a space around"),
        (b"correct horse 7 \n", "a space around"),
        (b"correct horse \xff\n", "not text in UTF-8"),
        ("correct horse 7".encode("utf-16"), "not text in UTF-8"),
        (b"correct horse\x00 7", "not all readers"),
        (b"correct\thorse 7", "not all readers"),
        ("correct horse \U0001f40e".encode(), "not all readers"),
        ("correct horse \ue000".encode(), "not all readers"),
        ("\u202ecorrect horse".encode(), "not all readers"),
        ("كلمة المرور a".encode(), "not all readers"),
        ("كلمة المرور 1".encode(), "not all readers"),
        (b"a" * 1001, "too large"),
    ],
)
def test_a_file_that_holds_no_good_password_is_refused(
    file: Path, content: bytes, said: str
) -> None:
    told = refused(file, content)
    assert said in told
    assert "horse" not in told


def test_a_file_that_cannot_be_read_is_refused(file: Path, tmp_path: Path) -> None:
    assert "cannot be read (No such file or directory)" in refused(file)
    folder = tmp_path / "folder"
    folder.mkdir()
    assert "cannot be read (Is a directory)" in refused(folder)


@given(st.binary(min_size=3, max_size=200))
def test_no_error_holds_the_password_or_its_length(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.mktemp("password") / "file"
    file.write_bytes(content)
    try:
        password = read_password(file)
    except RenderingError as error:
        told = error
    else:
        assert password.text not in repr(password)
        assert len(password.text) >= 8
        assert len(password.text.encode()) <= 127
        return
    assert str(told).removeprefix("password file: ") in SAID
    assert told.__cause__ is None
    assert told.__suppress_context__ or told.__context__ is None


@pytest.mark.parametrize(
    ("mode", "exposed"),
    [(0o600, False), (0o400, False), (0o640, True), (0o604, True), (0o644, True), (0o622, False)],
)
def test_a_file_that_others_can_read_is_noticed(file: Path, mode: int, exposed: bool) -> None:
    file.write_text(TYPED, encoding="utf-8")
    file.chmod(mode)
    assert read_password(file) == Password(TYPED, exposed)


def test_a_pipe_is_read_and_no_file_that_others_can_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o644)
    writer = threading.Thread(target=pipe.write_text, args=(f"{TYPED}\n",))
    writer.start()
    assert read_password(pipe) == Password(TYPED)
    writer.join()
