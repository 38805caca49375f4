"""A profile in, a finished handout out."""

from handouts.handout.draft import Draft, draft_handout
from handouts.handout.make import Handout, lay_out, make_handout
from handouts.handout.numbers import forbidden_numbers
from handouts.handout.preview import Preview, Wanted, preview_section
from handouts.handout.shelf import Shelf, load_shelf

__all__ = [
    "Draft",
    "Handout",
    "Preview",
    "Shelf",
    "Wanted",
    "draft_handout",
    "forbidden_numbers",
    "lay_out",
    "load_shelf",
    "make_handout",
    "preview_section",
]
