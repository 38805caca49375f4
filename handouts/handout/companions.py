"""Makes the companions of a handout: the same draft as a web page and as plain text."""

from collections.abc import Mapping
from pathlib import Path

from handouts.document import Companion, HandoutPlan, Picture, to_companion
from handouts.handout.pictures import ADDRESS, pictures_of
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
    if not wanted:
        return {}
    templates = shelf.resources.templates
    pictures = web_pictures(plan, shelf)
    return {
        path: to_companion(plan, companion, templates, pictures)
        for path, companion in wanted.items()
    }


def web_pictures(plan: HandoutPlan, shelf: Shelf) -> dict[str, Picture]:
    """Return the pictures of a plan by the address at which its web page asks for them."""
    return {
        f"{ADDRESS}{name}": Picture(asset.content, asset.media_type)
        for name, asset in pictures_of(plan, shelf).items()
    }
