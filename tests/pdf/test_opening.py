"""The helper that looks at every PDF sees what it looks for."""

from io import BytesIO

import pikepdf
import pytest

from handouts.pdf import render
from tests.pdf.conftest import MakePage
from tests.pdf.opening import assert_fit

pytestmark = pytest.mark.pdf
FAMILIES = ("Noto Sans",)


@pytest.fixture(scope="module")
def pdf(make_page: MakePage) -> bytes:
    return render(make_page("<p>Some words to read.</p>")).pdf


def changed(pdf: bytes, change: str) -> bytes:
    """Return the PDF with something in it that does not belong there."""
    with pikepdf.open(BytesIO(pdf)) as document:
        leaf = document.pages[0]
        if change == "link":
            action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org")
            leaf.Annots = document.make_indirect(
                pikepdf.Array(
                    [
                        document.make_indirect(
                            pikepdf.Dictionary(
                                Type=pikepdf.Name.Annot,
                                Subtype=pikepdf.Name.Link,
                                Rect=[0, 0, 10, 10],
                                Contents="A link",
                                A=action,
                            )
                        )
                    ]
                )
            )
        elif change == "file":
            document.attachments["notes.txt"] = b"Ana Ruiz"
        elif change == "author":
            document.docinfo["/Author"] = "Ana Ruiz"
        elif change == "keywords":
            with document.open_metadata() as metadata:
                metadata["pdf:Keywords"] = "Ana Ruiz"
        elif change == "script":
            document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
        elif change == "language":
            document.Root.Lang = "es"
        elif change == "title":
            document.docinfo["/Title"] = " "
        elif change == "untagged":
            del document.Root.StructTreeRoot
        elif change == "glyph":
            empty = pikepdf.ContentStreamInstruction(
                [pikepdf.String(b"\0\0")], pikepdf.Operator("Tj")
            )
            drawn = [
                empty if str(step.operator) in {"Tj", "TJ"} else step
                for step in pikepdf.parse_content_stream(leaf)
            ]
            leaf.Contents = document.make_stream(pikepdf.unparse_content_stream(drawn))
        changed = BytesIO()
        document.save(changed)
    return changed.getvalue()


def test_a_page_as_we_make_it_is_fit(pdf: bytes) -> None:
    opened = assert_fit(pdf, FAMILIES, language="en")
    assert "Some words to read." in opened.text
    assert opened.title == "A page"
    assert opened.fonts == {"Noto Sans", "Noto Sans Bold"}


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ("link", "something active|not accessible"),
        ("file", "something active|a file inside|not accessible"),
        ("author", "properties that name"),
        ("keywords", "that name"),
        ("script", "something active"),
        ("language", "in another language"),
        ("title", "without a title"),
        ("untagged", "not accessible"),
        ("glyph", "a glyph is missing|not accessible"),
    ],
)
def test_what_does_not_belong_in_a_handout_is_seen(pdf: bytes, change: str, seen: str) -> None:
    other = changed(pdf, change)
    assert other != pdf
    with pytest.raises(AssertionError, match=seen):
        assert_fit(other, FAMILIES, language="en")


def test_a_font_of_another_family_is_seen(pdf: bytes) -> None:
    with pytest.raises(AssertionError, match="fonts of other families"):
        assert_fit(pdf, ("Noto Naskh Arabic",), language="en")
