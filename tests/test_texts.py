"""What a handout is made from, and what only those who translate it need."""

from handouts.resources import OF_THE_CHECKS, Resources


def test_a_glossary_or_the_rules_of_a_check_make_no_handout_anew() -> None:
    resources = Resources.find()
    names = {path.name for path in resources.texts()}
    assert {"handouts.po", "words.toml", "handout.css", "US.toml", "review.toml"} <= names
    assert not names & OF_THE_CHECKS
    there = {path.name for path in resources.locales.rglob("*")}
    assert there >= OF_THE_CHECKS
