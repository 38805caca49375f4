"""Reads ICD-10 codes, from the WHO list and its national modifications alike."""

import re

# Chapter letter, digit, digit or letter (C7A, Z3A); then up to four more characters.
_CODE = re.compile(r"[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?", re.ASCII)
# A prefix may be as short as a chapter: "C" is every malignant neoplasm.
_PREFIX = re.compile(r"[A-Z](?:[0-9](?:[0-9A-Z](?:\.[0-9A-Z]{1,4})?)?)?", re.ASCII)


def canonical(text: str) -> str | None:
    """Return the code in capitals with its dot (`f411` gives `F41.1`), or None if it is not one."""
    code = text.strip().upper()
    if not _CODE.fullmatch(code):
        return None
    bare = _bare(code)
    category, rest = bare[:3], bare[3:]
    return f"{category}.{rest}" if rest else category


def is_prefix(text: str) -> bool:
    """Return whether the text can stand in the vocabulary: capitals, with the dot."""
    return _PREFIX.fullmatch(text) is not None


def falls_under(code: str, prefix: str) -> bool:
    """Return whether the code begins with the prefix; dots and case do not count."""
    return _bare(code).startswith(_bare(prefix))


def _bare(text: str) -> str:
    return text.strip().replace(".", "").upper()
