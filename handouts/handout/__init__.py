"""A profile in, a finished handout out."""

from handouts.document import Companion
from handouts.handout.blank import blank_page
from handouts.handout.companions import make_companions
from handouts.handout.draft import Draft, decide_handout, draft_handout, identify
from handouts.handout.make import Handout, lay_out, make_handout
from handouts.handout.numbers import forbidden_numbers
from handouts.handout.preview import Preview, Wanted, preview_section
from handouts.handout.proof import Proof, preview_language
from handouts.handout.reading import read_with
from handouts.handout.shelf import Shelf, load_shelf

__all__ = [
    "Companion",
    "Draft",
    "Handout",
    "Preview",
    "Proof",
    "Shelf",
    "Wanted",
    "blank_page",
    "decide_handout",
    "draft_handout",
    "forbidden_numbers",
    "identify",
    "lay_out",
    "load_shelf",
    "make_companions",
    "make_handout",
    "preview_language",
    "preview_section",
    "read_with",
]
