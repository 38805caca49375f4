"""On which pages: the plan of a handout, its HTML, and its companions for other readers."""

from handouts.document.body_chart import shade
from handouts.document.companion import Companion, to_companion
from handouts.document.compose import Brief, compose
from handouts.document.front import identified
from handouts.document.html import PAPER_SIZES, Html, load_styles, load_template, to_html
from handouts.document.leading import page_leading
from handouts.document.model import HandoutPlan, Sign
from handouts.document.pair import pair, warnings_ahead
from handouts.document.parting import Pages, Parting
from handouts.document.voice import Voice, phone

__all__ = [
    "PAPER_SIZES",
    "Brief",
    "Companion",
    "HandoutPlan",
    "Html",
    "Pages",
    "Parting",
    "Sign",
    "Voice",
    "compose",
    "identified",
    "load_styles",
    "load_template",
    "page_leading",
    "pair",
    "phone",
    "shade",
    "to_companion",
    "to_html",
    "warnings_ahead",
]
