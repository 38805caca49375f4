from itertools import permutations
from pathlib import Path

import pytest

from handouts.errors import SectionError
from handouts.profile import Group, Vocabulary
from handouts.profile.vocabulary import nearest_names, read_vocabulary

WHOLE = """
[symptoms.burning]
label = "Burning"
[causes.gad]
label = "Generalised anxiety disorder"
[lifestyle.desk-work]
label = "Desk work"
[preferences.no-touch]
label = "No touch"
patient = "you do not want to be touched"
[health.diabetes]
label = "Diabetes"
patient = "you have diabetes"
icd10 = ["E11"]
[red_flags.rf-cauda]
label = "Cauda equina"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "vocabulary.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str) -> str:
    with pytest.raises(SectionError) as caught:
        read_vocabulary(written(folder, text))
    return str(caught.value)


def test_every_group_has_its_codes(vocabulary: Vocabulary) -> None:
    counts = {group: len(vocabulary.codes(group)) for group in Group}
    assert counts == {
        Group.SYMPTOMS: 19,
        Group.CAUSES: 11,
        Group.LIFESTYLE: 13,
        Group.PREFERENCES: 17,
        Group.HEALTH: 77,
        Group.RED_FLAGS: 13,
    }


def test_every_health_factor_speaks_to_the_patient_in_few_words(vocabulary: Vocabulary) -> None:
    phrases = [vocabulary.terms[code].patient for code in vocabulary.codes(Group.HEALTH)]
    assert phrases
    assert all(2 <= len(phrase.split()) <= 14 for phrase in phrases)
    assert len(set(phrases)) == len(phrases)


def test_what_comes_with_a_health_factor_is_followed_to_the_end(tmp_path: Path) -> None:
    chain = WHOLE + "".join(
        f'[health.{code}]\nlabel = "L"\npatient = "you have it"\nimplies = ["{other}"]\n'
        for code, other in (("a", "b"), ("b", "diabetes"))
    )
    found = read_vocabulary(written(tmp_path, chain))
    assert found.implied_by(["a"]) == ("b", "diabetes")
    assert found.implied_by(["a", "b"]) == ("diabetes",)
    assert found.implied_by(["diabetes"]) == ()


def test_only_a_health_factor_comes_with_a_health_factor(tmp_path: Path) -> None:
    for other in ("gad", "nothing", "a"):
        own = f'[health.a]\nlabel = "L"\npatient = "you have it"\nimplies = ["{other}"]\n'
        assert f"{other} is no health factor" in faults(tmp_path, WHOLE + own)


def test_warfarin_is_a_blood_thinner_and_an_unstable_heart_a_heart_disease(
    vocabulary: Vocabulary,
) -> None:
    implied = {code: vocabulary.implied_by([code]) for code in vocabulary.codes(Group.HEALTH)}
    assert {code: others for code, others in implied.items() if others} == {
        "cardiac-unstable": ("heart-disease",),
        "on-fluvoxamine": ("on-antidepressant",),
        "on-maoi": ("on-antidepressant",),
        "on-warfarin": ("anticoagulant",),
    }


def test_the_two_refusable_preferences_speak_to_the_patient(vocabulary: Vocabulary) -> None:
    spoken = [
        code for code in vocabulary.codes(Group.PREFERENCES) if vocabulary.terms[code].patient
    ]
    assert spoken == ["no-meditation", "no-touch"]


def test_labels_are_told_apart(vocabulary: Vocabulary) -> None:
    labels = [term.label for term in vocabulary.terms.values()]
    assert len(labels) > 100
    assert len(set(labels)) == len(labels)


def test_no_prefix_says_twice_what_another_of_the_same_code_says(vocabulary: Vocabulary) -> None:
    with_prefixes = [term for term in vocabulary.terms.values() if term.icd10]
    assert len(with_prefixes) > 50
    doubled = [
        (term.code, longer, shorter)
        for term in with_prefixes
        for longer, shorter in permutations(term.icd10, 2)
        if longer.startswith(shorter)
    ]
    assert not doubled


@pytest.mark.parametrize(
    ("text", "group", "meant"),
    [
        ("burnin", Group.SYMPTOMS, "burning"),
        ("generalized anxiety", Group.CAUSES, "gad"),
        ("pacemaker", Group.HEALTH, "implant-electronic"),
        ("blood thinner", Group.HEALTH, "anticoagulant"),
        ("asthma", Group.HEALTH, "lung-disease"),
        ("cauda", Group.RED_FLAGS, "rf-cauda"),
    ],
)
def test_a_misspelt_code_or_its_plain_words_find_the_code(
    vocabulary: Vocabulary, text: str, group: Group, meant: str
) -> None:
    assert meant in vocabulary.nearest(text, group)


def test_nothing_is_near_to_what_means_nothing(vocabulary: Vocabulary) -> None:
    assert vocabulary.nearest("xqzvw", Group.HEALTH) == ()
    assert vocabulary.nearest("", Group.HEALTH) == ()


def test_at_most_three_names_are_near_and_the_same_name_is_first() -> None:
    names = {name: (name,) for name in ("heat", "heart", "heath", "heats", "cool")}
    assert nearest_names("heat", names)[0] == "heat"
    assert len(nearest_names("heat", names)) == 3


def test_a_well_formed_file_is_read(tmp_path: Path) -> None:
    term = read_vocabulary(written(tmp_path, WHOLE)).terms["diabetes"]
    assert (term.group, term.patient, term.icd10) == (
        Group.HEALTH,
        "you have diabetes",
        ("E11",),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("[symptoms.burning]", "[symptoms.Burning_]", "symptoms.Burning_: is not a code."),
        ('label = "Desk work"', "", "lifestyle.desk-work.label: is missing."),
        ('patient = "you have diabetes"', "", "health.diabetes.patient: is missing."),
        ('"you have diabetes"', '"you have diabetes."', "does not fit in a list."),
        ('"you have diabetes"', '"You have diabetes"', "does not fit in a list."),
        ('"E11"', '"e11"', "health.diabetes.icd10, item 1: is not an ICD-10 prefix."),
        ('["E11"]', '"E11"', "health.diabetes.icd10: is not a list."),
        ("icd10 =", "icd11 =", "health.diabetes.icd11: is not a key."),
        ('label = "Burning"', 'label = "Burning"\npatient = "you"', "belong to a symptom."),
        ("[causes.gad]", "[causes.burning]", "causes.burning: symptoms has this code too."),
        ("[causes.gad]", "[reasons.gad]", "reasons: is not a group."),
        ("[causes.gad]", "[reasons.gad]", "causes: has no codes."),
    ],
)
def test_a_slip_in_the_file_is_named_with_its_place(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in WHOLE
    assert said in faults(tmp_path, WHOLE.replace(right, wrong))


def test_all_slips_are_named_together(tmp_path: Path) -> None:
    text = WHOLE.replace('label = "Burning"', "").replace('patient = "you have diabetes"', "")
    assert faults(tmp_path, text).count("is missing.") == 2


def test_a_file_that_is_not_toml_is_a_section_error(tmp_path: Path) -> None:
    assert "is not TOML" in faults(tmp_path, "[symptoms")


def test_a_missing_file_is_a_section_error(tmp_path: Path) -> None:
    with pytest.raises(SectionError, match="cannot be read"):
        read_vocabulary(tmp_path / "vocabulary.toml")
