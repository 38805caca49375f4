"""Writes the pictures of reference pages anew, after a change of the page that was intended."""

from tests.pdf.likeness import DOTS_PER_INCH, kept
from tests.pdf.reference_pages import REFERENCES


def main() -> None:
    """Write every picture that is not as the page is today, and say which."""
    for reference in REFERENCES.values():
        picture = kept(reference.drawn()).quantize()
        reference.path.parent.mkdir(exist_ok=True)
        before = reference.path.read_bytes() if reference.path.is_file() else b""
        picture.save(reference.path, optimize=True, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
        if reference.path.read_bytes() != before:
            print(f"Written: tests/pictures/{reference.path.name}")


if __name__ == "__main__":
    main()
