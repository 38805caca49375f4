"""Patients with a heavier burden of the mind, and those who take or ask about medicines."""

from tests.spec.patients.row import Patient, PatientGroup

MIND = PatientGroup(
    "Trauma, psychosis, OCD and severe depression",
    "Turning inwards can harm. What remains is short, with open eyes, or with the specialist team.",
    (
        Patient(
            "has panic attacks and memories of a bad event; breathing and grounding are asked for",
            causes="panic",
            has="trauma-ptsd",
            asks_for="slow-breathing grounding mindfulness",
            prints="slow-breathing grounding mindfulness",
            takes_care={
                "slow-breathing": "panic trauma-ptsd",
                "grounding": "trauma-ptsd",
                "mindfulness": "trauma-ptsd",
            },
        ),
        Patient(
            "has had psychosis; mindfulness, yoga, writing and talking therapies are asked for",
            causes="anxious-state",
            has="psychosis",
            asks_for="mindfulness yoga-and-tai-chi journaling-and-thoughts talking-therapies",
            prints="yoga-and-tai-chi journaling-and-thoughts talking-therapies",
            does_not_print={"mindfulness": "withheld: psychosis"},
            takes_care={
                "yoga-and-tai-chi": "psychosis",
                "journaling-and-thoughts": "psychosis",
                "talking-therapies": "psychosis",
            },
            warns="asked-but-withheld",
        ),
        Patient(
            "often feels unreal; mindfulness, tense-and-let-go and grounding are asked for",
            has="dissociation",
            asks_for="mindfulness progressive-muscle-relaxation grounding",
            prints="progressive-muscle-relaxation grounding",
            does_not_print={"mindfulness": "withheld: dissociation"},
            takes_care={
                "progressive-muscle-relaxation": "dissociation",
                "grounding": "dissociation",
            },
            warns="asked-but-withheld",
        ),
        Patient(
            "has OCD; the diary and writing are asked for",
            symptoms="waves-flare-ups",
            causes="pain-worry-cycle",
            likes="writing",
            has="ocd",
            asks_for="trigger-diary journaling-and-thoughts",
            prints="journaling-and-thoughts",
            does_not_print={"trigger-diary": "withheld: ocd"},
            takes_care={"journaling-and-thoughts": "ocd"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has severe depression; rest, pacing, mindfulness and writing are asked for",
            symptoms="fatigue waves-flare-ups",
            has="severe-depression",
            asks_for="rest-and-deep-relaxation acceptance-and-pacing mindfulness "
            "journaling-and-thoughts",
            prints="rest-and-deep-relaxation acceptance-and-pacing mindfulness "
            "journaling-and-thoughts",
            takes_care={
                "rest-and-deep-relaxation": "severe-depression",
                "acceptance-and-pacing": "severe-depression",
                "mindfulness": "severe-depression",
                "journaling-and-thoughts": "severe-depression",
            },
        ),
        Patient(
            "has bipolar disorder; mindfulness, a lighter load and talking therapies are asked for",
            causes="chronic-stress",
            has="bipolar",
            asks_for="mindfulness stress-load talking-therapies",
            prints="mindfulness stress-load talking-therapies",
            takes_care={
                "mindfulness": "bipolar",
                "stress-load": "bipolar",
                "talking-therapies": "bipolar",
            },
        ),
    ),
)

EATING = PatientGroup(
    "Eating disorder",
    "Advice on food comes from the eating disorder team alone.",
    (
        Patient(
            "has an eating disorder and eats irregularly; meals, walking and less coffee",
            habits="irregular-meals high-caffeine inactivity",
            has="eating-disorder",
            asks_for="balanced-eating aerobic-activity caffeine-and-stimulants",
            prints="aerobic-activity caffeine-and-stimulants",
            does_not_print={"balanced-eating": "withheld: eating-disorder"},
            takes_care={
                "aerobic-activity": "eating-disorder",
                "caffeine-and-stimulants": "eating-disorder",
            },
            warns="asked-but-withheld",
        ),
    ),
)

MEDICINES = PatientGroup(
    "Medicines",
    "The pages on medicines are printed only if a clinician asks for them. They hold questions for "
    "the prescriber, and no dose.",
    (
        Patient(
            "takes a calming medicine; nobody asks for the page on medicines",
            has="on-benzodiazepine",
            does_not_print={"medicines-to-discuss": "opt-in: opt-in"},
        ),
        Patient(
            "takes a calming medicine and an opioid; the page on anxiety medicines is asked for",
            has="on-benzodiazepine on-opioid",
            asks_for="medicines-to-discuss",
            prints="medicines-to-discuss",
            takes_care={"medicines-to-discuss": "on-benzodiazepine on-opioid"},
        ),
        Patient(
            "takes fluvoxamine, which is an antidepressant; the page on anxiety medicines",
            has="on-fluvoxamine",
            asks_for="medicines-to-discuss",
            prints="medicines-to-discuss",
            takes_care={"medicines-to-discuss": "on-antidepressant"},
        ),
        Patient(
            "takes an antidepressant, is pregnant and bipolar; the page on anxiety medicines",
            age=30,
            symptoms="fast-breathing",
            has="on-antidepressant pregnant bipolar",
            asks_for="medicines-to-discuss",
            prints="pregnancy medicines-to-discuss",
            takes_care={"medicines-to-discuss": "on-antidepressant pregnant bipolar"},
        ),
        Patient(
            "takes pain relievers often, with weak kidneys and liver; the page on them",
            symptoms="spasm frequent-painkillers",
            has="on-nsaid kidney-disease liver-disease",
            asks_for="muscle-relaxants-and-pain-relievers",
            prints="muscle-relaxants-and-pain-relievers",
            takes_care={
                "muscle-relaxants-and-pain-relievers": "on-nsaid kidney-disease liver-disease",
            },
        ),
        Patient(
            "takes an MAOI, with heart block; the page on pain relievers is asked for",
            symptoms="soreness",
            has="on-maoi on-antidepressant myasthenia-or-heart-block",
            asks_for="muscle-relaxants-and-pain-relievers",
            prints="muscle-relaxants-and-pain-relievers",
            takes_care={
                "muscle-relaxants-and-pain-relievers": "on-antidepressant on-maoi "
                "myasthenia-or-heart-block"
            },
        ),
        Patient(
            "takes pain relievers often; nobody asks for the page on them",
            symptoms="spasm frequent-painkillers",
            prints="progressive-muscle-relaxation",
            does_not_print={"muscle-relaxants-and-pain-relievers": "opt-in: opt-in"},
            takes_care={"progressive-muscle-relaxation": "spasm"},
        ),
        Patient(
            "takes lithium and drinks much coffee; less coffee is asked for",
            habits="high-caffeine",
            has="on-lithium-clozapine bipolar",
            asks_for="caffeine-and-stimulants",
            prints="caffeine-and-stimulants",
            takes_care={"caffeine-and-stimulants": "on-lithium-clozapine"},
        ),
    ),
)
