"""Reads a clinic's logo, and takes only a picture that lies in the clinic's own folder."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image

from handouts.errors import Problem

MAX_BYTES = 2_000_000
_MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
}
_SIGNATURES = {
    "image/png": re.compile(rb"\A\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\A\xff\xd8\xff"),
    "image/svg+xml": re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<"),
}
_REACHES_OUT = re.compile(
    rb"<!ENTITY|<!DOCTYPE|<script|@import|href\s*=\s*[\"'](?!#)|url\s*\(\s*(?![\"']?#)|\x00",
    re.I,
)
"""Also a zero byte: in UTF-16 none of the other marks would be seen."""


@dataclass(frozen=True)
class LogoFile:
    """A logo: its bytes and its media type."""

    content: bytes = field(repr=False)
    media_type: str


def read_logo(folder: Path, name: str) -> tuple[LogoFile | None, list[Problem]]:
    """Return the logo of that name in the clinic's folder, and what is wrong with it.

    An SVG that refers to anything outside itself is refused.
    """
    place = f"{folder / 'clinic.toml'}: logo"
    path = (folder / name.replace("\0", "")).resolve()
    if not path.is_relative_to(folder.resolve()):
        return None, [
            Problem(place, "lies outside the clinic's folder.", "Copy it into the folder.")
        ]
    media_type = _MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        return None, [Problem(place, "is not a PNG, JPEG or SVG file.", "Convert it to PNG.")]
    try:
        content = path.read_bytes()
    except OSError:
        return None, [Problem(place, "cannot be read.", "Check the file's name.")]
    if len(content) > MAX_BYTES:
        return None, [Problem(place, "is larger than 2 MB.", "Make the picture smaller.")]
    if not _SIGNATURES[media_type].match(content):
        return None, [Problem(place, "does not hold what its name says.", "Export it again.")]
    if media_type == "image/svg+xml" and _REACHES_OUT.search(content):
        return None, [
            Problem(place, "refers to something outside itself.", "Export it as a plain SVG.")
        ]
    if not _is_a_picture(content, media_type):
        return None, [Problem(place, "is a broken picture.", "Export it again.")]
    return LogoFile(content, media_type), []


def _is_a_picture(content: bytes, media_type: str) -> bool:
    """Return whether the whole file can be read; an SVG has no entities to expand by now."""
    try:
        if media_type == "image/svg+xml":
            return ET.fromstring(content).tag.rpartition("}")[2] == "svg"  # noqa: S314
        with Image.open(BytesIO(content)) as picture:
            picture.load()
    except (ET.ParseError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True
