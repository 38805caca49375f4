"""The keys of a profile: its tables, its lists, and the option and the column for each."""

from collections.abc import Mapping
from types import MappingProxyType

from handouts.profile.vocabulary import Group

Path = tuple[str, ...]

TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "identity": ("name", "birth_date", "record_number"),
        "needs": ("age", "symptoms", "causes", "lifestyle", "preferences", "icd10"),
        "health": ("present", "absent"),
        "red_flags": ("screened", "present"),
        "clinician": ("name", "include", "exclude", "override", "note"),
    }
)
TOP: tuple[str, ...] = ("language", "territory", "tools", "amounts", *TABLES)

AMOUNTS: Path = ("amounts",)
TOOLS: Path = ("tools",)

LISTS: frozenset[Path] = frozenset(
    {
        ("needs", "symptoms"),
        ("needs", "causes"),
        ("needs", "lifestyle"),
        ("needs", "preferences"),
        ("needs", "icd10"),
        ("health", "present"),
        ("health", "absent"),
        ("red_flags", "present"),
        ("clinician", "include"),
        ("clinician", "exclude"),
        TOOLS,
    }
)
OVERRIDE: Path = ("clinician", "override")

# Named as Click names the parameters of `handouts make`.
PROFILE_OPTIONS: Mapping[str, Path] = MappingProxyType(
    {
        "language": ("language",),
        "territory": ("territory",),
        "name": ("identity", "name"),
        "birth_date": ("identity", "birth_date"),
        "record": ("identity", "record_number"),
        "age": ("needs", "age"),
        "symptom": ("needs", "symptoms"),
        "cause": ("needs", "causes"),
        "lifestyle": ("needs", "lifestyle"),
        "preference": ("needs", "preferences"),
        "icd10": ("needs", "icd10"),
        "has": ("health", "present"),
        "without": ("health", "absent"),
        "screened": ("red_flags", "screened"),
        "red_flag": ("red_flags", "present"),
        "clinician": ("clinician", "name"),
        "include": ("clinician", "include"),
        "exclude": ("clinician", "exclude"),
        "override": OVERRIDE,
        "amount": AMOUNTS,
        "tool": TOOLS,
        "note": ("clinician", "note"),
    }
)

# Named as the columns of a table of patients are.
PROFILE_COLUMNS: Mapping[str, Path] = MappingProxyType(
    {
        "record_number": ("identity", "record_number"),
        "name": ("identity", "name"),
        "birth_date": ("identity", "birth_date"),
        "language": ("language",),
        "territory": ("territory",),
        "age": ("needs", "age"),
        "symptoms": ("needs", "symptoms"),
        "causes": ("needs", "causes"),
        "lifestyle": ("needs", "lifestyle"),
        "preferences": ("needs", "preferences"),
        "icd10": ("needs", "icd10"),
        "present": ("health", "present"),
        "absent": ("health", "absent"),
        "red_flags_screened": ("red_flags", "screened"),
        "red_flags": ("red_flags", "present"),
        "clinician": ("clinician", "name"),
        "include": ("clinician", "include"),
        "exclude": ("clinician", "exclude"),
        "override": OVERRIDE,
        "amounts": AMOUNTS,
        "tools": TOOLS,
        "note": ("clinician", "note"),
    }
)

HOME: Mapping[Group, Path] = MappingProxyType(
    {
        Group.SYMPTOMS: ("needs", "symptoms"),
        Group.CAUSES: ("needs", "causes"),
        Group.LIFESTYLE: ("needs", "lifestyle"),
        Group.PREFERENCES: ("needs", "preferences"),
        Group.HEALTH: ("health", "present"),
        Group.RED_FLAGS: ("red_flags", "present"),
    }
)


def flag(option: str) -> str:
    """Return the option as it is typed: `red_flag` gives `--red-flag`."""
    return f"--{option.replace('_', '-')}"


def flag_for(path: Path) -> str:
    """Return the option that sets the key."""
    return next(flag(option) for option, key in PROFILE_OPTIONS.items() if key == path)
