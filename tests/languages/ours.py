"""What a check says of a line in a language of ours, by the words of its own `checks.toml`."""

from functools import cache

from handouts.languages import Entry, Message
from handouts.languages.checks import Check, Pair
from handouts.languages.rules import LanguageRules, read_rules
from handouts.resources import Resources

LANGUAGES = ("ar", "es", "fr", "hi", "uk", "zh_Hans")


@cache
def rules_of(language: str) -> LanguageRules:
    return read_rules(Resources.find(), language)


def found(check: Check, language: str, source: str, translation: str) -> list[str]:
    message = Message("remedies/heat", source)
    pair = Pair(message, Entry(translation), language=language, rules=rules_of(language))
    return list(check.find(pair))
