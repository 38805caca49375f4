"""Lays a clinic's territory file over ours; it can add and confirm, but never weaken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from handouts.errors import Problem
from handouts.territories.codes import Role
from handouts.territories.numbers import number_forms

Table = Mapping[str, Any]
LISTS = ("helpline", "do_not_print")


@dataclass(frozen=True)
class Row:
    """One table of a list, and whether a clinic added it."""

    table: Table
    overlay: bool


@dataclass(frozen=True)
class Tables:
    """A territory file as it was read: the keys of its head, and its two lists of tables."""

    head: Table
    helplines: tuple[Row, ...]
    do_not_print: tuple[Row, ...]

    @classmethod
    def of(cls, raw: Table, *, overlay: bool) -> "Tables":
        """Return the parts of a file; a list that holds anything but tables counts as empty."""
        head = {key: value for key, value in raw.items() if key not in LISTS}
        rows = [
            tuple(Row(table, overlay) for table in raw.get(key, ()))
            if is_list_of_tables(raw.get(key, []))
            else ()
            for key in LISTS
        ]
        return cls(head, *rows)


def is_list_of_tables(value: object) -> bool:
    """Return whether `value` is what `[[name]]` makes in TOML."""
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


FIXED = frozenset(
    {
        "role",
        "kind",
        "channel",
        "dial",
        "e164",
        "message_body",
        "scope",
        "audience",
        "age_min",
        "age_max",
        "confidence",
        "use_from_memory",
        "seen_on",
        "sources",
    }
)
"""Keys of a line of ours that no clinic can change: what it is, and the evidence for it."""

EMERGENCY_KEYS = frozenset(
    {"id", "verified_on", "verified_by", "languages", "cost", "url", "maintainer_note", "conflict"}
)
"""All that a clinic can say about an emergency line of ours."""

_INSTEAD = (
    "If the number is wrong, put it under do_not_print with a reason, and add the right one as a "
    "line with an id of its own and verified_on."
)
_REPORT = "An emergency number can only be corrected in our own data: report it to the maintainers."


def weakenings(own: Tables, clinic: Tables, place: str) -> list[Problem]:
    """Return each way in which a clinic's file would weaken ours.

    Args:
        own: Our file, known to be good.
        clinic: The clinic's file, as it was read.
        place: The name of the clinic's file.
    """
    found: list[Problem] = []
    if "collected_on" in clinic.head:
        found.append(
            Problem(
                f"{place}, collected_on",
                "would make our numbers look newer than they are.",
                "Remove it, and give verified_on and verified_by for each number you called.",
                "overlay",
            )
        )
    known = {row.table["id"]: row.table for row in own.helplines}
    for row in clinic.helplines:
        line = row.table
        where = f"{place}, {line.get('id', 'a helpline without id')}"
        ours = known.get(str(line.get("id")))
        found.extend(_added(line, where) if ours is None else _changed(ours, line, where))
    found.extend(_banned(own, clinic, place))
    return found


def _added(line: Table, where: str) -> Iterator[Problem]:
    if line.get("role") == Role.EMERGENCY:
        yield Problem(
            where,
            "adds an emergency line. Patients must find one and the same emergency number on "
            "every handout of their territory.",
            f"A hospital or a clinic goes under another role. {_REPORT}",
            "overlay-emergency",
        )
    if "verified_on" not in line and "seen_on" not in line:
        yield Problem(
            where,
            "says nowhere when the number was last seen to be right.",
            "Call it, then add verified_on and verified_by.",
            "overlay",
        )


def _changed(ours: Table, line: Table, where: str) -> Iterator[Problem]:
    changed = {key for key, value in line.items() if ours.get(key) != value}
    if ours["role"] == Role.EMERGENCY:
        for key in sorted(changed - EMERGENCY_KEYS):
            yield Problem(
                f"{where}, {key}", "changes an emergency line.", _REPORT, "overlay-emergency"
            )
        return
    for key in sorted(changed & FIXED):
        if key == "role" and line[key] == Role.EMERGENCY:
            message = "makes an emergency number of a line that is none."
            yield Problem(f"{where}, {key}", message, "Remove it.", "overlay-emergency")
        else:
            yield Problem(f"{where}, {key}", "changes a line of ours.", _INSTEAD, "overlay")
    if line.get("opt_in") is True and not ours.get("opt_in", False):
        yield Problem(
            f"{where}, opt_in",
            "would take a line of ours off every handout.",
            "If the number is wrong, put it under do_not_print with a reason.",
            "overlay",
        )


def _banned(own: Tables, clinic: Tables, place: str) -> Iterator[Problem]:
    region = str(own.head["territory"])
    numbers = [
        str(number)
        for row in own.helplines
        if row.table["role"] == Role.EMERGENCY
        and (number := row.table.get("dial") or row.table.get("e164"))
    ]
    for row in clinic.do_not_print:
        number = str(row.table.get("number", ""))
        forms = number_forms(number, region)
        for emergency in numbers:
            if not forms.isdisjoint(number_forms(emergency, region)):
                where = f"{place}, do_not_print {number}"
                yield Problem(where, "forbids an emergency number.", _REPORT, "overlay-emergency")


def lay_over(own: Tables, clinic: Tables) -> Tables:
    """Return our file with a clinic's laid over it: lines by id, do_not_print entries added."""
    head = {**own.head, **clinic.head, "collected_on": own.head["collected_on"]}
    asked = clinic.head.get("open_questions", [])
    if isinstance(asked, list):
        head["open_questions"] = [*own.head.get("open_questions", []), *asked]
    given: dict[object, Table] = {}
    added: list[Row] = []
    known = {row.table["id"] for row in own.helplines}
    for row in clinic.helplines:
        helpline_id = row.table.get("id")
        if isinstance(helpline_id, str) and helpline_id in known and helpline_id not in given:
            given[helpline_id] = row.table
        else:
            added.append(Row(_with_clinic_as_source(row.table), overlay=True))
    lines = [
        Row({**row.table, **given.get(row.table["id"], {})}, overlay=False) for row in own.helplines
    ]
    return Tables(head, (*lines, *added), (*own.do_not_print, *clinic.do_not_print))


def _with_clinic_as_source(line: Table) -> Table:
    """A clinic that called a number is itself the source of it."""
    if "verified_on" not in line:
        return line
    source = {"ref": "verified by the clinic", "date": str(line["verified_on"])}
    return {"confidence": "seen", "sources": [source], **line}
