import pytest

from handouts.profile import Group, Vocabulary
from handouts.profile.icd10 import canonical, falls_under, is_prefix

# ICD-10 code -> the codes of ours that it stands for. A clinician can check this table.
MEANINGS = {
    # what it is about
    "F41.0": {"panic"},
    "F41.1": {"gad"},
    "F41.9": {"anxious-state"},
    "F40.10": {"social-anxiety"},
    "F40.01": {"panic"},
    "F43.0": {"acute-stress"},
    "F43.22": {"chronic-stress"},
    "Z73.3": {"chronic-stress"},
    "F45.1": {"somatic-symptom-disorder"},
    "M54.50": {"low-back"},
    "M54.6": {"between-shoulder-blades"},
    "M54.2": {"neck-upper-back"},
    "M62.830": {"spasm"},
    "G47.00": {"poor-sleep"},
    "F51.01": {"poor-sleep"},
    # what can make a section unsafe
    "F43.10": {"trauma-ptsd"},
    "Z95.0": {"implant-electronic", "heart-disease"},
    "Z95.810": {"implant-electronic", "heart-disease"},
    "Z96.82": {"implant-electronic"},
    "G40.909": {"epilepsy"},
    "I82.409": {"dvt-current"},
    "Z86.718": {"clot-history"},
    "Z79.01": {"anticoagulant"},
    "M81.0": {"osteoporosis"},
    "M80.08XA": {"osteoporosis", "fracture-recent"},
    "E11.9": {"diabetes"},
    "E10.9": {"diabetes", "low-blood-sugar-risk"},
    "E11.42": {"diabetes", "loss-of-feeling"},
    "N18.3": {"kidney-disease"},
    "K74.6": {"liver-disease"},
    "C50.911": {"cancer-history"},
    "C79.51": {"cancer-history", "cancer-site"},
    "Z34.02": {"pregnant"},
    "O24.4": {"pregnant", "diabetes"},
    "Z39.2": {"postpartum-6m"},
    "D66": {"bleeding-disorder"},
    "F20.0": {"psychosis"},
    "F31.9": {"bipolar"},
    "F50.0": {"eating-disorder"},
    "F44.5": {"dissociation"},
    "F42.9": {"ocd"},
    "F32.2": {"severe-depression"},
    "F33.3": {"severe-depression", "psychosis"},
    "G70.00": {"myasthenia-or-heart-block"},
    "I44.2": {"myasthenia-or-heart-block", "heart-disease"},
    "I73.0": {"raynaud-cold-allergy"},
    "H40.11X0": {"glaucoma-retina"},
    "G35": {"ms-heat-sensitive"},
    # what is an emergency by itself
    "G83.4": {"rf-cauda"},
    "R45.851": {"rf-suicide"},
    # what says too little, or too much
    "F41": set(),
    "M54.9": set(),
    "F45.2": set(),
    "F45.41": set(),
    "M62.831": set(),
    "I10": set(),
    "O03.9": set(),
    "D68.51": set(),
    "Z80.3": set(),
    "J06.9": set(),
}


@pytest.mark.parametrize(("code", "meant"), MEANINGS.items())
def test_an_icd10_code_stands_for_exactly_these_codes(
    vocabulary: Vocabulary, code: str, meant: set[str]
) -> None:
    assert set(vocabulary.codes_for_icd10(code)) == meant


def test_every_code_of_the_table_is_one_of_ours(vocabulary: Vocabulary) -> None:
    assert set().union(*MEANINGS.values()) <= vocabulary.terms.keys()


def test_no_age_and_no_preference_follows_from_a_diagnosis(vocabulary: Vocabulary) -> None:
    preferences = vocabulary.codes(Group.PREFERENCES)
    ages = [code for code in vocabulary.codes(Group.HEALTH) if code.startswith("age-")]
    assert preferences
    assert ages
    assert not any(vocabulary.terms[code].icd10 for code in (*preferences, *ages))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("F41.1", "F41.1"),
        ("f41.1", "F41.1"),
        ("F411", "F41.1"),
        (" m80.08xa ", "M80.08XA"),
        ("M8008XA", "M80.08XA"),
        ("G35", "G35"),
        ("Z3A.12", "Z3A.12"),
    ],
)
def test_dots_blanks_and_case_do_not_count(written: str, code: str) -> None:
    assert canonical(written) == code


@pytest.mark.parametrize(
    "written", ["", "F4", "41.1", "F41.", "F41.1.2", "F41,1", "anxiety", "F41.12345", "F41 1"]
)
def test_what_is_not_a_code_is_told_apart(written: str) -> None:
    assert canonical(written) is None


def test_a_prefix_takes_longer_codes_and_not_shorter_ones() -> None:
    assert falls_under("F41.10", "F41.1")
    assert falls_under("f411", "F41.1")
    assert not falls_under("F41", "F41.1")
    assert not falls_under("F41.2", "F41.1")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("C", True),
        ("K7", True),
        ("F41", True),
        ("F41.1", True),
        ("F411", False),
        ("f41", False),
        ("F41.", False),
        ("", False),
    ],
)
def test_a_prefix_is_in_capitals_with_its_dot(text: str, right: bool) -> None:
    assert is_prefix(text) is right
