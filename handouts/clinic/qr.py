"""Takes the address for a clinic's QR code: one that is the same for every patient."""

import re
import unicodedata
from urllib.parse import unquote

from pydantic import AnyUrl, TypeAdapter, ValidationError

MAX_ADDRESS = 200
SCHEME = "https://"

_ALLOWED = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
"""The characters of an address. Source: RFC 3986, section 2."""

_HOST = re.compile(
    r"(?=.{1,253}(?::|$))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+"
    r"[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?::[0-9]{1,5})?",
    re.IGNORECASE,
)
"""A name with a dot and perhaps a port; its last part begins with a letter, as no IP address's."""

_PLACEHOLDER = re.compile(r"[{}<>]")


def address_for_all(text: str) -> str:
    """Return the address of a QR code as it is; an empty one means that there is no code.

    Raises: ValueError with what is wrong and how to mend it. An address that could hold anything
        about a patient, a user name, or a character that phones read differently is refused.
    """
    if not text:
        return text
    if not text.startswith(SCHEME):
        raise ValueError(f"does not begin with {SCHEME}, so that a phone could be led elsewhere")
    host, path = _parts(text)
    if "@" in host:
        raise ValueError("holds a user name or a password; take it out")
    meant = unquote(text)
    if _PLACEHOLDER.search(meant):
        raise ValueError("holds a placeholder; the address is the same for every patient")
    if any(unicodedata.category(character) == "Cc" for character in meant):
        raise ValueError("holds a control character; write it on one line")
    if not text.isascii():
        raise ValueError(f"holds letters that addresses spell otherwise{_ascii_form(text)}")
    if not _ALLOWED.fullmatch(text):
        raise ValueError("holds a character that no address may hold, such as a space")
    if not _HOST.fullmatch(host) or not _is_address(text):
        raise ValueError(f"names no place on the web, such as {SCHEME}clinic.example{path or '/'}")
    return text


def _parts(text: str) -> tuple[str, str]:
    """Return what stands before the first slash, question mark or hash, and the rest."""
    host = re.split(r"[/?#\\]", text.removeprefix(SCHEME), maxsplit=1)[0]
    return host, text.removeprefix(SCHEME + host)


def _is_address(text: str) -> bool:
    return _parsed(text) is not None


def _ascii_form(text: str) -> str:
    """Return how to write an address with letters beyond ASCII; names after UTS #46."""
    url = _parsed(text)
    return f"; write it as {url}" if url else "; write it in ASCII, as a browser copies it"


def _parsed(text: str) -> AnyUrl | None:
    try:
        return TypeAdapter(AnyUrl).validate_python(text)
    except ValidationError:
        return None
