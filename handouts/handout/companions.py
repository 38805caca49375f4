"""Makes the companions of a handout: the same draft as a web page and as plain text."""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path

from handouts.document import Companion, HandoutPlan, to_companion
from handouts.handout.pictures import pictures_of
from handouts.handout.plan import ADDRESS
from handouts.handout.shelf import Shelf


def make_companions(
    plan: HandoutPlan, shelf: Shelf, wanted: Mapping[Path, Companion]
) -> dict[Path, bytes]:
    """Return what each file is to hold: every word of the printed handout, for other readers.

    Args:
        plan: the one that was printed.
        shelf: what it was made from.
        wanted: which companion goes into which file.
    """
    templates = shelf.resources.templates
    shows = Companion.HTML in wanted.values()
    pictures = web_pictures(plan, shelf) if shows else {}
    return {
        path: to_companion(plan, companion, templates, pictures)
        for path, companion in wanted.items()
    }


def web_pictures(plan: HandoutPlan, shelf: Shelf) -> dict[str, str]:
    """Return, for the address of each picture in a plan, one that holds the picture itself."""
    return {
        f"{ADDRESS}{name}": f"data:{asset.media_type};base64,{b64encode(asset.content).decode()}"
        for name, asset in pictures_of(plan, shelf).items()
    }
