"""Drawings stand with the steps that they show, and every remedy that is done has some."""

import pytest

from handouts.library import Kind, Picture, section_texts, words_of
from handouts.library.checks import unknown_codes
from handouts.library.checks.pictures import LONGEST_ALT, picture_problems
from handouts.library.length import CARDS_IN_A_ROW, WORDS_BESIDE, WORDS_OF_CARDS
from tests.library.samples import HOW, reading, real_library, remedy, vocabulary

DRAWN = (
    "aerobic-activity",
    "box-breathing",
    "cool-compress",
    "gentle-stretching",
    "grounding",
    "heat",
    "massage",
    "mindfulness",
    "movement-breaks-and-posture",
    "progressive-muscle-relaxation",
    "rest-and-deep-relaxation",
    "sleep-routine",
    "slow-breathing",
    "strength-and-pilates",
    "tens",
    "vibration-device",
    "warm-bath-and-hot-tub",
    "yoga-and-tai-chi",
)
"""The remedies that a body does or feels."""


def of_steps(*steps: int | None) -> tuple[Picture, ...]:
    return tuple(Picture(f"drawing-{n}", f"Somebody does {n}.", s) for n, s in enumerate(steps))


def problems(*steps: int | None) -> list[str]:
    return [problem.message for problem in picture_problems(remedy(pictures=of_steps(*steps)))]


@pytest.mark.parametrize("steps", [(), (None,), (None, None), (1,), (2, 1)])
def test_drawings_over_steps_or_beside_them_are_accepted(steps: tuple[int | None, ...]) -> None:
    assert problems(*steps) == []


@pytest.mark.parametrize(
    ("steps", "message"),
    [((3,), "step 3 of 2"), ((1, None), "some beside"), ((1, 1), "the same step")],
)
def test_a_drawing_in_the_wrong_place_is_refused(
    steps: tuple[int | None, ...], message: str
) -> None:
    [problem] = problems(*steps)
    assert message in problem


def test_drawings_without_numbered_steps_are_refused() -> None:
    section = reading(blocks=HOW[:1], pictures=of_steps(None))
    assert [problem.code for problem in picture_problems(section)] == ["pictures"]


def test_the_words_for_a_drawing_are_one_sentence() -> None:
    long = Picture("drawing", "word " * (LONGEST_ALT + 1))
    assert [p.code for p in picture_problems(remedy(pictures=(long,)))] == ["pictures"]


def test_the_words_for_a_drawing_are_translated() -> None:
    section = remedy(pictures=of_steps(1))
    assert "Somebody does 0." in [text.text for text in section_texts(section)]


def test_drawings_take_room_and_their_words_do_not() -> None:
    plain = words_of(remedy(), vocabulary())
    beside = words_of(remedy(pictures=of_steps(None, None)), vocabulary())
    cards = words_of(remedy(pictures=of_steps(*range(1, CARDS_IN_A_ROW + 2))), vocabulary())
    assert (beside - plain, cards - plain) == (WORDS_BESIDE, 2 * WORDS_OF_CARDS)


@pytest.mark.parametrize("name", DRAWN)
def test_every_remedy_that_a_body_does_or_feels_shows_how(name: str) -> None:
    assert real_library().sections[f"remedies/{name}"].pictures


@pytest.mark.parametrize("name", ["gentle-stretching", "strength-and-pilates"])
def test_each_move_of_an_exercise_has_a_drawing_of_its_own(name: str) -> None:
    pictures = real_library().sections[f"remedies/{name}"].pictures
    assert [picture.step for picture in pictures] == [1, 2, 3, 4]


def test_every_section_has_an_icon() -> None:
    sections = real_library().sections
    assert [slug for slug, section in sections.items() if not section.icon] == []
    assert sum(section.kind is Kind.SAFETY for section in sections.values()) > 5


def test_a_drawing_that_is_for_nobody_of_a_code_that_nobody_has_is_refused() -> None:
    mistyped = Picture("drawing", "Somebody does it.", not_for=frozenset({"pregnnant"}))
    [problem] = unknown_codes(remedy(pictures=(mistyped,)), vocabulary())
    assert "pregnnant" in problem.message


CAUTIONED: dict[str, dict[str, tuple[int, ...]]] = {
    "gentle-stretching": {"osteoporosis": (1, 2, 3), "pregnant": (2,), "glaucoma-retina": (3,)},
    "strength-and-pilates": {"pregnant": (2,), "falls-frailty": (4,), "glaucoma-retina": (2,)},
}


@pytest.mark.parametrize(
    ("name", "code"), [(name, code) for name, codes in CAUTIONED.items() for code in codes]
)
def test_a_move_that_a_caution_forbids_is_not_drawn(name: str, code: str) -> None:
    section = real_library().sections[f"remedies/{name}"]
    hidden = tuple(p.step for p in section.pictures if code in p.not_for)
    assert hidden == CAUTIONED[name][code]
    told = section.caution[code]
    assert "kip move" in told or "only move" in told


@pytest.mark.parametrize(
    "name", ["sleep-routine", "rest-and-deep-relaxation", "progressive-muscle-relaxation"]
)
def test_nobody_who_is_pregnant_sees_somebody_flat_on_the_back(name: str) -> None:
    pictures = real_library().sections[f"remedies/{name}"].pictures
    assert any("pregnant" in picture.not_for for picture in pictures)
