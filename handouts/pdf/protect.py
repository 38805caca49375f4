"""Protects a finished PDF with a password; both are in memory, and nothing else is written."""

from io import BytesIO
from typing import Final

from pikepdf import Encryption, Pdf, Permissions

from handouts.pdf.password import Password

REVISION: Final = 6
"""AES with 256 bits. Source: ISO 32000-2, 7.6.4."""

EVERYTHING: Final = Permissions(**dict.fromkeys(Permissions._fields, True))
"""Whoever has the password may do all: what PDF/UA asks for (ISO 14289-1, 7.16), and no less."""


def protect(pdf: bytes, password: Password) -> bytes:
    """Return a PDF that opens with the password alone, its properties hidden as well.

    The salts are random, so the same input gives other bytes each time.
    """
    protected = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        if "/ID" in document.trailer:  # it is the handout's id, and stands where nothing is hidden
            del document.trailer.ID
        document.save(
            protected,
            encryption=Encryption(
                owner=password.text,
                user=password.text,
                R=REVISION,
                allow=EVERYTHING,
                aes=True,
                metadata=True,
            ),
        )
    return protected.getvalue()
