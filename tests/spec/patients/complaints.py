"""Patients by what they complain of: burning, panic, long sitting, bad nights, lasting pain."""

from tests.spec.patients.row import Patient, PatientGroup

BURNING = PatientGroup(
    "Burning",
    "Burning in one strip on one side is a red flag (shingles), and not here.",
    (
        Patient(
            "feels burning and is anxious; a cool cloth and the words about anxiety are asked for",
            symptoms="burning",
            causes="anxious-state",
            likes="cool",
            asks_for="cool-compress anxiety-conditions burning-sensation",
            prints="cool-compress slow-breathing burning-sensation anxiety-conditions",
            parts={"anxiety-conditions": "anxious-state"},
        ),
        Patient(
            "feels burning between the shoulder blades and sits all day",
            symptoms="burning between-shoulder-blades",
            habits="desk-work tight-clothing",
            prints="slow-breathing gentle-stretching burning-sensation",
        ),
        Patient(
            "feels burning and gets white fingers in the cold; a cool cloth is asked for",
            symptoms="burning",
            has="raynaud-cold-allergy",
            asks_for="cool-compress",
            prints="burning-sensation",
            does_not_print={"cool-compress": "withheld: raynaud-cold-allergy"},
            warns="asked-but-withheld",
        ),
        Patient(
            "feels burning; a cool cloth and warmth are asked for, and each says: not both at once",
            symptoms="burning soreness",
            asks_for="cool-compress heat",
            prints="cool-compress heat burning-sensation",
        ),
    ),
)

PANIC = PatientGroup(
    "Panic and worry",
    "Slow breathing is for nearly everybody. Breath holding is not.",
    (
        Patient(
            "has panic attacks; box breathing and grounding are asked for",
            symptoms="fast-breathing",
            causes="panic",
            asks_for="box-breathing grounding",
            prints="box-breathing grounding slow-breathing",
            takes_care={"box-breathing": "panic", "slow-breathing": "panic"},
        ),
        Patient(
            "has panic attacks and asthma; box breathing and grounding are asked for",
            symptoms="fast-breathing",
            causes="panic",
            has="lung-disease",
            asks_for="box-breathing grounding",
            prints="grounding slow-breathing",
            does_not_print={"box-breathing": "withheld: lung-disease"},
            takes_care={"grounding": "lung-disease", "slow-breathing": "lung-disease panic"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has panic attacks, drinks much coffee, and takes fluvoxamine and a stimulant for ADHD",
            symptoms="fast-breathing",
            causes="panic",
            habits="high-caffeine",
            has="on-fluvoxamine on-antidepressant on-adhd-stimulant",
            prints="slow-breathing caffeine-and-stimulants",
            takes_care={
                "slow-breathing": "panic",
                "caffeine-and-stimulants": "on-fluvoxamine on-adhd-stimulant",
            },
        ),
        Patient(
            "worries all the time and likes to write; writing and mindfulness are asked for",
            symptoms="tension",
            causes="gad",
            likes="writing at-home",
            asks_for="journaling-and-thoughts mindfulness",
            prints="journaling-and-thoughts mindfulness",
        ),
        Patient(
            "worries, but does not want to meditate; mindfulness is asked for",
            causes="gad",
            likes="no-meditation",
            asks_for="mindfulness grounding",
            prints="grounding",
            does_not_print={"mindfulness": "withheld: no-meditation"},
            warns="asked-but-withheld",
        ),
        Patient(
            "is under sudden stress; the pages on the alarm and on talking therapies are asked for",
            symptoms="tension fast-breathing",
            causes="acute-stress",
            asks_for="stress-response talking-therapies",
            prints="stress-response talking-therapies slow-breathing",
        ),
    ),
)

CONDITIONS = PatientGroup(
    "Conditions with a name",
    "They are printed only if the clinician recorded the condition. Nothing is inferred from how "
    "it feels.",
    (
        Patient(
            "is tense, breathes fast and sleeps badly; nobody recorded a condition",
            symptoms="tension fast-breathing sleep-disruption",
            does_not_print={
                "anxiety-conditions": "not-matched: no-match",
                "somatic-symptom-disorder": "not-matched: no-match",
                "pain-worry-cycle": "not-matched: no-match",
            },
        ),
        Patient(
            "is tense; the words about anxiety are asked for, though no condition is recorded",
            asks_for="anxiety-conditions",
            does_not_print={"anxiety-conditions": "withheld: not-recorded"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has a recorded anxiety disorder; the words about it are asked for",
            icd10="F41.1",
            asks_for="anxiety-conditions pain-worry-cycle",
            prints="anxiety-conditions pain-worry-cycle",
            parts={"anxiety-conditions": "gad"},
        ),
        Patient(
            "has panic attacks and social anxiety; the words about them and company are asked for",
            causes="panic social-anxiety",
            asks_for="anxiety-conditions connection-play-and-laughter",
            prints="anxiety-conditions connection-play-and-laughter slow-breathing",
            parts={"anxiety-conditions": "panic social-anxiety"},
            takes_care={
                "connection-play-and-laughter": "social-anxiety",
                "slow-breathing": "panic",
            },
        ),
        Patient(
            "has a recorded somatic symptom disorder; the page on it and the diary are asked for",
            symptoms="migrating",
            causes="somatic-symptom-disorder",
            asks_for="somatic-symptom-disorder trigger-diary",
            prints="somatic-symptom-disorder trigger-diary acceptance-and-pacing",
            takes_care={"trigger-diary": "somatic-symptom-disorder"},
        ),
        Patient(
            "has pain that wanders; somatic symptom disorder is asked for, but nobody recorded it",
            symptoms="migrating",
            asks_for="somatic-symptom-disorder",
            does_not_print={"somatic-symptom-disorder": "withheld: not-recorded"},
            warns="asked-but-withheld",
        ),
    ),
)

DESK = PatientGroup(
    "Desk work and long hours",
    "No posture is called wrong; changing it often is the advice.",
    (
        Patient(
            "sits all day and has a stiff neck; movement breaks are asked for",
            symptoms="neck-upper-back stiffness",
            habits="desk-work poor-posture inactivity",
            asks_for="movement-breaks-and-posture",
            prints="movement-breaks-and-posture aerobic-activity between-shoulder-blades",
        ),
        Patient(
            "sits all day and faints easily; movement breaks and a bath are asked for",
            symptoms="neck-upper-back",
            habits="desk-work",
            has="low-bp-fainting",
            asks_for="movement-breaks-and-posture warm-bath-and-hot-tub",
            prints="movement-breaks-and-posture",
            does_not_print={"warm-bath-and-hot-tub": "withheld: low-bp-fainting"},
            takes_care={"movement-breaks-and-posture": "low-bp-fainting"},
            warns="asked-but-withheld",
        ),
        Patient(
            "works long hours; a lighter load and what can add to the pain are asked for",
            symptoms="tension",
            causes="chronic-stress",
            habits="overload-long-hours",
            asks_for="stress-load risk-and-contributing-factors",
            prints="stress-load risk-and-contributing-factors",
        ),
    ),
)

SLEEP = PatientGroup(
    "Poor sleep",
    "Constant pain at night that no position eases is a red flag, and not here.",
    (
        Patient(
            "sleeps badly with pain at night and late screens",
            symptoms="night-pain sleep-disruption",
            habits="poor-sleep late-screens",
            prints="sleep-routine progressive-muscle-relaxation night-pain",
        ),
        Patient(
            "sleeps badly; a warm bath and answers to common questions are asked for",
            symptoms="night-pain sleep-disruption",
            habits="poor-sleep",
            likes="water warmth",
            asks_for="warm-bath-and-hot-tub faq",
            prints="warm-bath-and-hot-tub faq sleep-routine",
            parts={"faq": "anxiety-and-back-pain worse-at-night sleep"},
        ),
        Patient(
            "sleeps badly with bipolar disorder; the sleep routine is asked for",
            symptoms="sleep-disruption",
            has="bipolar",
            asks_for="sleep-routine",
            prints="sleep-routine",
            takes_care={"sleep-routine": "bipolar"},
        ),
        Patient(
            "sleeps badly and takes a calming medicine and an opioid; sleep and a bath",
            symptoms="sleep-disruption",
            has="on-benzodiazepine on-opioid",
            asks_for="sleep-routine warm-bath-and-hot-tub",
            prints="sleep-routine warm-bath-and-hot-tub",
            takes_care={
                "sleep-routine": "on-benzodiazepine on-opioid",
                "warm-bath-and-hot-tub": "on-benzodiazepine on-opioid",
            },
        ),
        Patient(
            "had a drink before the visit; warmth and a bath are asked for",
            symptoms="stiffness",
            has="sedated-or-drinking",
            asks_for="heat warm-bath-and-hot-tub",
            does_not_print={
                "heat": "withheld: sedated-or-drinking",
                "warm-bath-and-hot-tub": "withheld: sedated-or-drinking",
            },
            warns="asked-but-withheld asked-but-withheld",
        ),
    ),
)

LASTING = PatientGroup(
    "Lasting pain with flare-ups",
    "Acceptance is for symptoms that are known and have been checked; the page says so.",
    (
        Patient(
            "has pain in waves, moves little and is sensitive to pain",
            symptoms="waves-flare-ups immobility",
            causes="pain-sensitivity",
            prints="acceptance-and-pacing rest-and-deep-relaxation recovery-takes-time",
        ),
        Patient(
            "has pain in waves; staying well, why it feels stronger and the diary are asked for",
            symptoms="waves-flare-ups",
            causes="pain-worry-cycle",
            likes="writing",
            asks_for="prevention-plan pain-sensitivity trigger-diary",
            prints="prevention-plan pain-sensitivity trigger-diary acceptance-and-pacing",
        ),
        Patient(
            "is under stress for months; what it can feel like and the lasting alarm are asked for",
            symptoms="stiffness soreness migrating",
            causes="chronic-stress",
            asks_for="symptom-patterns chronic-stress anxiety-back-pain-link",
            prints="symptom-patterns chronic-stress anxiety-back-pain-link",
        ),
        Patient(
            "moves little for fear of damage; how physiotherapy helps and when to come back",
            symptoms="immobility low-back movement-triggered",
            causes="pain-worry-cycle",
            asks_for="physiotherapy-assessment when-to-seek-more-help",
            prints="physiotherapy-assessment when-to-seek-more-help strength-and-pilates",
        ),
        Patient(
            "has a stiff low back and takes too many pain relievers; exercise and yoga",
            symptoms="low-back stiffness shooting-pain frequent-painkillers",
            asks_for="strength-and-pilates yoga-and-tai-chi",
            prints="strength-and-pilates yoga-and-tai-chi",
            takes_care={"yoga-and-tai-chi": "shooting-pain"},
        ),
    ),
)

QUESTIONS = PatientGroup(
    "Common questions",
    "Three answers at most: those that fit best, then those for everybody.",
    (
        Patient(
            "feels burning between the shoulder blades; the answers are asked for",
            symptoms="burning between-shoulder-blades",
            asks_for="faq",
            prints="faq",
            parts={"faq": "anxiety-and-back-pain shoulder-blades burning"},
        ),
        Patient(
            "feels pressure in one place and works under sudden stress; the answers are asked for",
            symptoms="pressure spasm",
            causes="acute-stress",
            asks_for="faq",
            prints="faq",
            parts={"faq": "one-place anxiety-and-back-pain danger"},
        ),
        Patient(
            "fears that the pain in waves never ends; the answers are asked for",
            symptoms="waves-flare-ups",
            causes="pain-worry-cycle chronic-stress",
            asks_for="faq",
            prints="faq",
            parts={"faq": "anxiety-and-back-pain pain-and-anxiety how-long"},
        ),
        Patient(
            "rests a lot with a low back pain that wanders; the answers are asked for",
            symptoms="low-back migrating immobility",
            asks_for="faq",
            prints="faq",
            parts={"faq": "rest scan real-pain"},
        ),
    ),
)

ISOLATION = PatientGroup(
    "Isolation, eating and other habits",
    "Touch is left to the patient, above all where somebody at home hurts or frightens them.",
    (
        Patient(
            "is alone; good company is asked for",
            habits="isolation",
            likes="group",
            asks_for="connection-play-and-laughter",
            prints="connection-play-and-laughter",
        ),
        Patient(
            "is hurt by somebody at home; company, a lighter load, writing and massage",
            symptoms="soreness",
            habits="isolation",
            has="abuse-at-home",
            asks_for="connection-play-and-laughter stress-load journaling-and-thoughts massage",
            prints="connection-play-and-laughter stress-load journaling-and-thoughts massage",
            takes_care={
                "connection-play-and-laughter": "abuse-at-home",
                "stress-load": "abuse-at-home",
                "journaling-and-thoughts": "abuse-at-home",
                "massage": "abuse-at-home",
            },
        ),
        Patient(
            "does not want to be touched; massage, yoga and company are asked for",
            likes="no-touch",
            asks_for="massage yoga-and-tai-chi connection-play-and-laughter",
            prints="yoga-and-tai-chi connection-play-and-laughter",
            does_not_print={"massage": "withheld: no-touch"},
            takes_care={
                "yoga-and-tai-chi": "no-touch",
                "connection-play-and-laughter": "no-touch",
            },
            warns="asked-but-withheld",
        ),
        Patient(
            "is upset by touch; massage and company are asked for, and the choice is the patient's",
            symptoms="soreness",
            has="touch-averse",
            asks_for="massage connection-play-and-laughter",
            prints="massage connection-play-and-laughter",
            takes_care={
                "massage": "touch-averse",
                "connection-play-and-laughter": "touch-averse",
            },
        ),
        Patient(
            "depends on alcohol and eats when there is time; meals and company are asked for",
            symptoms="soreness",
            habits="alcohol-drugs irregular-meals low-fluids",
            has="alcohol-drug-dependence",
            asks_for="balanced-eating connection-play-and-laughter",
            prints="balanced-eating connection-play-and-laughter",
            takes_care={
                "balanced-eating": "alcohol-drug-dependence",
                "connection-play-and-laughter": "alcohol-drug-dependence",
            },
        ),
    ),
)
