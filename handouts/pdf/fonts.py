"""Which fonts may be in a PDF, one family per script, and which of them this machine has."""

import subprocess
from collections.abc import Iterable, Mapping
from io import BytesIO
from shutil import which

import pikepdf
from fontTools.unicodedata import script

LATIN = "Noto Sans"
FAMILY_BY_SCRIPT: Mapping[str, str] = {
    "Latn": LATIN,
    "Cyrl": LATIN,
    "Grek": LATIN,
    "Arab": "Noto Naskh Arabic",
    "Hebr": "Noto Sans Hebrew",
    "Deva": "Noto Sans Devanagari",
    "Beng": "Noto Sans Bengali",
    "Taml": "Noto Sans Tamil",
    "Thai": "Noto Sans Thai",
    "Hans": "Noto Sans CJK SC",
    "Hant": "Noto Sans CJK TC",
    "Jpan": "Noto Sans CJK JP",
    "Kore": "Noto Sans CJK KR",
}
"""The one family for each script (ISO 15924)."""

PACKAGE_BY_FAMILY: Mapping[str, str] = {
    family: "fonts-noto-cjk" if "CJK" in family else "fonts-noto-core"
    for family in FAMILY_BY_SCRIPT.values()
}
"""The Debian package that holds each family."""


OPTIONAL_FAMILIES = frozenset(name for name in PACKAGE_BY_FAMILY if "CJK" in name)
"""Families that only one language each needs, and that are large: a machine may go without."""


def packages_for(families: Iterable[str]) -> str:
    """Return the Debian packages that hold the families, as they are typed after apt install."""
    return " ".join(sorted({PACKAGE_BY_FAMILY.get(name, "fonts-noto-core") for name in families}))


def families_for(scripts: Iterable[str]) -> tuple[str, ...]:
    """Return the families for the scripts, the first script's family first, Latin always there."""
    wanted = [FAMILY_BY_SCRIPT.get(script, LATIN) for script in scripts]
    return tuple(dict.fromkeys([*wanted, LATIN]))


def scripts_in(text: str) -> tuple[str, ...]:
    """Return the scripts (ISO 15924) of the characters of a text, sorted; common signs have none.

    Source: Unicode's Script property, as fontTools carries it. Chinese characters are taken as
    simplified.
    """
    found = {script(character) for character in set(text)} - {"Zyyy", "Zinh", "Zzzz"}
    return tuple(
        sorted(
            {"Hani": "Hans", "Hira": "Jpan", "Kana": "Jpan", "Hang": "Kore"}.get(s, s)
            for s in found
        )
    )


def installed_families() -> frozenset[str] | None:
    """Return the font families on this machine, or None if fontconfig's tool is missing."""
    tool = which("fc-list")
    if tool is None:
        return None
    listing = subprocess.run(  # noqa: S603 - a fixed command without input
        [tool, ":", "family"], capture_output=True, text=True, check=False
    ).stdout
    return frozenset(
        name.strip() for line in listing.splitlines() for name in line.split(",") if name.strip()
    )


def missing_families(families: Iterable[str]) -> tuple[str, ...]:
    """Return those of the families that are not on this machine; none if nobody can tell."""
    installed = installed_families()
    return tuple(name for name in families if installed is not None and name not in installed)


def embedded_fonts(pdf: bytes) -> frozenset[str]:
    """Return the base names of all fonts in a PDF, without the subset prefix."""
    names: set[str] = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for entry in document.objects:
            if isinstance(entry, pikepdf.Dictionary) and "/FontName" in entry:
                names.add(str(entry["/FontName"]).lstrip("/").rpartition("+")[2])
    return frozenset(names)


def foreign_fonts(pdf: bytes, families: Iterable[str]) -> tuple[str, ...]:
    """Return the fonts in a PDF that belong to none of the families, sorted."""
    allowed = tuple(family.replace(" ", "-") for family in families)
    return tuple(
        sorted(
            name
            for name in embedded_fonts(pdf)
            if not any(_is_of(name.replace(" ", "-"), family) for family in allowed)
        )
    )


def _is_of(name: str, family: str) -> bool:
    if name == family:
        return True
    rest = name.removeprefix(f"{family}-")
    styles = {"Bold", "Regular", "Medium", "SemiBold", "Italic", "Bold-Italic", "Oblique"}
    return rest != name and rest in styles
