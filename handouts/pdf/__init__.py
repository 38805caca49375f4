"""On paper: HTML in, an accessible PDF out; knows nothing of patients."""

from handouts.pdf.assets import SCHEME, Asset
from handouts.pdf.fonts import (
    FAMILY_BY_SCRIPT,
    OPTIONAL_FAMILIES,
    PACKAGE_BY_FAMILY,
    families_for,
    installed_families,
    packages_for,
    scripts_in,
)
from handouts.pdf.password import Password, read_password
from handouts.pdf.press import Press
from handouts.pdf.print_file import PrintFile
from handouts.pdf.printer import Printer, find_printer, send_to_printer
from handouts.pdf.protect import protect
from handouts.pdf.qr import qr_code
from handouts.pdf.render import NO_ROOM, Page, Rendered, engine_versions, render
from handouts.pdf.write import (
    UNWRITABLE,
    private_file,
    told_by_folder,
    write_part,
    write_private,
    write_together,
)

__all__ = [
    "FAMILY_BY_SCRIPT",
    "NO_ROOM",
    "OPTIONAL_FAMILIES",
    "PACKAGE_BY_FAMILY",
    "SCHEME",
    "UNWRITABLE",
    "Asset",
    "Page",
    "Password",
    "Press",
    "PrintFile",
    "Printer",
    "Rendered",
    "engine_versions",
    "families_for",
    "find_printer",
    "installed_families",
    "packages_for",
    "private_file",
    "protect",
    "qr_code",
    "read_password",
    "render",
    "scripts_in",
    "send_to_printer",
    "told_by_folder",
    "write_part",
    "write_private",
    "write_together",
]
