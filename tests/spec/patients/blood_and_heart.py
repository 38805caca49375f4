"""Patients with clots, blood thinners, heart disease, blood pressure or lung disease."""

from tests.spec.patients.contested import VIBRATION_BARS, without
from tests.spec.patients.row import Patient, PatientGroup

BLOOD = PatientGroup(
    "Blood thinners and clots",
    "A clot now, or one that is suspected, withholds pressure, heat, current and effort.",
    (
        Patient(
            "has a clot in a leg vein; warmth, massage, walking and TENS are asked for",
            has="dvt-current",
            asks_for="heat massage aerobic-activity tens",
            does_not_print=dict.fromkeys(
                ("heat", "massage", "aerobic-activity", "tens"), "withheld: dvt-current"
            ),
            warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "has a clot in a leg vein; stretches and tense-and-let-go are asked for",
            has="dvt-current",
            asks_for="gentle-stretching progressive-muscle-relaxation",
            prints="gentle-stretching progressive-muscle-relaxation",
            takes_care={
                "gentle-stretching": "dvt-current",
                "progressive-muscle-relaxation": "dvt-current",
            },
        ),
        Patient(
            "has a clot on the lung by its ICD-10 code; strength, yoga and a bath are asked for",
            icd10="I26.9",
            asks_for="strength-and-pilates yoga-and-tai-chi warm-bath-and-hot-tub",
            does_not_print=dict.fromkeys(
                ("strength-and-pilates", "yoga-and-tai-chi", "warm-bath-and-hot-tub"),
                "withheld: dvt-current",
            ),
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "had a clot years ago; yoga and a vibration device are asked for",
            has="clot-history",
            has_not=without(VIBRATION_BARS, "clot-history"),
            asks_for="yoga-and-tai-chi vibration-device",
            prints="yoga-and-tai-chi",
            does_not_print={"vibration-device": "withheld: clot-history"},
            takes_care={"yoga-and-tai-chi": "clot-history"},
            warns="asked-but-withheld",
        ),
        Patient(
            "takes a blood thinner; massage and a vibration device are asked for",
            has="anticoagulant",
            asks_for="massage vibration-device",
            prints="massage",
            does_not_print={"vibration-device": "withheld: anticoagulant"},
            takes_care={"massage": "anticoagulant"},
            warns="asked-but-withheld",
        ),
        Patient(
            "takes warfarin, which is a blood thinner; massage, meals and pain relievers",
            symptoms="soreness",
            has="on-warfarin",
            asks_for="massage balanced-eating muscle-relaxants-and-pain-relievers",
            prints="massage balanced-eating muscle-relaxants-and-pain-relievers",
            takes_care={
                "massage": "anticoagulant",
                "balanced-eating": "on-warfarin",
                "muscle-relaxants-and-pain-relievers": "anticoagulant on-warfarin",
            },
        ),
        Patient(
            "takes warfarin, and all else that bars the vibration device is ruled out",
            has="on-warfarin",
            has_not=without(VIBRATION_BARS, "anticoagulant"),
            asks_for="vibration-device",
            does_not_print={"vibration-device": "withheld: anticoagulant"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has a bleeding disorder; massage, warmth and TENS are asked for",
            has="bleeding-disorder",
            asks_for="massage heat tens",
            prints="massage heat",
            does_not_print={"tens": "withheld: bleeding-disorder"},
            takes_care={"massage": "bleeding-disorder", "heat": "bleeding-disorder"},
            warns="asked-but-withheld",
        ),
    ),
)

HEART = PatientGroup(
    "Heart, blood pressure and lungs",
    "Chest pain is a red flag. Effort and breath holding wait until the heart is stable.",
    (
        Patient(
            "has an unstable heart; walking, strength, yoga and box breathing are asked for",
            has="cardiac-unstable",
            asks_for="aerobic-activity strength-and-pilates yoga-and-tai-chi box-breathing",
            prints="slow-breathing",
            does_not_print=dict.fromkeys(
                ("aerobic-activity", "strength-and-pilates", "yoga-and-tai-chi", "box-breathing"),
                "withheld: cardiac-unstable",
            ),
            takes_care={"slow-breathing": "heart-disease"},
            warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "had a heart attack last week by the ICD-10 code; a bath and pacing are asked for",
            symptoms="waves-flare-ups",
            icd10="I21.9",
            asks_for="warm-bath-and-hot-tub acceptance-and-pacing",
            prints="acceptance-and-pacing",
            does_not_print={"warm-bath-and-hot-tub": "withheld: cardiac-unstable"},
            takes_care={"acceptance-and-pacing": "cardiac-unstable"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has stable heart disease; walking, warmth, breathing and less coffee are asked for",
            has="heart-disease",
            has_not="cardiac-unstable",
            asks_for="aerobic-activity heat slow-breathing caffeine-and-stimulants",
            prints="aerobic-activity heat slow-breathing caffeine-and-stimulants",
            takes_care={
                "aerobic-activity": "heart-disease",
                "heat": "heart-disease",
                "slow-breathing": "heart-disease",
                "caffeine-and-stimulants": "heart-disease",
            },
        ),
        Patient(
            "has uncontrolled high blood pressure; strength, box breathing, a bath and yoga",
            has="bp-uncontrolled",
            asks_for="strength-and-pilates box-breathing warm-bath-and-hot-tub yoga-and-tai-chi "
            "progressive-muscle-relaxation",
            prints="yoga-and-tai-chi progressive-muscle-relaxation",
            does_not_print=dict.fromkeys(
                ("strength-and-pilates", "box-breathing", "warm-bath-and-hot-tub"),
                "withheld: bp-uncontrolled",
            ),
            takes_care={
                "yoga-and-tai-chi": "bp-uncontrolled",
                "progressive-muscle-relaxation": "bp-uncontrolled",
            },
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "has COPD and little breath; walking and slow breathing are asked for",
            symptoms="fast-breathing",
            has="lung-disease",
            asks_for="aerobic-activity slow-breathing",
            prints="aerobic-activity slow-breathing",
            takes_care={"aerobic-activity": "lung-disease", "slow-breathing": "lung-disease"},
        ),
    ),
)
