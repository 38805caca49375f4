"""Everything that can be wrong in a clinic's folder, told at once."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from handouts.clinic import read_clinic
from handouts.errors import HandoutsError, Problem, Severity
from handouts.handout import forbidden_numbers
from handouts.languages import available_languages, load_words, negotiate
from handouts.languages.check import check_catalogue
from handouts.languages.glossary import FILE as GLOSSARY
from handouts.library import check_library, check_texts, read_library
from handouts.profile import load_vocabulary
from handouts.resources import Resources
from handouts.territories import Territory, known_territories, load_territory


def clinic_problems(folder: Path, on: date) -> list[Problem]:
    """Return what is wrong with the settings, sections, helplines and words of a clinic's folder.

    Raises: ClinicError if there is no such folder.
    """
    resources = Resources.find(folder)
    territories, problems = _territories(resources)
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _settings(resources, territories),
        lambda: _sections(resources, on),
        lambda: _numbers(resources, territories),
        lambda: _languages(resources),
    )
    for check in checks:
        try:
            problems.extend(check())
        except HandoutsError as error:
            problems.extend(error.problems)
    return list(dict.fromkeys(problems))


def _settings(resources: Resources, territories: Sequence[Territory]) -> Iterator[Problem]:
    clinic = read_clinic(resources.clinic)
    if clinic.name == "Name of your clinic":
        yield Problem("clinic.toml: name", "is not filled in.", "", "name", Severity.WARNING)
    if clinic.defaults.language:
        yield from _told(
            lambda: negotiate(clinic.defaults.language, available_languages(resources))
        )
    if clinic.defaults.territory:
        yield from _told(lambda: load_territory(clinic.defaults.territory, resources))
    known = {line.id for territory in territories for line in territory.helplines}
    for wanted in clinic.helplines.include:
        if wanted not in known:
            message = f"there is no helpline {wanted}."
            remedy = "See `handouts helplines show`."
            yield Problem("clinic.toml: helplines.include", message, remedy)


def _numbers(resources: Resources, territories: Sequence[Territory]) -> Iterator[Problem]:
    clinic = read_clinic(resources.clinic)
    library = read_library(resources, load_vocabulary(resources))
    for territory in territories:
        yield from forbidden_numbers(clinic, library, territory)


def _sections(resources: Resources, on: date) -> Iterator[Problem]:
    library = read_library(resources, load_vocabulary(resources))
    own = {f"{slug}.md" for slug, section in library.sections.items() if section.overlay}
    found = (*check_library(library, on), *check_texts(library, resources))
    yield from (problem for problem in found if problem.place in own)


def _territories(resources: Resources) -> tuple[list[Territory], list[Problem]]:
    """Return the territories that can be read, and the problems of those that cannot."""
    territories: list[Territory] = []
    problems: list[Problem] = []
    for code in known_territories(resources):
        try:
            territories.append(load_territory(code, resources))
        except HandoutsError as error:
            problems.extend(error.problems)
    return territories, problems


def _told(look: Callable[[], object]) -> list[Problem]:
    try:
        look()
    except HandoutsError as error:
        return list(error.problems)
    return []


def _languages(resources: Resources) -> Iterator[Problem]:
    """Yield what is wrong with the clinic's words; one not yet translated is a warning."""
    library = read_library(resources, load_vocabulary(resources))
    own = {slug for slug, section in library.sections.items() if section.overlay}
    words = load_words(resources)
    touched = [
        language
        for language in available_languages(resources)
        if own or _has_words(resources, language)
    ]
    for language in touched:
        for problem in check_catalogue(language, resources, library, words):
            if problem.place.startswith("clinic ") or any(f"({s})" in problem.message for s in own):
                yield Problem(
                    problem.place,
                    problem.message,
                    problem.remedy,
                    problem.code,
                    Severity.WARNING if problem.code == "complete" else problem.severity,
                )


def _has_words(resources: Resources, language: str) -> bool:
    """Return whether the clinic's folder holds anything of a language, or terms of all."""
    overlays = [root for root, overlay in resources.catalogue_roots() if overlay]
    return any((root / language).exists() or (root / GLOSSARY).exists() for root in overlays)
