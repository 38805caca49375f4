"""What this patient gets and why; a pure function of profile and library."""

from handouts.selection.explain import explanation, in_english
from handouts.selection.model import (
    EDUCATION_CAP,
    REMEDIES_CAP,
    Decision,
    Limits,
    PartDecision,
    Reason,
    Selection,
    Status,
    ToolChoice,
)
from handouts.selection.select import select_sections

__all__ = [
    "EDUCATION_CAP",
    "REMEDIES_CAP",
    "Decision",
    "Limits",
    "PartDecision",
    "Reason",
    "Selection",
    "Status",
    "ToolChoice",
    "explanation",
    "in_english",
    "select_sections",
]
