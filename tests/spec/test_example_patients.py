"""Example patients: who comes, what is printed, what is not, and why.

Each row is a patient as a clinician would describe one, and what the handout of the real library
must and must not hold. `asks_for`, `leaves_out` and `overrides` are the clinician's own wishes
(--include, --exclude, --override). What is not stated of a patient is unknown, never absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from handouts.library import Kind, Mode
from tests.library.samples import real_library
from tests.spec.reading import FIVE, fate, profile_of, remedies, selection_for

pytestmark = pytest.mark.spec

HEAT, COOL, MASSAGE = "remedies/heat", "remedies/cool-compress", "remedies/massage"
TENS = "remedies/tens"
WALKING, STRETCHES = "remedies/aerobic-activity", "remedies/gentle-stretching"
TENSE_RELEASE = "remedies/progressive-muscle-relaxation"
BREATHING = "remedies/slow-breathing"
MEDICINES = "education/medicines-to-discuss"
BURNING, LOOP = "education/burning-sensation", "education/pain-worry-cycle"
PREGNANCY, CHILDREN, OLDER = (
    "safety/pregnancy",
    "safety/children-and-young-people",
    "safety/older-adults",
)
TENS_BARS = (
    "implant-electronic pregnant epilepsy dvt-current cancer-site loss-of-feeling open-skin "
    "bleeding-disorder cognitive-impairment"
)


@dataclass(frozen=True)
class Patient:
    """One row of the table. Codes and slugs stand in one text, with spaces between them."""

    who: str
    age: int | None = 40
    symptoms: str = "tension"
    causes: str = ""
    likes: str = ""
    icd10: str = ""
    has: str = ""
    has_not: str = ""
    red_flags: str = ""
    screened: bool = True
    asks_for: str = ""
    leaves_out: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    prints: str = ""
    """Sections that must be printed, beside the five that always are."""
    does_not_print: Mapping[str, str] = field(default_factory=dict)
    """Sections that must not be printed, and why: status and codes."""
    takes_care: Mapping[str, str] = field(default_factory=dict)
    """Sections with the cautions that are printed in them, and no others."""
    warns: str = ""
    """All that the clinician is warned of."""

    @property
    def document(self) -> dict[str, object]:
        """Return the row in the shape of a profile file."""
        needs: dict[str, object] = {
            "symptoms": self.symptoms.split(),
            "causes": self.causes.split(),
            "preferences": self.likes.split(),
            "icd10": self.icd10.split(),
        }
        if self.age is not None:
            needs["age"] = self.age
        return {
            "needs": needs,
            "health": {"present": self.has.split(), "absent": self.has_not.split()},
            "red_flags": {"screened": self.screened, "present": self.red_flags.split()},
            "clinician": {
                "include": self.asks_for.split(),
                "exclude": self.leaves_out.split(),
                "override": self.overrides,
            },
        }


PATIENTS = (
    # --- TENS: contested, so only where every danger is ruled out ----------------------------
    Patient(
        "has a pacemaker, and TENS is asked for",
        has="implant-electronic",
        asks_for=TENS,
        does_not_print={TENS: "withheld: implant-electronic"},
        warns="asked-but-withheld",
    ),
    Patient(
        "has a pacemaker by its ICD-10 code, and TENS is asked for",
        icd10="Z95.0",
        asks_for=f"{TENS} {WALKING}",
        prints=WALKING,
        does_not_print={TENS: "withheld: implant-electronic"},
        takes_care={WALKING: "heart-disease"},
        warns="asked-but-withheld",
    ),
    Patient(
        "was asked nothing, and TENS is asked for: every unknown danger is named",
        asks_for=TENS,
        does_not_print={TENS: f"withheld: {TENS_BARS}"},
        warns="asked-but-withheld",
    ),
    Patient(
        "has none of the dangers of TENS, all recorded, and TENS is asked for",
        has_not=TENS_BARS,
        asks_for=TENS,
        prints=TENS,
    ),
    Patient(
        "has none of the dangers of TENS, but nobody asks for it",
        has_not=TENS_BARS,
        does_not_print={TENS: "opt-in: opt-in"},
    ),
    Patient(
        "was asked everything for TENS but epilepsy",
        has_not=TENS_BARS.replace("epilepsy", ""),
        asks_for=TENS,
        does_not_print={TENS: "withheld: epilepsy"},
        warns="asked-but-withheld",
    ),
    Patient(
        "has none of the dangers of TENS, but the age is not recorded",
        age=None,
        has_not=TENS_BARS,
        asks_for=TENS,
        does_not_print={TENS: "withheld: min-age"},
        warns="age-unknown asked-but-withheld",
    ),
    Patient(
        "has epilepsy, and a specialist agreed to TENS: printed against the bar, and recorded",
        has="epilepsy",
        has_not=TENS_BARS.replace("epilepsy", ""),
        overrides={TENS: "The neurologist agreed on 12 November."},
        prints=TENS,
        warns="override",
    ),
    # --- pregnancy and birth -----------------------------------------------------------------
    Patient(
        "is pregnant; heat, walking and TENS are asked for",
        age=31,
        has="pregnant",
        asks_for=f"{HEAT} {WALKING} {TENS}",
        prints=f"{PREGNANCY} {HEAT} {WALKING}",
        does_not_print={TENS: "withheld: pregnant"},
        takes_care={HEAT: "pregnant", WALKING: "pregnant"},
        warns="asked-but-withheld",
    ),
    Patient(
        "gave birth 3 months ago",
        age=31,
        has="postpartum-6m",
        prints=PREGNANCY,
    ),
    Patient(
        "is known not to be pregnant",
        age=31,
        has_not="pregnant postpartum-6m",
        does_not_print={PREGNANCY: "not-matched: no-match"},
    ),
    # --- older people ------------------------------------------------------------------------
    Patient(
        "is 70, with thin bones; stretches and massage are asked for",
        age=70,
        has="osteoporosis",
        asks_for=f"{STRETCHES} {MASSAGE}",
        prints=f"{OLDER} {STRETCHES} {MASSAGE}",
        takes_care={STRETCHES: "osteoporosis age-65plus", MASSAGE: "osteoporosis"},
    ),
    Patient(
        "is 58 and falls",
        age=58,
        has="falls-frailty",
        prints=OLDER,
    ),
    Patient(
        "is 64 and steady",
        age=64,
        does_not_print={OLDER: "not-matched: no-match"},
    ),
    Patient(
        "is 65 or over, the year of birth not known",
        age=None,
        has="age-65plus",
        asks_for=HEAT,
        prints=f"{OLDER} {HEAT}",
        takes_care={HEAT: "age-65plus"},
    ),
    Patient(
        "is 82 with memory problems; heat and a cool cloth are asked for",
        age=82,
        has="cognitive-impairment",
        asks_for=f"{HEAT} {COOL}",
        prints=OLDER,
        does_not_print={
            HEAT: "withheld: cognitive-impairment",
            COOL: "withheld: cognitive-impairment",
        },
        warns="asked-but-withheld asked-but-withheld",
    ),
    # --- skin and feeling --------------------------------------------------------------------
    Patient(
        "feels little on the skin; heat, a cool cloth and massage are asked for",
        has="loss-of-feeling",
        asks_for=f"{HEAT} {COOL} {MASSAGE}",
        prints=MASSAGE,
        does_not_print={HEAT: "withheld: loss-of-feeling", COOL: "withheld: loss-of-feeling"},
        takes_care={MASSAGE: "loss-of-feeling"},
        warns="asked-but-withheld asked-but-withheld",
    ),
    Patient(
        "has diabetes with nerve damage by its ICD-10 code; heat and massage are asked for",
        icd10="E11.42",
        asks_for=f"{HEAT} {MASSAGE}",
        prints=MASSAGE,
        does_not_print={HEAT: "withheld: loss-of-feeling"},
        takes_care={MASSAGE: "diabetes loss-of-feeling"},
        warns="asked-but-withheld",
    ),
    Patient(
        "feels little on the skin, but was tested today: heat is printed, and it is recorded",
        has="loss-of-feeling",
        overrides={HEAT: "Sensation of the back tested today."},
        prints=HEAT,
        warns="override",
    ),
    Patient(
        "has diabetes with full feeling; heat is asked for",
        has="diabetes",
        has_not="loss-of-feeling",
        asks_for=HEAT,
        prints=HEAT,
        takes_care={HEAT: "diabetes"},
    ),
    Patient(
        "wears a medicine patch; heat is asked for",
        has="medicine-patch",
        asks_for=HEAT,
        does_not_print={HEAT: "withheld: medicine-patch"},
        warns="asked-but-withheld",
    ),
    Patient(
        "used a heat rub and is drowsy; heat is asked for, and both reasons are said",
        has="heat-rub-on-skin sedated-or-drinking",
        asks_for=HEAT,
        does_not_print={HEAT: "withheld: heat-rub-on-skin sedated-or-drinking"},
        warns="asked-but-withheld",
    ),
    Patient(
        "gets white fingers in the cold; a cool cloth is asked for",
        symptoms="burning",
        has="raynaud-cold-allergy",
        asks_for=COOL,
        does_not_print={COOL: "withheld: raynaud-cold-allergy"},
        warns="asked-but-withheld",
    ),
    Patient(
        "has an open wound; heat, a cool cloth and massage are asked for",
        has="open-skin",
        asks_for=f"{HEAT} {COOL} {MASSAGE}",
        does_not_print=dict.fromkeys((HEAT, COOL, MASSAGE), "withheld: open-skin"),
        warns="asked-but-withheld asked-but-withheld asked-but-withheld",
    ),
    Patient(
        "does not want to be touched; massage is asked for",
        likes="no-touch",
        asks_for=MASSAGE,
        does_not_print={MASSAGE: "withheld: no-touch"},
        warns="asked-but-withheld",
    ),
    # --- bones, blood and heart --------------------------------------------------------------
    Patient(
        "broke a bone lately; everything that moves or presses is withheld",
        has="fracture-recent",
        asks_for=f"{WALKING} {STRETCHES} {TENSE_RELEASE} {MASSAGE} {BREATHING}",
        prints=BREATHING,
        does_not_print=dict.fromkeys(
            (WALKING, STRETCHES, TENSE_RELEASE, MASSAGE), "withheld: fracture-recent"
        ),
        warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld "
        "few-remedies",
    ),
    Patient(
        "has a clot in a leg vein; heat, massage, walking and TENS are asked for",
        has="dvt-current",
        asks_for=f"{HEAT} {MASSAGE} {WALKING} {TENS}",
        does_not_print=dict.fromkeys((HEAT, MASSAGE, WALKING, TENS), "withheld: dvt-current"),
        warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld",
    ),
    Patient(
        "takes blood thinners; massage is asked for",
        has="anticoagulant",
        asks_for=MASSAGE,
        prints=MASSAGE,
        takes_care={MASSAGE: "anticoagulant"},
    ),
    Patient(
        "has an unstable heart; walking is asked for",
        has="cardiac-unstable",
        asks_for=WALKING,
        does_not_print={WALKING: "withheld: cardiac-unstable"},
        warns="asked-but-withheld",
    ),
    Patient(
        "hurt the back yesterday: a cool cloth, no warmth and no stretches",
        symptoms="soreness",
        has="fresh-injury-48h",
        asks_for=f"{COOL} {HEAT} {STRETCHES}",
        prints=COOL,
        does_not_print=dict.fromkeys((HEAT, STRETCHES), "withheld: fresh-injury-48h"),
        warns="asked-but-withheld asked-but-withheld",
    ),
    Patient(
        "has epilepsy; breathing and TENS are asked for",
        symptoms="fast-breathing",
        has="epilepsy",
        asks_for=f"{BREATHING} {TENS}",
        prints=BREATHING,
        does_not_print={TENS: "withheld: epilepsy"},
        takes_care={BREATHING: "epilepsy"},
        warns="asked-but-withheld",
    ),
    Patient(
        "has panic attacks and memories of a bad event; breathing is asked for",
        causes="panic",
        has="trauma-ptsd",
        asks_for=BREATHING,
        prints=BREATHING,
        takes_care={BREATHING: "panic trauma-ptsd"},
    ),
    # --- children and young people -----------------------------------------------------------
    Patient(
        "is 10: breathing, tense-and-let-go and walking, but no heat and no adult reading",
        age=10,
        symptoms="tension burning",
        asks_for=f"{HEAT} {STRETCHES} {MASSAGE} {WALKING} {BREATHING} {TENSE_RELEASE}",
        prints=f"{CHILDREN} {WALKING} {BREATHING} {TENSE_RELEASE}",
        does_not_print=dict.fromkeys((HEAT, STRETCHES, MASSAGE, BURNING), "withheld: min-age"),
        takes_care={WALKING: "age-lt-16"},
        warns="under-18 asked-but-withheld asked-but-withheld asked-but-withheld",
    ),
    Patient(
        "is 15: massage with consent, no heat",
        age=15,
        asks_for=f"{MASSAGE} {HEAT}",
        prints=f"{CHILDREN} {MASSAGE}",
        does_not_print={HEAT: "withheld: min-age"},
        takes_care={MASSAGE: "age-lt-16"},
        warns="under-18 asked-but-withheld",
    ),
    Patient(
        "is 17: heat and walking are printed, TENS and medicines are for adults",
        age=17,
        has="on-antidepressant",
        has_not=TENS_BARS,
        asks_for=f"{HEAT} {WALKING} {TENS} {MEDICINES}",
        prints=f"{CHILDREN} {HEAT} {WALKING}",
        does_not_print={TENS: "withheld: min-age", MEDICINES: "withheld: min-age"},
        takes_care={HEAT: "", WALKING: "age-16-17"},
        warns="under-18 asked-but-withheld asked-but-withheld",
    ),
    Patient(
        "is 17, and the clinician vouches for the reading on burning",
        age=17,
        symptoms="burning",
        overrides={BURNING: "Read together today."},
        prints=f"{CHILDREN} {BURNING}",
        warns="under-18 override",
    ),
    Patient(
        "is of an age that nobody wrote down: taken for an adult, and the clinician is told",
        age=None,
        asks_for=BURNING,
        prints=BURNING,
        warns="age-unknown",
    ),
    # --- red flags ---------------------------------------------------------------------------
    Patient(
        "is numb in the saddle area: only safety pages, whatever is asked for or overridden",
        red_flags="rf-cauda",
        causes="gad",
        asks_for=BREATHING,
        overrides={HEAT: "The patient insists."},
        does_not_print=dict.fromkeys((BREATHING, HEAT, WALKING, TENS, LOOP), "withheld: rf-cauda"),
        warns="red-flag",
    ),
    Patient(
        "has a red flag by its ICD-10 code",
        icd10="G83.4",
        does_not_print={WALKING: "withheld: rf-cauda"},
        warns="red-flag",
    ),
    Patient(
        "thinks of suicide: only safety pages, and local policy is called for today",
        red_flags="rf-suicide",
        does_not_print={BREATHING: "withheld: rf-suicide"},
        warns="red-flag rf-suicide",
    ),
    Patient(
        "is pregnant with a warning sign: the page on pregnancy stays among the safety pages",
        age=29,
        has="pregnant",
        red_flags="rf-pregnancy",
        prints=PREGNANCY,
        does_not_print={WALKING: "withheld: rf-pregnancy"},
        warns="red-flag",
    ),
    Patient(
        "is 9 with a warning sign: the page on children stays among the safety pages",
        age=9,
        red_flags="rf-child",
        prints=CHILDREN,
        does_not_print={BREATHING: "withheld: rf-child"},
        warns="red-flag",
    ),
    Patient(
        "was not screened for red flags: the handout is made, with a warning",
        screened=False,
        asks_for=BREATHING,
        prints=BREATHING,
        warns="not-screened",
    ),
    # --- conditions, medicines and wishes ----------------------------------------------------
    Patient(
        "is tense, and nobody recorded a condition: nothing is inferred",
        does_not_print={LOOP: "not-matched: no-match"},
    ),
    Patient(
        "has a recorded anxiety disorder; the reading on the loop is asked for",
        icd10="F41.1",
        asks_for=LOOP,
        prints=LOOP,
    ),
    Patient(
        "takes a calming medicine, but nobody asks for the page on medicines",
        has="on-benzodiazepine",
        does_not_print={MEDICINES: "opt-in: opt-in"},
    ),
    Patient(
        "takes a calming medicine and an opioid, and the page on medicines is asked for",
        has="on-benzodiazepine on-opioid",
        asks_for=MEDICINES,
        prints=MEDICINES,
        takes_care={MEDICINES: "on-benzodiazepine on-opioid"},
    ),
    Patient(
        "likes warmth, but nothing else calls for it",
        symptoms="fast-breathing",
        likes="warmth",
        does_not_print={HEAT: "not-matched: no-match"},
    ),
    Patient(
        "has a stiff low back; the clinician leaves walking out",
        symptoms="stiffness low-back",
        leaves_out=WALKING,
        asks_for=STRETCHES,
        prints=STRETCHES,
        does_not_print={WALKING: "excluded-by-clinician: clinician"},
    ),
)
TABLE = pytest.mark.parametrize("row", PATIENTS, ids=lambda row: row.who)


def test_the_table_is_long_and_each_patient_in_it_is_another() -> None:
    assert len(PATIENTS) >= 25
    assert len({row.who for row in PATIENTS}) == len(PATIENTS)
    assert all(row.prints or row.does_not_print for row in PATIENTS)


@TABLE
def test_what_is_printed_for_a_patient_who(row: Patient) -> None:
    printed = selection_for(row.document).printed
    assert {*FIVE, *row.prints.split()} <= set(printed)


@TABLE
def test_what_is_not_printed_and_why_for_a_patient_who(row: Patient) -> None:
    selection = selection_for(row.document)
    assert {slug: fate(selection, slug) for slug in row.does_not_print} == row.does_not_print
    assert not row.does_not_print.keys() & set(selection.printed)


@TABLE
def test_which_cautions_are_printed_for_a_patient_who(row: Patient) -> None:
    decisions = selection_for(row.document).decisions
    printed = {
        slug: " ".join(caution.code for caution in decisions[slug].cautions)
        for slug in row.takes_care
    }
    assert printed == row.takes_care


@TABLE
def test_what_the_clinician_is_warned_of_for_a_patient_who(row: Patient) -> None:
    assert " ".join(notice.code for notice in selection_for(row.document).notices) == row.warns


@TABLE
def test_with_a_red_flag_and_only_then_a_handout_is_safety_only_for_a_patient_who(
    row: Patient,
) -> None:
    selection = selection_for(row.document)
    kinds = {selection.decisions[slug].kind for slug in selection.printed}
    flagged = bool(profile_of(row.document).red_flags.present)
    assert selection.red_flag is flagged
    assert (kinds == {Kind.SAFETY}) is flagged


@TABLE
def test_remedies_stay_in_number_and_balance_for_a_patient_who(row: Patient) -> None:
    selection = selection_for(row.document)
    modes = [real_library().sections[slug].mode for slug in remedies(selection)]
    assert len(modes) <= 7
    assert modes.count(Mode.PASSIVE) <= modes.count(Mode.ACTIVE)
    assert len(modes) >= 3 or {"red-flag", "few-remedies"} & set(row.warns.split())
