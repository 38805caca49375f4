"""Patients by the body: diabetes and skin, bones, operations, epilepsy, cancer, joints and eyes."""

from tests.spec.patients.contested import TENS_BARS, without
from tests.spec.patients.row import Patient, PatientGroup

FEELING = PatientGroup(
    "Diabetes and numb skin",
    "Who cannot feel a burn gets no warmth, no cold and no current.",
    (
        Patient(
            "feels little on the skin; warmth, a cool cloth and massage are asked for",
            has="loss-of-feeling",
            asks_for="heat cool-compress massage",
            prints="massage",
            does_not_print={
                "heat": "withheld: loss-of-feeling",
                "cool-compress": "withheld: loss-of-feeling",
            },
            takes_care={"massage": "loss-of-feeling"},
            warns="asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "has diabetes with nerve damage by its ICD-10 code; warmth and massage are asked for",
            icd10="E11.42",
            asks_for="heat massage",
            prints="massage",
            does_not_print={"heat": "withheld: loss-of-feeling"},
            takes_care={"massage": "diabetes loss-of-feeling"},
            warns="asked-but-withheld",
        ),
        Patient(
            "feels little on the skin, but was tested today: warmth is printed, and it is recorded",
            has="loss-of-feeling",
            overrides={"heat": "Sensation of the back tested today."},
            prints="heat",
            warns="override",
        ),
        Patient(
            "has diabetes with full feeling; warmth is asked for",
            has="diabetes",
            has_not="loss-of-feeling",
            asks_for="heat",
            prints="heat",
            takes_care={"heat": "diabetes"},
        ),
        Patient(
            "takes insulin; walking and regular meals are asked for",
            habits="inactivity irregular-meals",
            has="diabetes low-blood-sugar-risk",
            asks_for="aerobic-activity balanced-eating",
            prints="aerobic-activity balanced-eating",
            takes_care={
                "aerobic-activity": "diabetes low-blood-sugar-risk",
                "balanced-eating": "low-blood-sugar-risk diabetes",
            },
        ),
        Patient(
            "has poor circulation; warmth and a cool cloth are asked for",
            has="poor-circulation",
            asks_for="heat cool-compress",
            prints="heat",
            does_not_print={"cool-compress": "withheld: poor-circulation"},
            takes_care={"heat": "poor-circulation"},
            warns="asked-but-withheld",
        ),
    ),
)

SKIN = PatientGroup(
    "Skin, wounds and medicine patches",
    "Warm skin takes up too much of a medicine; open skin is left alone.",
    (
        Patient(
            "wears a medicine patch; warmth and a bath are asked for",
            has="medicine-patch",
            asks_for="heat warm-bath-and-hot-tub",
            does_not_print={
                "heat": "withheld: medicine-patch",
                "warm-bath-and-hot-tub": "withheld: medicine-patch",
            },
            warns="asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "used a heat rub and is drowsy; warmth is asked for, and both reasons are said",
            has="heat-rub-on-skin sedated-or-drinking",
            asks_for="heat warm-bath-and-hot-tub",
            does_not_print={
                "heat": "withheld: heat-rub-on-skin sedated-or-drinking",
                "warm-bath-and-hot-tub": "withheld: sedated-or-drinking heat-rub-on-skin",
            },
            warns="asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "has an open wound; warmth, a cool cloth, massage and walking are asked for",
            has="open-skin",
            asks_for="heat cool-compress massage aerobic-activity",
            prints="aerobic-activity",
            does_not_print=dict.fromkeys(
                ("heat", "cool-compress", "massage"), "withheld: open-skin"
            ),
            takes_care={"aerobic-activity": "open-skin"},
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "has a skin infection by its ICD-10 code; massage, warmth and a bath are asked for",
            icd10="L03.3",
            asks_for="massage heat warm-bath-and-hot-tub",
            does_not_print=dict.fromkeys(
                ("massage", "heat", "warm-bath-and-hot-tub"), "withheld: skin-infection-rash"
            ),
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "reacts to oils and to nuts; massage is asked for",
            symptoms="soreness",
            has="adhesive-oil-allergy food-allergy",
            asks_for="massage",
            prints="massage",
            takes_care={"massage": "adhesive-oil-allergy food-allergy"},
        ),
    ),
)

BONES = PatientGroup(
    "Osteoporosis and broken bones",
    "Back pain after a fall with thin bones is a red flag until it is checked.",
    (
        Patient(
            "has thin bones; strength, yoga, stretches and a vibration device are asked for",
            age=60,
            symptoms="low-back stiffness",
            has="osteoporosis",
            asks_for="strength-and-pilates yoga-and-tai-chi gentle-stretching vibration-device",
            prints="strength-and-pilates yoga-and-tai-chi gentle-stretching",
            does_not_print={"vibration-device": "withheld: osteoporosis"},
            takes_care={
                "strength-and-pilates": "osteoporosis",
                "yoga-and-tai-chi": "osteoporosis",
                "gentle-stretching": "osteoporosis",
            },
            warns="asked-but-withheld",
        ),
        Patient(
            "broke a bone lately; everything that moves or presses is withheld",
            has="fracture-recent",
            asks_for="aerobic-activity gentle-stretching progressive-muscle-relaxation massage "
            "slow-breathing",
            prints="slow-breathing",
            does_not_print=dict.fromkeys(
                (
                    "aerobic-activity",
                    "gentle-stretching",
                    "progressive-muscle-relaxation",
                    "massage",
                ),
                "withheld: fracture-recent",
            ),
            warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "broke a rib lately; strength, yoga, movement breaks and company are asked for",
            symptoms="between-shoulder-blades",
            has="fracture-recent",
            asks_for="strength-and-pilates yoga-and-tai-chi movement-breaks-and-posture "
            "connection-play-and-laughter",
            prints="connection-play-and-laughter between-shoulder-blades",
            does_not_print=dict.fromkeys(
                ("strength-and-pilates", "yoga-and-tai-chi", "movement-breaks-and-posture"),
                "withheld: fracture-recent",
            ),
            takes_care={
                "connection-play-and-laughter": "fracture-recent",
                "between-shoulder-blades": "fracture-recent",
            },
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
    ),
)

OPERATIONS = PatientGroup(
    "Operations and fresh injuries",
    "The surgical team clears movement first.",
    (
        Patient(
            "had an operation lately; walking, strength, stretches, a bath and movement breaks",
            symptoms="fast-breathing",
            has="surgery-recent",
            asks_for="aerobic-activity strength-and-pilates gentle-stretching "
            "warm-bath-and-hot-tub slow-breathing movement-breaks-and-posture",
            prints="slow-breathing movement-breaks-and-posture",
            does_not_print=dict.fromkeys(
                (
                    "aerobic-activity",
                    "strength-and-pilates",
                    "gentle-stretching",
                    "warm-bath-and-hot-tub",
                    "box-breathing",
                ),
                "withheld: surgery-recent",
            ),
            takes_care={"movement-breaks-and-posture": "surgery-recent"},
            warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "had an operation on the spine years ago; walking, movement breaks, yoga and massage",
            symptoms="low-back",
            has="spine-surgery",
            asks_for="aerobic-activity movement-breaks-and-posture gentle-stretching "
            "yoga-and-tai-chi massage strength-and-pilates",
            prints="aerobic-activity movement-breaks-and-posture",
            does_not_print=dict.fromkeys(
                ("gentle-stretching", "yoga-and-tai-chi", "massage", "strength-and-pilates"),
                "withheld: spine-surgery",
            ),
            takes_care={
                "aerobic-activity": "spine-surgery",
                "movement-breaks-and-posture": "spine-surgery",
            },
            warns="asked-but-withheld asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "hurt the back yesterday: a cool cloth, no warmth and no stretches",
            symptoms="soreness",
            has="fresh-injury-48h",
            asks_for="cool-compress heat gentle-stretching yoga-and-tai-chi",
            prints="cool-compress",
            does_not_print=dict.fromkeys(
                ("heat", "gentle-stretching", "yoga-and-tai-chi"), "withheld: fresh-injury-48h"
            ),
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "has a hernia; strength and company are asked for",
            has="hernia",
            asks_for="strength-and-pilates connection-play-and-laughter",
            prints="strength-and-pilates connection-play-and-laughter",
            takes_care={
                "strength-and-pilates": "hernia",
                "connection-play-and-laughter": "hernia",
            },
        ),
    ),
)

EPILEPSY = PatientGroup(
    "Epilepsy",
    "Breathing stays slow, and nobody is alone in water.",
    (
        Patient(
            "has epilepsy; breathing, walking and TENS are asked for",
            symptoms="fast-breathing",
            has="epilepsy",
            asks_for="slow-breathing aerobic-activity tens",
            prints="slow-breathing aerobic-activity",
            does_not_print={"tens": "withheld: epilepsy"},
            takes_care={"slow-breathing": "epilepsy", "aerobic-activity": "epilepsy"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has epilepsy and sleeps badly; sleep, a bath and box breathing are asked for",
            symptoms="sleep-disruption",
            has="epilepsy",
            asks_for="sleep-routine warm-bath-and-hot-tub box-breathing vibration-device",
            prints="sleep-routine box-breathing",
            does_not_print={
                "warm-bath-and-hot-tub": "withheld: epilepsy",
                "vibration-device": "withheld: epilepsy",
            },
            takes_care={"sleep-routine": "epilepsy", "box-breathing": "epilepsy"},
            warns="asked-but-withheld asked-but-withheld",
        ),
    ),
)

CANCER = PatientGroup(
    "Cancer, radiation and fever",
    "New or worsening pain after cancer is a red flag until it is checked.",
    (
        Patient(
            "has cancer in the back; warmth, massage, TENS and yoga are asked for",
            has="cancer-site cancer-history",
            has_not=without(TENS_BARS, "cancer-site"),
            asks_for="heat massage tens yoga-and-tai-chi",
            prints="yoga-and-tai-chi",
            does_not_print=dict.fromkeys(("heat", "massage", "tens"), "withheld: cancer-site"),
            takes_care={"yoga-and-tai-chi": "cancer-site"},
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "had radiation on the back; warmth and a bath are asked for",
            has="radiotherapy-site",
            asks_for="heat warm-bath-and-hot-tub",
            prints="warm-bath-and-hot-tub",
            does_not_print={"heat": "withheld: radiotherapy-site"},
            takes_care={"warm-bath-and-hot-tub": "radiotherapy-site"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has a fever without a warning sign; walking, massage and company are asked for",
            symptoms="fast-breathing",
            has="fever-unwell",
            asks_for="aerobic-activity massage connection-play-and-laughter strength-and-pilates",
            prints="connection-play-and-laughter",
            does_not_print=dict.fromkeys(
                ("aerobic-activity", "massage", "strength-and-pilates"), "withheld: fever-unwell"
            ),
            takes_care={"connection-play-and-laughter": "fever-unwell"},
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
    ),
)

JOINTS = PatientGroup(
    "Joints, balance, eyes and multiple sclerosis",
    "Most of these need a word of care, not a refusal.",
    (
        Patient(
            "has lax joints and glaucoma; stretches and yoga are asked for",
            has="hypermobility glaucoma-retina",
            asks_for="gentle-stretching yoga-and-tai-chi",
            prints="gentle-stretching yoga-and-tai-chi",
            takes_care={
                "gentle-stretching": "hypermobility glaucoma-retina",
                "yoga-and-tai-chi": "glaucoma-retina hypermobility",
            },
        ),
        Patient(
            "has rheumatoid arthritis and vertigo; stretches, walking and movement breaks",
            symptoms="stiffness",
            has="inflammatory-arthritis balance-vertigo",
            asks_for="gentle-stretching aerobic-activity movement-breaks-and-posture",
            prints="gentle-stretching aerobic-activity movement-breaks-and-posture",
            takes_care={
                "gentle-stretching": "balance-vertigo inflammatory-arthritis",
                "aerobic-activity": "balance-vertigo",
                "movement-breaks-and-posture": "balance-vertigo",
            },
        ),
        Patient(
            "has multiple sclerosis that heat makes worse; warmth, a bath and walking",
            symptoms="stiffness",
            has="ms-heat-sensitive",
            asks_for="heat warm-bath-and-hot-tub aerobic-activity gentle-stretching",
            prints="heat warm-bath-and-hot-tub aerobic-activity gentle-stretching",
            takes_care={
                "heat": "ms-heat-sensitive",
                "warm-bath-and-hot-tub": "ms-heat-sensitive",
                "aerobic-activity": "ms-heat-sensitive",
            },
        ),
    ),
)
