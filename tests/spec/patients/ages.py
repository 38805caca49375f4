"""Patients by the time of life: pregnancy and birth, children and teenagers, older people."""

from tests.spec.patients.contested import TENS_BARS
from tests.spec.patients.row import Patient, PatientGroup

PREGNANCY = PatientGroup(
    "Pregnancy and after birth",
    "The page on pregnancy is printed as soon as it is recorded. A warning sign in pregnancy is a "
    "red flag.",
    (
        Patient(
            "is pregnant; warmth, walking and TENS are asked for",
            age=31,
            has="pregnant",
            asks_for="heat aerobic-activity tens",
            prints="pregnancy heat aerobic-activity",
            does_not_print={"tens": "withheld: pregnant"},
            takes_care={"heat": "pregnant", "aerobic-activity": "pregnant"},
            warns="asked-but-withheld",
        ),
        Patient(
            "is pregnant; box breathing, food with magnesium and a vibration device are asked for",
            age=28,
            symptoms="fast-breathing",
            has="pregnant",
            asks_for="box-breathing magnesium vibration-device",
            prints="pregnancy slow-breathing",
            does_not_print={
                "box-breathing": "withheld: pregnant",
                "magnesium": "withheld: pregnant",
                "vibration-device": "withheld: pregnant",
            },
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "is pregnant by the ICD-10 code; yoga, a bath and sleep are asked for",
            age=35,
            icd10="O26.9",
            asks_for="yoga-and-tai-chi warm-bath-and-hot-tub sleep-routine",
            prints="pregnancy yoga-and-tai-chi sleep-routine",
            does_not_print={"warm-bath-and-hot-tub": "withheld: pregnant"},
            takes_care={"yoga-and-tai-chi": "pregnant", "sleep-routine": "pregnant"},
            warns="asked-but-withheld",
        ),
        Patient(
            "gave birth 3 months ago; strength exercises, sleep and less coffee are asked for",
            age=31,
            symptoms="low-back",
            habits="high-caffeine poor-sleep",
            has="postpartum-6m",
            asks_for="strength-and-pilates sleep-routine caffeine-and-stimulants",
            prints="pregnancy strength-and-pilates sleep-routine caffeine-and-stimulants",
            takes_care={
                "strength-and-pilates": "postpartum-6m",
                "sleep-routine": "postpartum-6m",
                "caffeine-and-stimulants": "postpartum-6m",
            },
        ),
        Patient(
            "is known not to be pregnant",
            age=31,
            has_not="pregnant postpartum-6m",
            does_not_print={"pregnancy": "not-matched: no-match"},
        ),
    ),
)

YOUNG = PatientGroup(
    "Children and teenagers",
    "The library is for adults. What may be printed for the young depends on each section's least "
    "age, and the clinician is told.",
    (
        Patient(
            "is 4: nothing but the safety pages, and the page on children among them",
            age=4,
            asks_for="slow-breathing",
            prints="children-and-young-people",
            does_not_print={"slow-breathing": "withheld: min-age"},
            warns="under-18 asked-but-withheld few-remedies",
        ),
        Patient(
            "is 10: breathing, tense-and-let-go and walking, but no warmth and no adult reading",
            age=10,
            symptoms="tension burning",
            asks_for="heat gentle-stretching massage aerobic-activity slow-breathing "
            "progressive-muscle-relaxation",
            prints="children-and-young-people aerobic-activity slow-breathing "
            "progressive-muscle-relaxation",
            does_not_print={
                "heat": "withheld: min-age",
                "gentle-stretching": "withheld: min-age",
                "massage": "withheld: min-age",
                "journaling-and-thoughts": "withheld: min-age",
                "burning-sensation": "withheld: min-age",
            },
            takes_care={"aerobic-activity": "age-lt-16"},
            warns="under-18 asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "is 13 and worries; writing and grounding are asked for",
            age=13,
            causes="anxious-state",
            asks_for="journaling-and-thoughts grounding",
            prints="children-and-young-people journaling-and-thoughts grounding",
            takes_care={"journaling-and-thoughts": "age-lt-16"},
            warns="under-18",
        ),
        Patient(
            "is 15; massage is printed with consent, warmth and coffee advice are not",
            age=15,
            asks_for="massage heat caffeine-and-stimulants",
            prints="children-and-young-people massage",
            does_not_print={
                "heat": "withheld: min-age",
                "caffeine-and-stimulants": "withheld: min-age",
            },
            takes_care={"massage": "age-lt-16"},
            warns="under-18 asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "is 17: warmth and walking are printed, TENS and medicines are for adults",
            age=17,
            has="on-antidepressant",
            has_not=TENS_BARS,
            asks_for="heat aerobic-activity tens medicines-to-discuss",
            prints="children-and-young-people heat aerobic-activity",
            does_not_print={
                "tens": "withheld: min-age",
                "medicines-to-discuss": "withheld: min-age",
            },
            takes_care={"aerobic-activity": "age-16-17"},
            warns="under-18 asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "is 16 and works after school: sleep, load, meals, company and pacing are for adults",
            age=16,
            symptoms="sleep-disruption",
            habits="overload-long-hours",
            asks_for="sleep-routine stress-load balanced-eating connection-play-and-laughter "
            "acceptance-and-pacing rest-and-deep-relaxation",
            prints="children-and-young-people",
            does_not_print=dict.fromkeys(
                (
                    "sleep-routine",
                    "stress-load",
                    "balanced-eating",
                    "connection-play-and-laughter",
                    "acceptance-and-pacing",
                    "rest-and-deep-relaxation",
                ),
                "withheld: min-age",
            ),
            warns="under-18" + 6 * " asked-but-withheld",
        ),
        Patient(
            "is 17, and the clinician vouches for the reading on burning",
            age=17,
            symptoms="burning",
            overrides={"burning-sensation": "Read together today."},
            prints="children-and-young-people burning-sensation",
            warns="under-18 override",
        ),
    ),
)

OLDER = PatientGroup(
    "Older people, falls and memory",
    "The page for older people is printed from 65 years, or after falls at any age.",
    (
        Patient(
            "is 70, with thin bones; stretches and massage are asked for",
            age=70,
            has="osteoporosis",
            asks_for="gentle-stretching massage",
            prints="older-adults gentle-stretching massage",
            takes_care={
                "gentle-stretching": "osteoporosis age-65plus",
                "massage": "osteoporosis",
            },
        ),
        Patient(
            "is 64 and steady",
            age=64,
            does_not_print={"older-adults": "not-matched: no-match"},
        ),
        Patient(
            "is 58 and falls; strength, movement breaks and a bath are asked for",
            age=58,
            has="falls-frailty",
            asks_for="strength-and-pilates movement-breaks-and-posture warm-bath-and-hot-tub",
            prints="older-adults strength-and-pilates movement-breaks-and-posture",
            does_not_print={"warm-bath-and-hot-tub": "withheld: falls-frailty"},
            takes_care={
                "strength-and-pilates": "falls-frailty",
                "movement-breaks-and-posture": "falls-frailty",
            },
            warns="asked-but-withheld",
        ),
        Patient(
            "is 65 or over, the year of birth not known; warmth is asked for",
            age=None,
            has="age-65plus",
            asks_for="heat",
            prints="older-adults heat",
            takes_care={"heat": "age-65plus"},
        ),
        Patient(
            "is 82 with memory problems; warmth, a cool cloth and a bath are asked for",
            age=82,
            has="cognitive-impairment",
            asks_for="heat cool-compress warm-bath-and-hot-tub",
            prints="older-adults",
            does_not_print={
                "heat": "withheld: cognitive-impairment",
                "cool-compress": "withheld: cognitive-impairment",
                "warm-bath-and-hot-tub": "withheld: cognitive-impairment",
            },
            warns="asked-but-withheld asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "is 75 and takes a calming medicine; the page on medicines is asked for",
            age=75,
            has="on-benzodiazepine",
            asks_for="medicines-to-discuss",
            prints="older-adults medicines-to-discuss",
            takes_care={"medicines-to-discuss": "on-benzodiazepine age-65plus"},
        ),
    ),
)
