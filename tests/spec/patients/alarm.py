"""Patients with a red flag, and patients of whom little is known."""

from tests.spec.patients.row import Patient, PatientGroup

RED_FLAGS = PatientGroup(
    "Red flags",
    "A red flag makes a handout of safety pages alone, whatever is asked for or overridden. "
    "The program ends with exit code 9.",
    (
        Patient(
            "is numb in the saddle area; breathing is asked for and warmth overridden",
            red_flags="rf-cauda",
            causes="gad",
            asks_for="slow-breathing",
            overrides={"heat": "The patient insists."},
            writes_on="diary",
            does_not_print=dict.fromkeys(
                ("slow-breathing", "heat", "aerobic-activity", "tens", "pain-worry-cycle"),
                "withheld: rf-cauda",
            ),
            tools="",
            warns="red-flag",
        ),
        Patient(
            "has cauda equina syndrome by its ICD-10 code",
            icd10="G83.4",
            does_not_print={"aerobic-activity": "withheld: rf-cauda"},
            warns="red-flag",
        ),
        Patient(
            "has a foot that suddenly drops",
            symptoms="shooting-pain low-back",
            red_flags="rf-neuro",
            asks_for="symptom-patterns",
            does_not_print={"symptom-patterns": "withheld: rf-neuro"},
            warns="red-flag",
        ),
        Patient(
            "is 71 with thin bones and fell yesterday",
            age=71,
            has="osteoporosis",
            red_flags="rf-fracture",
            prints="older-adults",
            does_not_print={"gentle-stretching": "withheld: rf-fracture"},
            warns="red-flag",
        ),
        Patient(
            "had cancer and loses weight, with pain that never eases",
            age=59,
            symptoms="night-pain",
            has="cancer-history",
            red_flags="rf-cancer",
            does_not_print={
                "night-pain": "withheld: rf-cancer",
                "sleep-routine": "withheld: rf-cancer",
            },
            warns="red-flag",
        ),
        Patient(
            "has a fever and back pain after an injection",
            has="fever-unwell",
            red_flags="rf-infection",
            does_not_print={"heat": "withheld: rf-infection"},
            warns="red-flag",
        ),
        Patient(
            "felt a sudden tearing pain between the shoulder blades",
            symptoms="between-shoulder-blades",
            red_flags="rf-vascular",
            asks_for="between-shoulder-blades massage",
            does_not_print={
                "between-shoulder-blades": "withheld: rf-vascular",
                "massage": "withheld: rf-vascular",
            },
            warns="red-flag",
        ),
        Patient(
            "has panic attacks, and now a tight chest and pain in the arm",
            symptoms="fast-breathing between-shoulder-blades",
            causes="panic",
            red_flags="rf-chest",
            asks_for="slow-breathing grounding",
            does_not_print={
                "slow-breathing": "withheld: rf-chest",
                "grounding": "withheld: rf-chest",
            },
            warns="red-flag",
        ),
        Patient(
            "is stiff for an hour each morning, and better when moving",
            age=29,
            symptoms="stiffness low-back",
            red_flags="rf-inflammatory",
            does_not_print={"gentle-stretching": "withheld: rf-inflammatory"},
            warns="red-flag",
        ),
        Patient(
            "feels burning in one strip on one side",
            symptoms="burning",
            causes="anxious-state",
            red_flags="rf-shingles",
            asks_for="burning-sensation cool-compress",
            does_not_print={
                "burning-sensation": "withheld: rf-shingles",
                "cool-compress": "withheld: rf-shingles",
            },
            warns="red-flag",
        ),
        Patient(
            "has pain in the side with bloody urine",
            red_flags="rf-visceral",
            does_not_print={"heat": "withheld: rf-visceral"},
            warns="red-flag",
        ),
        Patient(
            "is pregnant with a warning sign: the page on pregnancy stays among the safety pages",
            age=29,
            has="pregnant",
            red_flags="rf-pregnancy",
            prints="pregnancy",
            does_not_print={"aerobic-activity": "withheld: rf-pregnancy"},
            warns="red-flag",
        ),
        Patient(
            "is 9 with a warning sign: the page on children stays among the safety pages",
            age=9,
            red_flags="rf-child",
            prints="children-and-young-people",
            does_not_print={"slow-breathing": "withheld: rf-child"},
            warns="red-flag",
        ),
        Patient(
            "thinks of suicide: only safety pages, and local policy is called for today",
            red_flags="rf-suicide",
            does_not_print={
                "slow-breathing": "withheld: rf-suicide",
                "mindfulness": "withheld: rf-suicide",
            },
            warns="red-flag rf-suicide",
        ),
        Patient(
            "has two red flags: both are named",
            red_flags="rf-neuro rf-infection",
            does_not_print={"aerobic-activity": "withheld: rf-infection rf-neuro"},
            warns="red-flag",
        ),
    ),
)

UNKNOWN = PatientGroup(
    "Little is known",
    "Unknown is not absent. The handout is made, each remedy prints when not to use it, and the "
    "clinician is told what is missing.",
    (
        Patient(
            "was not screened for red flags: the handout is made, with a warning",
            screened=False,
            asks_for="slow-breathing",
            prints="slow-breathing",
            warns="not-screened",
        ),
        Patient(
            "is of an age that nobody wrote down: taken for an adult, and the clinician is told",
            age=None,
            asks_for="burning-sensation",
            prints="burning-sensation",
            warns="age-unknown",
        ),
        Patient(
            "came with nothing recorded but a tense back",
            age=None,
            screened=False,
            prints="slow-breathing",
            does_not_print={
                "pregnancy": "not-matched: no-match",
                "older-adults": "not-matched: no-match",
                "children-and-young-people": "not-matched: no-match",
            },
            warns="not-screened age-unknown",
        ),
        Patient(
            "has no complaint that the library knows: what suits most people is printed",
            symptoms="",
            prints="aerobic-activity slow-breathing anxiety-back-pain-link",
        ),
    ),
)
