"""Patients for whom the clinician decides by hand: sections, amounts, pages to write on."""

from tests.spec.patients.row import Patient, PatientGroup

WISHES = PatientGroup(
    "Wishes of the clinician and of the patient",
    "What is asked for comes first, within seven remedies; what could harm is never forced in.",
    (
        Patient(
            "likes warmth, but nothing else calls for it",
            symptoms="fast-breathing",
            likes="warmth",
            does_not_print={"heat": "not-matched: no-match"},
        ),
        Patient(
            "has a stiff low back; the clinician leaves walking out and asks for stretches",
            symptoms="stiffness low-back",
            leaves_out="aerobic-activity",
            asks_for="gentle-stretching",
            prints="gentle-stretching",
            does_not_print={"aerobic-activity": "excluded-by-clinician: clinician"},
        ),
        Patient(
            "wants everything done to the back: three passive remedies get active company",
            symptoms="stiffness",
            likes="hands-off",
            asks_for="heat massage warm-bath-and-hot-tub",
            prints="heat massage warm-bath-and-hot-tub aerobic-activity",
        ),
        Patient(
            "has ten remedies asked for: those that fit in are printed, and the rest is named",
            symptoms="tension",
            asks_for="slow-breathing box-breathing grounding mindfulness gentle-stretching "
            "aerobic-activity strength-and-pilates yoga-and-tai-chi journaling-and-thoughts "
            "stress-load",
            prints="aerobic-activity strength-and-pilates gentle-stretching",
            does_not_print={"journaling-and-thoughts": "over-limit: limit clinician"},
            warns="asked-but-over-limit asked-but-over-limit asked-but-over-limit",
        ),
        Patient(
            "has warmth overridden with a reason, though nothing barred it: it is just chosen",
            symptoms="stiffness",
            overrides={"heat": "We tried it together today."},
            prints="heat",
        ),
    ),
)

AMOUNTS = PatientGroup(
    "Amounts",
    "A clinician may set how much, within the range that the section declares safe. More, or "
    "less, is refused before anything is printed.",
    (
        Patient(
            "should walk for 10 minutes; the rest stays as usual",
            symptoms="low-back",
            asks_for="aerobic-activity",
            amounts={"aerobic-activity": {"minutes": 10}},
            prints="aerobic-activity",
            does={"aerobic-activity": "10 minutes · Days a week: 5 to 7"},
        ),
        Patient(
            "should warm the back for 10 minutes; nothing else is set",
            symptoms="stiffness",
            asks_for="heat slow-breathing",
            amounts={"heat": {"minutes": 10}},
            prints="heat slow-breathing",
            does={
                "heat": "10 minutes · Times a day: 1 to 3 · Days a week: 7",
                "slow-breathing": "5 minutes · Times a day: 1 to 2 · Days a week: 7",
            },
        ),
        Patient(
            "is to warm the back for 40 minutes: refused",
            symptoms="stiffness",
            asks_for="heat",
            amounts={"heat": {"minutes": 40}},
            refused="amount-range",
        ),
        Patient(
            "is to do less coffee for 5 minutes, which means nothing: refused",
            habits="high-caffeine",
            asks_for="caffeine-and-stimulants",
            amounts={"caffeine-and-stimulants": {"minutes": 5}},
            refused="no-amount",
        ),
    ),
)

TOOLS = PatientGroup(
    "Pages to write on",
    "The log of the week comes with the remedies, the others with the section that they belong to, "
    "each if there is room. A clinician may ask for any of them, or for none.",
    (
        Patient(
            "gets the log of the week where the other pages leave room for it",
            symptoms="fast-breathing",
            leaves_out="anxiety-back-pain-link when-to-seek-more-help",
            tools="log",
        ),
        Patient(
            "wants no page to write on",
            symptoms="waves-flare-ups",
            writes_on="none",
            tools="",
        ),
        Patient(
            "is to get the diary and the list of questions, and no log",
            writes_on="diary questions",
            tools="diary questions",
        ),
        Patient(
            "is 4, so that no remedy is printed: no log, asked for or not",
            age=4,
            writes_on="log flare",
            prints="children-and-young-people",
            tools="flare",
            warns="under-18 few-remedies",
        ),
    ),
)
