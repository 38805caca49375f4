"""A protected PDF: closed without its password, and whole and accessible with it."""

import subprocess
from io import BytesIO

import pikepdf
import pytest

from handouts.pdf import Password, protect, render
from tests.document.making import ARABIC, ENGLISH, Made, draft, example_for, finish, made
from tests.pdf.conftest import MakePage
from tests.pdf.opening import assert_fit

pytestmark = pytest.mark.pdf

PASSWORD = Password("contraseña 7")
NAME = "Zoë Example"
ACCESSIBILITY = 1 << 9  # bit 10 of /P; ISO 32000-1, table 22


@pytest.fixture(scope="module")
def named() -> Made:
    """Return a handout with a name in its label."""
    return finish(draft(example_for(ENGLISH, {"name": NAME})))


@pytest.fixture(scope="module")
def protected(named: Made) -> bytes:
    return protect(named.opened.pdf, PASSWORD)


def unlocked(pdf: bytes, password: Password = PASSWORD) -> bytes:
    """Return a protected PDF without its protection."""
    plain = BytesIO()
    with pikepdf.open(BytesIO(pdf), password=password.text) as document:
        document.save(plain)
    return plain.getvalue()


def poppler(tool: str, pdf: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    ends = ["-", "-"] if tool == "pdftotext" else ["-"]
    return subprocess.run([tool, *options, *ends], input=pdf, capture_output=True, check=False)


def test_it_opens_with_the_password_and_not_without(protected: bytes) -> None:
    with pikepdf.open(BytesIO(protected), password=PASSWORD.text) as document:
        assert len(document.pages) > 2
    for wrong in ("", "contrasena 7", PASSWORD.text.upper(), f"{PASSWORD.text} "):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(BytesIO(protected), password=wrong)


def test_another_reader_opens_it_with_the_password_and_not_without(protected: bytes) -> None:
    opened = poppler("pdfinfo", protected, "-upw", PASSWORD.text)
    assert opened.returncode == 0, opened.stderr
    assert b"algorithm:AES-256" in opened.stdout
    assert b"Tagged:          yes" in opened.stdout
    for options in ((), ("-upw", "wrong password")):
        assert poppler("pdfinfo", protected, *options).returncode != 0


@pytest.mark.parametrize("name", [ENGLISH, ARABIC])
def test_once_it_is_open_it_is_as_accessible_as_before(name: str) -> None:
    handout = made(name)
    pdf = unlocked(protect(handout.opened.pdf, PASSWORD))
    language = str(handout.draft.language)
    opened = assert_fit(pdf, handout.page.families, language=language)
    assert (opened.text, opened.title) == (handout.opened.text, handout.opened.title)


def test_a_screen_reader_may_read_it_and_everything_else_is_allowed(protected: bytes) -> None:
    with pikepdf.open(BytesIO(protected), password=PASSWORD.text) as document:
        assert int(document.trailer.Encrypt.P) & ACCESSIBILITY
        assert all(document.allow)
        assert len(document.allow) == 8


def test_it_is_encrypted_with_aes_of_256_bits_its_properties_too(protected: bytes) -> None:
    with pikepdf.open(BytesIO(protected), password=PASSWORD.text) as document:
        encryption = document.trailer.Encrypt
        assert (int(encryption.V), int(encryption.R)) == (5, 6)
        assert str(encryption.CF.StdCF.CFM) == "/AESV3"
        assert {str(encryption.StmF), str(encryption.StrF)} == {"/StdCF"}
        assert bool(encryption.get("/EncryptMetadata", True))


def test_nothing_of_the_handout_can_be_read_in_the_closed_file(
    named: Made, protected: bytes
) -> None:
    open_bytes = named.opened.pdf
    identifier = named.draft.handout_id
    assert identifier.encode() in open_bytes
    for secret in (NAME, named.opened.title, identifier, "WeasyPrint", PASSWORD.text):
        for encoding in ("utf-8", "utf-16-be", "utf-16-le", "latin-1"):
            assert secret.encode(encoding) not in protected
            assert secret.encode(encoding).hex().encode() not in protected.lower()
    assert b"pdfuaid" not in protected


def test_the_salts_differ_each_time_and_the_pages_do_not(named: Made, protected: bytes) -> None:
    again = protect(named.opened.pdf, PASSWORD)
    assert again != protected
    texts = [poppler("pdftotext", pdf, "-upw", PASSWORD.text).stdout for pdf in (again, protected)]
    assert texts[0] == texts[1]
    assert NAME.encode() in texts[0]


def test_a_file_without_an_identifier_is_protected_as_well(make_page: MakePage) -> None:
    pdf = protect(render(make_page("<p>Words</p>", identifier="")).pdf, PASSWORD)
    assert_fit(unlocked(pdf), ("Noto Sans",), language="en")
