"""Who a handout is for: the vocabulary, the profile and its readers."""

from handouts.profile.age import AGE_CODES, age_on
from handouts.profile.keys import PROFILE_OPTIONS
from handouts.profile.merge import Document, merge_documents
from handouts.profile.model import (
    Clinician,
    Health,
    Identity,
    Needs,
    Presence,
    Profile,
    RedFlags,
)
from handouts.profile.options import document_from_options
from handouts.profile.read import ReadProfile, read_profile
from handouts.profile.told import Told
from handouts.profile.toml_file import profile_from_toml
from handouts.profile.vocabulary import Group, Term, Vocabulary, load_vocabulary, nearest_names

__all__ = [
    "AGE_CODES",
    "PROFILE_OPTIONS",
    "Clinician",
    "Document",
    "Group",
    "Health",
    "Identity",
    "Needs",
    "Presence",
    "Profile",
    "ReadProfile",
    "RedFlags",
    "Term",
    "Told",
    "Vocabulary",
    "age_on",
    "document_from_options",
    "load_vocabulary",
    "merge_documents",
    "nearest_names",
    "profile_from_toml",
    "read_profile",
]
