"""Turns a profile document into a Profile, or into every problem that it has."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from handouts.errors import Notice, Problem, ProfileError
from handouts.profile.age import AGE_CODES, OLDEST, age_on, possible_ages
from handouts.profile.amounts import read_amounts
from handouts.profile.codes import Codes, read_codes
from handouts.profile.form import Form, one_of
from handouts.profile.keys import TOOLS
from handouts.profile.merge import merge_documents
from handouts.profile.model import Health, Identity, Needs, Profile, RedFlags, Tool
from handouts.profile.slugs import read_clinician
from handouts.profile.vocabulary import Group, Vocabulary, nearest_names

LONGEST_NAME = 120
LONGEST_RECORD_NUMBER = 40
NO_TOOL = "none"  # among the tools, and alone there: no page to write on
# Language, script, region and variants of BCP 47; extensions and private use are nobody's handout.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    re.ASCII | re.IGNORECASE,
)
_TERRITORY = re.compile(r"[A-Z]{2}", re.ASCII)
_EMPTY: Mapping[str, object] = {}


@dataclass(frozen=True)
class ReadProfile:
    """A profile that can be used, and what the clinician should know about it."""

    profile: Profile
    notices: tuple[Notice, ...] = ()


def read_profile(
    document: Mapping[str, object],
    *,
    place: str,
    vocabulary: Vocabulary,
    known_slugs: Collection[str],
    safety_slugs: Collection[str],
    on: date,
    defaults: Mapping[str, object] = _EMPTY,
) -> ReadProfile:
    """Return the profile that a document describes.

    Args:
        document: Nested as a profile file is; values and items may be Told.
        place: What the profile is called in messages, such as `profile.toml`.
        vocabulary: The codes that may be used.
        known_slugs: Every section of the library.
        safety_slugs: The safety sections; nobody can leave one out by hand.
        on: The date of the handout; ages are counted on it.
        defaults: A document to lay under this one, such as a clinic's language and territory.

    Raises: ProfileError with every problem; no message holds anything that was told of the patient
        but codes of the vocabulary.
    """
    form = Form(merge_documents(defaults, document), place)
    form.check_keys()
    language, territory = _language(form), _territory(form)
    identity = _identity(form, on)
    age = _age(form, identity.birth_date, on)
    codes = read_codes(form, vocabulary)
    _check_age_codes(form, codes, age)
    clinician = read_clinician(form, known_slugs, safety_slugs)
    amounts, tools = read_amounts(form, known_slugs), _tools(form)
    screened = form.yes_or_no(("red_flags", "screened"))
    if form.problems:
        raise ProfileError(form.problems)
    profile = Profile(
        language=language,
        territory=territory,
        on=on,
        identity=identity,
        needs=_needs(age, codes),
        health=Health(codes.of(Group.HEALTH), frozenset(codes.absent)),
        red_flags=RedFlags(screened, codes.of(Group.RED_FLAGS)),
        clinician=clinician,
        amounts=amounts,
        tools=tools,
    )
    return ReadProfile(profile, (*codes.notices, *_red_flag_notices(form, profile)))


def _language(form: Form) -> str:
    path = ("language",)
    written = form.text(path, 80)
    if written is None:
        if not form.was_told(path):
            form.missing(path, "es")
        return ""
    try:
        return language_tag(written, form.place(path))
    except ProfileError as error:
        form.problems.extend(error.problems)
        return ""


def language_tag(written: str, place: str) -> str:
    """Return a BCP 47 tag as it is usually written; whether there is such a language is not asked.

    The name of a catalogue's folder (zh_Hans) is taken for its tag (zh-Hans).

    Raises: ProfileError at `place` if it has not the form of a tag.
    """
    tag = written.strip().replace("_", "-")
    if not _LANGUAGE.fullmatch(tag):
        remedy = "Write a code such as es, ar or pt-BR, with a hyphen."
        raise ProfileError(Problem(place, "is not a language code.", remedy, "malformed"))
    first, *subtags = tag.split("-")
    return "-".join([first.lower(), *(_cased(subtag) for subtag in subtags)])


def _cased(subtag: str) -> str:
    """Return a subtag as BCP 47 recommends: regions in capitals, scripts with one."""
    cased = {2: subtag.upper(), 4: subtag.title()}
    return cased.get(len(subtag), subtag.lower())


def _territory(form: Form) -> str:
    path = ("territory",)
    written = form.text(path, 80)
    if written is None:
        if not form.was_told(path):
            form.missing(path, "US")
        return ""
    territory = written.strip().upper()
    if _TERRITORY.fullmatch(territory) and territory != "UK":
        return territory
    british = "For the United Kingdom write GB."
    remedy = british if territory == "UK" else "Write two letters, such as US, GB or ES."
    form.fault(form.place(path), "is not a territory code.", remedy, "malformed")
    return ""


def _identity(form: Form, on: date) -> Identity:
    path = ("identity", "birth_date")
    birth_date = form.day(path)
    if birth_date is not None and birth_date > on:
        message = "is after the date of the handout."
        form.fault(form.place(path), message, "Correct the year.", "out-of-range")
        birth_date = None
    elif birth_date is not None and age_on(birth_date, on) > OLDEST:
        message = f"is more than {OLDEST} years ago."
        form.fault(form.place(path), message, "Correct the year.", "out-of-range")
        birth_date = None
    return Identity(
        name=form.text(("identity", "name"), LONGEST_NAME),
        birth_date=birth_date,
        record_number=form.text(("identity", "record_number"), LONGEST_RECORD_NUMBER),
    )


def _age(form: Form, birth_date: date | None, on: date) -> int | None:
    path = ("needs", "age")
    told = form.whole_number(path, 0, OLDEST)
    counted = None if birth_date is None else age_on(birth_date, on)
    if told is not None and counted is not None and told != counted:
        message = "does not agree with the birth date on the date of the handout."
        remedy = "Correct one of the two, or leave out the age."
        form.fault(form.place(path), message, remedy, "contradiction")
    return counted if told is None else told


def _check_age_codes(form: Form, codes: Codes, age: int | None) -> None:
    present, absent = codes.present[Group.HEALTH], codes.absent
    if age is None:
        stated = [where for code, where in (present | absent).items() if code in AGE_CODES]
        if not possible_ages(None, present.keys(), absent.keys()):
            message = "does not fit the other age codes."
            form.fault(stated[-1], message, "Keep the one that is true.", "contradiction")
        return
    for code, span in AGE_CODES.items():
        wrong = [present.get(code)] if age not in span else [absent.get(code)]
        for where in filter(None, wrong):
            remedy = "Leave out the code; it follows from the age."
            form.fault(where, "does not agree with the age.", remedy, "contradiction")


def _needs(age: int | None, codes: Codes) -> Needs:
    return Needs(
        age=age,
        symptoms=codes.of(Group.SYMPTOMS),
        causes=codes.of(Group.CAUSES),
        lifestyle=codes.of(Group.LIFESTYLE),
        preferences=codes.of(Group.PREFERENCES),
        icd10=codes.icd10,
    )


def _tools(form: Form) -> tuple[Tool, ...] | None:
    """Return the pages to write on, without doubles; None if the document says nothing of them."""
    if not form.was_told(TOOLS):
        return None
    items = [(text.lower(), where) for text, where in form.items(TOOLS)]
    found: dict[Tool, None] = {}
    for word, where in items:
        if word in set(Tool):
            found[Tool(word)] = None
        elif word != NO_TOOL:
            names = (*Tool, NO_TOOL)
            near = nearest_names(word, {name: (name,) for name in names})
            remedy = f"Did you mean {one_of(near)}?" if near else f"Use {one_of(names)}."
            form.fault(where, "is not a page to write on that we have.", remedy, "unknown-tool")
        elif any(other != NO_TOOL for other, _ in items):
            message = "asks for no page to write on, but another is asked for, too."
            form.fault(where, message, "Keep it alone, or take it out.", "contradiction")
    return tuple(found)


def _red_flag_notices(form: Form, profile: Profile) -> tuple[Notice, ...]:
    if profile.red_flags.screened or not profile.red_flags.present:
        return ()
    where = form.place(("red_flags", "screened"))
    message = f"{where}: a red flag is present, but no screening is recorded. The red flag counts."
    return (Notice("red-flag-unscreened", message),)
