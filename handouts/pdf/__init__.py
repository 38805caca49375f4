"""On paper: HTML in, an accessible PDF out; knows nothing of patients."""

from handouts.pdf.assets import SCHEME, Asset
from handouts.pdf.fonts import (
    FAMILY_BY_SCRIPT,
    PACKAGE_BY_FAMILY,
    families_for,
    installed_families,
    packages_for,
    scripts_in,
)
from handouts.pdf.qr import qr_code
from handouts.pdf.render import Page, Rendered, engine_versions, render
from handouts.pdf.write import write_private

__all__ = [
    "FAMILY_BY_SCRIPT",
    "PACKAGE_BY_FAMILY",
    "SCHEME",
    "Asset",
    "Page",
    "Rendered",
    "engine_versions",
    "families_for",
    "installed_families",
    "packages_for",
    "qr_code",
    "render",
    "scripts_in",
    "write_private",
]
