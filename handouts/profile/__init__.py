"""Who a handout is for: the vocabulary, the profile and its readers."""

from handouts.profile.age import AGE_CODES, age_on
from handouts.profile.amounts import amounts_from_cell
from handouts.profile.form import one_of
from handouts.profile.keys import LISTS, PROFILE_COLUMNS, PROFILE_OPTIONS, flag_for
from handouts.profile.merge import Document, merge_documents
from handouts.profile.model import (
    Clinician,
    Health,
    Identity,
    Measure,
    Needs,
    Presence,
    Profile,
    RedFlags,
    Tool,
)
from handouts.profile.options import document_from_options
from handouts.profile.read import NO_TOOL, ReadProfile, language_tag, read_profile
from handouts.profile.told import Told
from handouts.profile.toml_file import profile_from_toml
from handouts.profile.vocabulary import Group, Term, Vocabulary, load_vocabulary, nearest_names

__all__ = [
    "AGE_CODES",
    "LISTS",
    "NO_TOOL",
    "PROFILE_COLUMNS",
    "PROFILE_OPTIONS",
    "Clinician",
    "Document",
    "Group",
    "Health",
    "Identity",
    "Measure",
    "Needs",
    "Presence",
    "Profile",
    "ReadProfile",
    "RedFlags",
    "Term",
    "Told",
    "Tool",
    "Vocabulary",
    "age_on",
    "amounts_from_cell",
    "document_from_options",
    "flag_for",
    "language_tag",
    "load_vocabulary",
    "merge_documents",
    "nearest_names",
    "one_of",
    "profile_from_toml",
    "read_profile",
]
