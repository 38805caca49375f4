"""What the tests of the document share: voices in three languages."""

from collections.abc import Callable

import pytest

from handouts.document import Voice
from handouts.handout.plan import voice_of
from tests.document.making import ENGLISH, draft, example_with, shelf

Speak = Callable[..., Voice]


@pytest.fixture(scope="session")
def speak() -> Speak:
    """Return a function that gives the voice for a language and a territory."""

    def voice(language: str = "en", territory: str = "GB") -> Voice:
        change = {"language": language, "territory": territory}
        return voice_of(draft(example_with(ENGLISH, change)), shelf())

    return voice
