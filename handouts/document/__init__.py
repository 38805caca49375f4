"""On which pages: the plan of a handout, and its HTML."""

from handouts.document.body_chart import shade
from handouts.document.compose import Brief, compose
from handouts.document.html import Html, to_html
from handouts.document.model import HandoutPlan, Sign
from handouts.document.voice import Voice, phone

__all__ = ["Brief", "HandoutPlan", "Html", "Sign", "Voice", "compose", "phone", "shade", "to_html"]
