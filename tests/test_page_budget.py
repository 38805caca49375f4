"""How long a handout is: what most patients get fits on 4 pages, the fullest on 8."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from handouts.clinic import QrCode
from handouts.handout import draft_handout, make_handout
from handouts.library import Kind
from handouts.profile import Tool, merge_documents
from tests.document.making import profile, shelf
from tests.document.specimens import fullest

pytestmark = pytest.mark.pdf

HERE = (
    ("en", "US"),
    ("en", "GB"),
    ("es", "US"),
    ("ar", "GB"),
    ("fr", "FR"),
    ("fr", "CA"),
    ("hi", "IN"),
    ("uk", "UA"),
    ("uk", "US"),
    ("zh-Hans", "CN"),
)
"""Each language where most of its readers live, and on the paper that has least room."""

LONG = frozenset({("fr", "CA"), ("uk", "US")})
"""Where a language that runs long meets the shorter paper: one page more."""

CODED = (*HERE[:4], ("fr", "FR"), ("uk", "US"))
"""Where a code to scan is tried: in languages that leave room, and in those that do not."""

LONGER_WITH_CODE = frozenset({"es", "fr", "uk"})
"""The languages that fill their pages, so that a code to scan may need one more."""
TYPICAL: Mapping[str, Mapping[str, object]] = {
    "tense at the desk": {
        "symptoms": ["tension", "neck-upper-back", "stiffness"],
        "causes": ["chronic-stress"],
        "lifestyle": ["desk-work", "overload-long-hours"],
    },
    "burning and worry": {
        "symptoms": ["burning", "between-shoulder-blades"],
        "causes": ["gad"],
        "lifestyle": ["high-caffeine"],
    },
    "panic": {"symptoms": ["fast-breathing", "pressure"], "causes": ["panic"]},
    "bad nights": {
        "symptoms": ["night-pain", "sleep-disruption", "low-back"],
        "causes": ["anxious-state"],
        "lifestyle": ["late-screens", "poor-sleep"],
    },
    "low back pain that comes and goes": {
        "symptoms": ["low-back", "waves-flare-ups", "stiffness"],
        "causes": ["pain-worry-cycle"],
        "lifestyle": ["inactivity"],
    },
    "symptoms that stay": {
        "symptoms": ["migrating", "fatigue", "immobility"],
        "causes": ["somatic-symptom-disorder"],
    },
    "little to go by": {"symptoms": ["soreness"]},
}


@pytest.mark.parametrize(("language", "territory"), HERE)
@pytest.mark.parametrize("who", TYPICAL)
def test_a_typical_patient_gets_at_most_four_pages(who: str, language: str, territory: str) -> None:
    document = {
        "language": language,
        "territory": territory,
        "needs": {"age": 42, **TYPICAL[who]},
        "red_flags": {"screened": True},
    }
    decided = draft_handout(profile(document), shelf())
    assert 3 <= len(decided.selection.printed_of(Kind.REMEDY)) <= 5
    assert decided.selection.printed_of(Kind.EDUCATION)
    assert make_handout(decided, shelf()).pages <= 4 + ((language, territory) in LONG)


@pytest.mark.parametrize(("language", "territory"), CODED)
@pytest.mark.parametrize("who", TYPICAL)
def test_a_code_to_scan_fits_on_the_same_pages_but_for_a_language_that_fills_them(
    who: str, language: str, territory: str
) -> None:
    here = shelf()
    qr = QrCode(address="https://riverside-physio.example/back", label="Films of the exercises")
    coded = replace(here, clinic=replace(here.clinic, qr=qr))
    document = {
        "language": language,
        "territory": territory,
        "needs": {"age": 42, **TYPICAL[who]},
        "red_flags": {"screened": True},
    }
    most = 5 if language in LONGER_WITH_CODE else 4
    assert make_handout(draft_handout(profile(document), coded), coded).pages <= most


def test_a_week_to_tick_comes_with_what_leaves_room_for_it() -> None:
    document = {
        "language": "en",
        "territory": "US",
        "needs": {"age": 42, **TYPICAL["burning and worry"]},
        "red_flags": {"screened": True},
        "clinician": {"exclude": ["education/when-to-seek-more-help"]},
    }
    decided = draft_handout(profile(document), shelf())
    assert [choice.tool for choice in decided.selection.tools] == [Tool.LOG]


@pytest.mark.parametrize(("language", "territory"), HERE)
@pytest.mark.parametrize("has", [(), ("pregnant", "diabetes", "heart-disease", "trauma-ptsd")])
def test_the_fullest_handout_has_at_most_eight_pages(
    has: tuple[str, ...], language: str, territory: str
) -> None:
    where = {"language": language, "territory": territory, "red_flags": {"screened": True}}
    document = merge_documents(where, fullest(present=has))
    decided = draft_handout(profile(document), shelf())
    assert len(decided.selection.printed_of(Kind.REMEDY)) >= 3
    assert "asked-but-over-limit" in {notice.code for notice in decided.notices}
    assert make_handout(decided, shelf()).pages <= 8
