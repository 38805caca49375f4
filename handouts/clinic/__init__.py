"""In whose name: a clinic's settings, its logo, and the skeleton of its folder."""

from handouts.clinic.logo import LogoFile
from handouts.clinic.new import new_clinic
from handouts.clinic.settings import Clinic, Paper, QrCode, SectionLimits, Size, read_clinic
from handouts.clinic.spreadsheet import COLUMNS, Batch, DateForm, plain_name

__all__ = [
    "COLUMNS",
    "Batch",
    "Clinic",
    "DateForm",
    "LogoFile",
    "Paper",
    "QrCode",
    "SectionLimits",
    "Size",
    "new_clinic",
    "plain_name",
    "read_clinic",
]
