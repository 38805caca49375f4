"""The table of example patients: who comes, what is printed, what is not, and why."""

from tests.spec.patients.ages import OLDER, PREGNANCY, YOUNG
from tests.spec.patients.alarm import RED_FLAGS, UNKNOWN
from tests.spec.patients.blood_and_heart import BLOOD, HEART
from tests.spec.patients.body import (
    BONES,
    CANCER,
    EPILEPSY,
    FEELING,
    JOINTS,
    OPERATIONS,
    SKIN,
)
from tests.spec.patients.complaints import (
    BURNING,
    CONDITIONS,
    DESK,
    ISOLATION,
    LASTING,
    PANIC,
    QUESTIONS,
    SLEEP,
)
from tests.spec.patients.contested import (
    GUT_FOODS,
    KIDNEY_AND_MAGNESIUM,
    TENS_AND_VIBRATION,
)
from tests.spec.patients.mind import EATING, MEDICINES, MIND
from tests.spec.patients.row import Patient, PatientGroup, by_slug, slug_of, slugs
from tests.spec.patients.wishes import AMOUNTS, TOOLS, WISHES

GROUPS: tuple[PatientGroup, ...] = (
    RED_FLAGS,
    UNKNOWN,
    BURNING,
    PANIC,
    CONDITIONS,
    DESK,
    SLEEP,
    LASTING,
    QUESTIONS,
    ISOLATION,
    PREGNANCY,
    YOUNG,
    OLDER,
    BLOOD,
    HEART,
    FEELING,
    SKIN,
    BONES,
    OPERATIONS,
    EPILEPSY,
    CANCER,
    JOINTS,
    MIND,
    EATING,
    MEDICINES,
    TENS_AND_VIBRATION,
    KIDNEY_AND_MAGNESIUM,
    GUT_FOODS,
    WISHES,
    AMOUNTS,
    TOOLS,
)
PATIENTS: tuple[Patient, ...] = tuple(row for group in GROUPS for row in group.patients)

__all__ = ["GROUPS", "PATIENTS", "Patient", "PatientGroup", "by_slug", "slug_of", "slugs"]
