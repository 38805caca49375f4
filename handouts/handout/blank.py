"""Makes the page that says that it is blank, so that the next handout starts on the right."""

import hashlib

from handouts.clinic import Paper
from handouts.document import PAPER_SIZES, load_styles, load_template, page_leading
from handouts.handout.shelf import Shelf
from handouts.handout.spoken import translator_for
from handouts.languages import PAGE_CONTEXT, direction, script

WORD = "page.blank"


def blank_page(language: str, paper: Paper, shelf: Shelf) -> bytes:
    """Return a PDF of one page that says in a language that it is left blank on purpose.

    The same language and paper give the same bytes.

    Args:
        language: of the handout before it (BCP 47).
        paper: of the handout before it.
        shelf: what handouts are made from.

    Raises: TranslationError if there is no such language, or it cannot say the sentence.
    """
    from handouts.pdf import Page, families_for, render

    translator = translator_for(language, shelf)
    words = translator.say(PAGE_CONTEXT, shelf.words[WORD])
    templates = shelf.resources.templates
    html = load_template(templates, "blank.html.jinja").render(
        language=translator.language.replace("_", "-"),
        direction=direction(translator.language),
        words=words,
    )
    styles = (
        *(load_styles(templates, name) for name in ("handout.css", "blank.css")),
        f"@page {{ size: {PAPER_SIZES[paper]} }}",
        page_leading(translator.language.replace("_", "-")),
    )
    said = "\n".join((html, *styles))
    identifier = hashlib.sha256(said.encode()).hexdigest()[:16]
    families = families_for([script(translator.language)])
    return render(Page(html, styles, families=families, identifier=identifier)).pdf
