from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from handouts.clinic.logo import MAX_BYTES, read_logo


def picture(kind: str) -> bytes:
    """Return a small whole picture."""
    content = BytesIO()
    Image.new("RGB", (2, 2)).save(content, kind)
    return content.getvalue()


PNG = picture("png")
JPEG = picture("jpeg")


def svg(inside: str) -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {names}>{inside}</svg>".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a clinic's folder; beside it lies a picture that is not the clinic's."""
    (tmp_path / "outside.png").write_bytes(PNG)
    clinic = tmp_path / "clinic"
    clinic.mkdir()
    return clinic


def said_of(folder: Path, name: str, content: bytes | None = None) -> str:
    """Return what is said of a logo that is refused."""
    if content is not None:
        (folder / name).write_bytes(content)
    logo, problems = read_logo(folder, name)
    assert logo is None
    [problem] = problems
    assert problem.place.endswith("clinic.toml: logo")
    assert problem.remedy
    return problem.message


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("logo.png", PNG, "image/png"),
        ("logo.PNG", PNG, "image/png"),
        ("logo.jpg", JPEG, "image/jpeg"),
        ("logo.jpeg", JPEG, "image/jpeg"),
        ("logo.svg", svg('<rect width="5"/>'), "image/svg+xml"),
        ("logo.svg", b'\xef\xbb\xbf<?xml version="1.0"?>\n' + svg(""), "image/svg+xml"),
        ("logo.svg", svg('<use href="#a"/><use xlink:href="#b"/>'), "image/svg+xml"),
        ("logo.svg", svg('<rect fill="url(#a)" mask="url(\'#b\')"/>'), "image/svg+xml"),
    ],
)
def test_a_picture_of_its_own_folder_is_taken(
    folder: Path, name: str, content: bytes, media_type: str
) -> None:
    (folder / name).write_bytes(content)
    logo, problems = read_logo(folder, name)
    assert not problems
    assert logo is not None
    assert (logo.content, logo.media_type) == (content, media_type)
    assert "PNG" not in repr(logo)


@pytest.mark.parametrize(
    ("name", "content"),
    [("logo.png", PNG[:40]), ("logo.jpg", JPEG[:40]), ("logo.svg", b"<svg><rect></svg>")],
)
def test_a_picture_that_breaks_off_is_refused(folder: Path, name: str, content: bytes) -> None:
    assert said_of(folder, name, content) == "is a broken picture."


def test_a_picture_in_a_folder_inside_is_taken(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "logo.png").write_bytes(PNG)
    assert read_logo(folder, "pictures/logo.png")[0] is not None


def test_a_picture_outside_the_folder_is_refused(folder: Path) -> None:
    outside = folder.parent / "outside.png"
    assert outside.is_file()
    (folder / "link.png").symlink_to(outside)
    for name in ("../outside.png", str(outside), "link.png", "pictures/../../outside.png"):
        assert said_of(folder, name) == "lies outside the clinic's folder."


def test_a_folder_with_a_name_that_begins_alike_is_outside(folder: Path) -> None:
    other = folder.parent / "clinic-of-others"
    other.mkdir()
    (other / "logo.png").write_bytes(PNG)
    assert "outside" in said_of(folder, "../clinic-of-others/logo.png")


@pytest.mark.parametrize("name", ["logo.gif", "logo.pdf", "logo", "clinic.toml"])
def test_what_is_no_png_jpeg_or_svg_is_refused(folder: Path, name: str) -> None:
    assert said_of(folder, name, PNG) == "is not a PNG, JPEG or SVG file."


@pytest.mark.parametrize(
    ("name", "content"),
    [("logo.png", JPEG), ("logo.jpg", PNG), ("logo.svg", PNG), ("logo.png", b"")],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    folder: Path, name: str, content: bytes
) -> None:
    assert said_of(folder, name, content) == "does not hold what its name says."


def test_a_file_that_is_not_there_is_refused(folder: Path) -> None:
    assert said_of(folder, "logo.png") == "cannot be read."
    (folder / "folder.png").mkdir()
    assert said_of(folder, "folder.png") == "cannot be read."


def test_a_picture_that_is_too_large_is_refused(folder: Path) -> None:
    assert said_of(folder, "logo.png", PNG + b"\x00" * MAX_BYTES) == "is larger than 2 MB."


REACHING_OUT = [
    '<image href="https://example.org/a.png"/>',
    "<image xlink:href='file:///etc/hostname'/>",
    '<image HREF = "a.png"/>',
    '<use href="other.svg#a"/>',
    '<rect fill="url(https://example.org/a.svg#b)"/>',
    "<style>rect { fill: url( 'a.svg#b' ) }</style>",
    "<style>@import 'https://example.org/a.css';</style>",
    "<script>1</script>",
]


@pytest.mark.parametrize("inside", REACHING_OUT)
def test_an_svg_that_reaches_outside_itself_is_refused(folder: Path, inside: str) -> None:
    assert said_of(folder, "logo.svg", svg(inside)) == "refers to something outside itself."


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">' + svg(""),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + svg("&a;"),
        b'<?xml-stylesheet href="a.css"?>' + svg(""),
        svg(REACHING_OUT[0]).decode().encode("utf-16-le"),
    ],
)
def test_an_svg_that_reaches_out_before_its_picture_begins_is_refused(
    folder: Path, content: bytes
) -> None:
    assert said_of(folder, "logo.svg", content) == "refers to something outside itself."
