"""Records in a clinic's folder that somebody called a number and that it was right."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array

from handouts.errors import ClinicError, Problem, TerritoryError
from handouts.territories.model import Territory

LONGEST_INITIALS = 12


def record_verification(
    clinic_folder: Path, territory: Territory, helpline_id: str, by: str, on: date
) -> Path:
    """Write who called a number and when, and return the file that holds it.

    The file is `territories/XX.toml` in the clinic's folder; it is made if need be, and everything
    else in it, comments too, stays as it was. It is replaced in one step.

    Args:
        clinic_folder: The clinic's folder.
        territory: The territory, as it was read with this clinic's folder.
        helpline_id: The line that was called.
        by: The initials of who called.
        on: The day of the call.

    Raises:
        TerritoryError: The territory has no such line.
        ClinicError: The folder or its file cannot be used, or `by` is not initials.
    """
    initials = by.strip()
    if not initials or len(initials) > LONGEST_INITIALS or not initials.isprintable():
        remedy = f"Give up to {LONGEST_INITIALS} characters, such as JO."
        raise ClinicError(Problem("verified_by", "is not somebody's initials.", remedy, "initials"))
    if territory.helpline(helpline_id) is None:
        listed = ", ".join(line.id for line in territory.helplines)
        message = f"there is no helpline {helpline_id}."
        raise TerritoryError(Problem(territory.code, message, f"Its lines are {listed}."))
    if not clinic_folder.is_dir():
        remedy = "Make one with `handouts clinic new`."
        raise ClinicError(Problem(str(clinic_folder), "there is no such folder.", remedy))
    path = clinic_folder / "territories" / f"{territory.code}.toml"
    document = _document(path, territory.code)
    line = _line(document, helpline_id, path)
    line["verified_on"] = on
    line["verified_by"] = initials
    try:
        path.parent.mkdir(exist_ok=True)
        _replace(path, tomlkit.dumps(document))
    except OSError as failure:
        message = f"cannot be written ({failure.strerror}). Nothing was recorded."
        remedy = "Make sure that the folder may be written to."
        raise ClinicError(Problem(str(path), message, remedy, "unwritable")) from failure
    return path


def _document(path: Path, code: str) -> tomlkit.TOMLDocument:
    if not path.exists():
        document = tomlkit.document()
        document["territory"] = code
        return document
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, TOMLKitError) as failure:
        message = f"cannot be read: {failure}."
        raise ClinicError(Problem(str(path), message, "Put that right first.", "toml")) from None


def _line(document: tomlkit.TOMLDocument, helpline_id: str, path: Path) -> dict[str, Any]:
    """Return the table of a line, added to the end if the file has none of that id."""
    lines = document.setdefault("helpline", tomlkit.aot())
    if not isinstance(lines, AoT | Array) or not all(isinstance(line, dict) for line in lines):
        remedy = "Write [[helpline]] above each."
        raise ClinicError(Problem(f"{path}, helpline", "is no list of tables.", remedy, "value"))
    for line in lines:
        if line.get("id") == helpline_id:
            found: dict[str, Any] = line
            return found
    added: dict[str, Any] = tomlkit.table() if isinstance(lines, AoT) else tomlkit.inline_table()
    added["id"] = helpline_id
    lines.append(added)
    last: dict[str, Any] = lines[-1]
    return last


def _replace(path: Path, text: str) -> None:
    """Write a whole file or nothing: readers see the old one until the new one is complete."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
