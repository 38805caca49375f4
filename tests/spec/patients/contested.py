"""Patients for whom contested remedies are asked for: each unknown danger holds them back."""

from tests.spec.patients.row import Patient, PatientGroup

TENS_BARS = (
    "implant-electronic pregnant epilepsy dvt-current cancer-site loss-of-feeling open-skin "
    "bleeding-disorder cognitive-impairment"
)
VIBRATION_BARS = (
    "implant-electronic pregnant dvt-current clot-history anticoagulant bleeding-disorder "
    "osteoporosis fracture-recent spine-surgery surgery-recent cancer-site loss-of-feeling "
    "open-skin skin-infection-rash fresh-injury-48h glaucoma-retina epilepsy "
    "cognitive-impairment sedated-or-drinking radiotherapy-site"
)
MAGNESIUM_BARS = "kidney-disease myasthenia-or-heart-block pregnant"
GUT_BARS = "immunosuppressed central-line gut-disease-severe fever-unwell on-maoi"


def without(bars: str, *present: str) -> str:
    """Return the dangers but for these."""
    return " ".join(code for code in bars.split() if code not in present)


TENS_AND_VIBRATION = PatientGroup(
    "Contested remedies: TENS and a vibration device",
    "Research does not clearly support them. They are printed only if a clinician asks for them, "
    "and only where every danger is ruled out. Nobody having asked is not enough.",
    (
        Patient(
            "has a pacemaker; TENS is asked for",
            has="implant-electronic",
            asks_for="tens",
            does_not_print={"tens": "withheld: implant-electronic"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has a pacemaker by its ICD-10 code; TENS and walking are asked for",
            icd10="Z95.0",
            asks_for="tens aerobic-activity",
            prints="aerobic-activity",
            does_not_print={"tens": "withheld: implant-electronic"},
            takes_care={"aerobic-activity": "heart-disease"},
            warns="asked-but-withheld",
        ),
        Patient(
            "was asked nothing; TENS is asked for, and every danger that is not known is named",
            asks_for="tens",
            does_not_print={"tens": f"withheld: {TENS_BARS}"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has none of the dangers of TENS, all recorded; TENS is asked for",
            has_not=TENS_BARS,
            asks_for="tens",
            prints="tens",
        ),
        Patient(
            "has a rash and skin that had radiation, and none of the dangers of TENS",
            has="skin-infection-rash radiotherapy-site",
            has_not=TENS_BARS,
            asks_for="tens",
            prints="tens",
            takes_care={"tens": "skin-infection-rash radiotherapy-site"},
        ),
        Patient(
            "has none of the dangers of TENS; nobody asks for it",
            has_not=TENS_BARS,
            does_not_print={"tens": "opt-in: opt-in"},
        ),
        Patient(
            "was asked everything for TENS but epilepsy",
            has_not=without(TENS_BARS, "epilepsy"),
            asks_for="tens",
            does_not_print={"tens": "withheld: epilepsy"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has none of the dangers of TENS, but the age is not recorded",
            age=None,
            has_not=TENS_BARS,
            asks_for="tens",
            does_not_print={"tens": "withheld: min-age"},
            warns="age-unknown asked-but-withheld",
        ),
        Patient(
            "has epilepsy, and a specialist agreed to TENS: printed against the bar, and recorded",
            has="epilepsy",
            has_not=without(TENS_BARS, "epilepsy"),
            overrides={"tens": "The neurologist agreed on 12 November."},
            prints="tens",
            warns="override",
        ),
        Patient(
            "wears a medicine patch and reacts to sticky pads; none of the dangers of TENS",
            age=66,
            has="medicine-patch adhesive-oil-allergy heart-disease",
            has_not=TENS_BARS,
            asks_for="tens",
            prints="tens older-adults",
            takes_care={"tens": "heart-disease medicine-patch adhesive-oil-allergy age-65plus"},
        ),
        Patient(
            "has none of the dangers of a vibration device; it is asked for",
            has_not=VIBRATION_BARS,
            asks_for="vibration-device",
            prints="vibration-device",
        ),
        Patient(
            "has glaucoma; a vibration device is asked for",
            has="glaucoma-retina",
            has_not=without(VIBRATION_BARS, "glaucoma-retina"),
            asks_for="vibration-device",
            does_not_print={"vibration-device": "withheld: glaucoma-retina"},
            warns="asked-but-withheld",
        ),
        Patient(
            "had cancer and has diabetes, with full feeling; a vibration device is asked for",
            has="cancer-history diabetes",
            has_not=VIBRATION_BARS,
            asks_for="vibration-device",
            prints="vibration-device",
            takes_care={"vibration-device": "diabetes cancer-history"},
        ),
    ),
)

KIDNEY_AND_MAGNESIUM = PatientGroup(
    "Kidney disease and magnesium",
    "Food with magnesium is contested, too. No tablet and no dose is ever named.",
    (
        Patient(
            "has kidney disease; food with magnesium and regular meals are asked for",
            symptoms="soreness",
            has="kidney-disease",
            has_not="pregnant myasthenia-or-heart-block",
            asks_for="magnesium balanced-eating",
            prints="balanced-eating",
            does_not_print={"magnesium": "withheld: kidney-disease"},
            takes_care={"balanced-eating": "kidney-disease"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has healthy kidneys and takes medicines that magnesium disturbs",
            has="on-bisphosphonate on-thyroxine on-tetracycline-quinolone on-diuretic-ppi",
            has_not=MAGNESIUM_BARS,
            asks_for="magnesium",
            prints="magnesium",
            takes_care={
                "magnesium": "on-bisphosphonate on-tetracycline-quinolone on-thyroxine "
                "on-diuretic-ppi"
            },
        ),
        Patient(
            "has myasthenia gravis; food with magnesium is asked for",
            has="myasthenia-or-heart-block",
            asks_for="magnesium",
            does_not_print={"magnesium": "withheld: myasthenia-or-heart-block"},
            warns="asked-but-withheld",
        ),
        Patient(
            "was not asked about the kidneys; food with magnesium is asked for",
            asks_for="magnesium",
            does_not_print={"magnesium": f"withheld: {MAGNESIUM_BARS}"},
            warns="asked-but-withheld",
        ),
    ),
)

GUT_FOODS = PatientGroup(
    "Foods for the gut, and an MAOI",
    "Fermented food can raise the blood pressure to a dangerous level with an MAOI, an old kind of "
    "antidepressant. Live bacteria can harm where immunity is weak.",
    (
        Patient(
            "takes an MAOI; foods for the gut are asked for",
            has="on-maoi on-antidepressant",
            has_not=without(GUT_BARS, "on-maoi"),
            asks_for="gut-and-fermented-foods",
            does_not_print={"gut-and-fermented-foods": "withheld: on-maoi"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has none of the dangers of foods for the gut; they are asked for",
            has_not=GUT_BARS,
            likes="food-first",
            asks_for="gut-and-fermented-foods",
            prints="gut-and-fermented-foods",
        ),
        Patient(
            "has a weak immune system and a port; foods for the gut, a bath and company",
            has="immunosuppressed central-line",
            asks_for="gut-and-fermented-foods warm-bath-and-hot-tub connection-play-and-laughter",
            prints="connection-play-and-laughter",
            does_not_print={
                "gut-and-fermented-foods": "withheld: immunosuppressed central-line",
                "warm-bath-and-hot-tub": "withheld: immunosuppressed central-line",
            },
            takes_care={"connection-play-and-laughter": "immunosuppressed"},
            warns="asked-but-withheld asked-but-withheld",
        ),
        Patient(
            "had major bowel surgery long ago; foods for the gut and regular meals are asked for",
            symptoms="soreness",
            has="gut-disease-severe",
            asks_for="gut-and-fermented-foods balanced-eating",
            prints="balanced-eating",
            does_not_print={"gut-and-fermented-foods": "withheld: gut-disease-severe"},
            takes_care={"balanced-eating": "gut-disease-severe"},
            warns="asked-but-withheld",
        ),
        Patient(
            "has loose stools and a food allergy; foods for the gut and a bath are asked for",
            has="diarrhoea food-allergy",
            has_not=GUT_BARS,
            asks_for="gut-and-fermented-foods warm-bath-and-hot-tub",
            prints="gut-and-fermented-foods",
            does_not_print={"warm-bath-and-hot-tub": "withheld: diarrhoea"},
            takes_care={"gut-and-fermented-foods": "food-allergy diarrhoea"},
            warns="asked-but-withheld",
        ),
    ),
)
