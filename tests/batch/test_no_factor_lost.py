"""However health factors are written, a handout knows of all of them, or is not made."""

import csv
import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from handouts.batch.check import CheckedRow, read_patient
from handouts.batch.columns import columns_for
from handouts.batch.rows import PatientRow, read_row
from handouts.batch.table import open_table
from handouts.clinic import Clinic
from handouts.clinic.settings import Defaults
from handouts.profile import AGE_CODES, Group
from tests.batch.samples import TODAY, checked, shelf, shelf_of

CLINIC = Clinic(defaults=Defaults(language="es", territory="US"))
DELIMITERS = [",", ";", "\t", "|"]
FACTORS = [code for code in shelf().vocabulary.codes(Group.HEALTH) if code not in AGE_CODES]
CELLS = {
    "name": "Zoë Ruiz",
    "record_number": "0042",
    "symptoms": "burning",
    "present": "",
    "absent": "",
    "red_flags_screened": "yes",
    "icd10": "",
    "note": "Mind the step.",
    "clinician": "J. Okafor",
    "history": "",
}
Draw = st.DrawFn


def whole(codes: list[str]) -> set[str]:
    return {*codes, *shelf().vocabulary.implied_by(codes)}


def outcome(content: bytes) -> list[tuple[CheckedRow, set[str] | None]]:
    """Return every row, and the health factors that its handout would know of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_bytes(content)
        table = open_table(path)
        columns = columns_for(table, CLINIC)
        found: list[tuple[CheckedRow, set[str] | None]] = []
        for row in checked(table, CLINIC):
            patient = read_row(row.row, columns) if row.is_good else None
            known = None
            if isinstance(patient, PatientRow):
                read = read_patient(patient, columns, shelf_of(CLINIC), TODAY)
                known = set(read.profile.health.present)
            found.append((row, known))
        return found


@st.composite
def headers(draw: Draw) -> list[str]:
    """Draw columns in some order, `present` among them."""
    others = draw(st.lists(st.sampled_from([*CELLS]), min_size=3, unique=True))
    assume({"name", "record_number"} & set(others))
    return draw(st.permutations([*dict.fromkeys(["present", *others])]))


@st.composite
def legal(draw: Draw) -> tuple[bytes, list[str]]:
    """Draw a file that keeps to the rules."""
    codes = draw(st.lists(st.sampled_from(FACTORS), min_size=1, max_size=6, unique=True))
    blank = st.sampled_from(["", " ", "  ", "\t"])
    cell = ""
    for code in codes:
        text = draw(st.sampled_from([code, code.upper(), code.title()]))
        parting = draw(st.sampled_from([";", "\n", "\r\n", ";;", "; \n"])) if cell else ""
        cell += f"{parting}{draw(blank) if cell else ''}{text}{draw(blank)}"
    keys = draw(headers())
    written = io.StringIO(newline="")
    writer = csv.writer(
        written,
        delimiter=draw(st.sampled_from(DELIMITERS)),
        quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        lineterminator=draw(st.sampled_from(["\n", "\r\n"])),
    )
    padding = [""] * draw(st.sampled_from([0, 0, 2]))
    titles = [draw(st.sampled_from([key, key.upper(), key.replace("_", " ")])) for key in keys]
    writer.writerow([*titles, *padding])
    writer.writerow([*(cell if key == "present" else CELLS[key] for key in keys), *padding])
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return written.getvalue().encode(encoding), codes


@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(legal())
def test_every_factor_that_is_written_by_the_rules_is_read(drawn: tuple[bytes, list[str]]) -> None:
    content, codes = drawn
    ((row, known),) = outcome(content)
    assert row.is_good, [(problem.column, problem.code) for problem in row.problems]
    assert known == whole(codes)


def lines_of(delimiter: str, rows: list[list[str]]) -> bytes:
    """Return rows as somebody writes them who has never heard of quotes."""
    return "\n".join(delimiter.join(cells) for cells in rows).encode()


def wrong_mark(draw: Draw, codes: list[str], keys: list[str]) -> bytes:
    parting = draw(st.sampled_from([", ", ",", " / ", "/", "|", " ", " and ", "；", "，", "."]))
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=draw(st.sampled_from(DELIMITERS)))
    writer.writerow(keys)
    writer.writerow([parting.join(codes) if key == "present" else CELLS[key] for key in keys])
    return written.getvalue().encode()


def without_quotes(draw: Draw, codes: list[str], keys: list[str]) -> bytes:
    parting = draw(st.sampled_from([";", "; "]))
    row = [parting.join(codes) if key == "present" else CELLS[key] for key in keys]
    padding = [""] * draw(st.sampled_from([0, 1]))
    content = lines_of(";", [[*keys, *padding], [*row, *padding]])
    return content.rstrip(b";") if parting == "; " and draw(st.booleans()) else content


def commas_without_quotes(draw: Draw, codes: list[str], keys: list[str]) -> bytes:
    parting = draw(st.sampled_from([",", ", "]))
    row = [parting.join(codes) if key == "present" else CELLS[key] for key in keys]
    return lines_of(",", [keys, row])


def beside(draw: Draw, codes: list[str], keys: list[str]) -> bytes:
    other = draw(st.sampled_from(["history", "note", "clinician", "symptoms", "icd10", ""]))
    keys = [*keys, other] if other not in keys else keys
    parting = draw(st.sampled_from([";", "; "]))
    row = [f'"{parting.join(codes)}"' if key == other else CELLS[key] for key in keys]
    return lines_of(draw(st.sampled_from(DELIMITERS)), [keys, row])


def over_two_rows(_draw: Draw, codes: list[str], keys: list[str]) -> bytes:
    first = [codes[0] if key == "present" else CELLS[key] for key in keys]
    rest = [f'"{";".join(codes[1:])}"' if key == "present" else "" for key in keys]
    return lines_of(",", [keys, first, rest])


WRONG: list[Any] = [wrong_mark, without_quotes, commas_without_quotes, beside, over_two_rows]


@pytest.mark.parametrize("way", WRONG, ids=lambda way: way.__name__)
@settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much], deadline=None)
@given(drawn=st.data())
def test_of_what_is_written_otherwise_all_is_read_or_the_row_is_refused(
    way: Any, drawn: st.DataObject
) -> None:
    codes = drawn.draw(st.lists(st.sampled_from(FACTORS), min_size=2, max_size=5, unique=True))
    keys = drawn.draw(headers())
    found = outcome(way(drawn.draw, codes, keys))
    assert found
    for row, known in found:
        assert not row.is_good or (known or set()) >= whole(codes)
