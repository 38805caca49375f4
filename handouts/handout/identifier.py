"""The handout's id: a hash of everything that shapes it, but never of the identity."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from handouts.profile import Profile
from handouts.selection import Selection
from handouts.version import __version__

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def handout_id(profile: Profile, selection: Selection, shape: str) -> str:
    """Return an id of ten letters and digits that are hard to misread, such as 6KABN-Q26PF.

    Args:
        profile: the patient; name, birth date and record number have no part in the id.
        selection: what became of each section.
        shape: all that the pages say, without the identity.
    """
    decisions = selection.decisions
    shaped: Mapping[str, object] = {
        "program": __version__,
        "sections": [(slug, d.version, d.status.value) for slug, d in decisions.items()],
        "needs": _sorted(asdict(profile.needs)),
        "health": _sorted(asdict(profile.health)),
        "red_flags": _sorted(asdict(profile.red_flags)),
        "override": sorted(profile.clinician.override),
        "note": profile.clinician.note,
        "clinician": profile.clinician.name,
        "date": profile.on.isoformat(),
        "shape": shape,
    }
    digest = hashlib.sha256(json.dumps(shaped, sort_keys=True, default=str).encode()).digest()
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:10])
    return f"{letters[:5]}-{letters[5:]}"


def _sorted(values: Mapping[str, object]) -> dict[str, object]:
    return {
        key: sorted(value) if isinstance(value, frozenset | tuple) else value
        for key, value in values.items()
    }
