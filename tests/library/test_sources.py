from pathlib import Path

import pytest

from handouts.errors import SectionError
from handouts.library import read_sources
from handouts.resources import Resources

OWN = '[OWN]\nshort = "Our audit"\ntitle = "An audit"\nyear = 2024\n'


def write_for_the_clinic(texts: Resources, content: str) -> None:
    assert texts.clinic is not None
    (texts.clinic / "sources.toml").write_text(content, encoding="utf-8")


def test_a_clinic_adds_sources_to_ours(texts: Resources) -> None:
    write_for_the_clinic(texts, OWN)
    assert {key: str(source) for key, source in read_sources(texts).items()} == {
        "NG59": "NICE NG59, 2020",
        "OWN": "Our audit, 2024",
    }


def test_a_clinic_cannot_change_a_source_of_ours(texts: Resources) -> None:
    write_for_the_clinic(texts, '[NG59]\nshort = "NICE NG59"\ntitle = "Another"\nyear = 2020\n')
    with pytest.raises(SectionError, match="NG59: is a built-in source"):
        read_sources(texts)


def test_every_mistake_of_a_register_is_told_with_its_key(texts: Resources) -> None:
    write_for_the_clinic(
        texts,
        '[ONE]\ntitle = "No short"\nyear = 2020\n\n[TWO]\nshort = ""\ntitle = "x"\nyear = 3\n',
    )
    with pytest.raises(SectionError) as caught:
        read_sources(texts)
    assert [problem.place for problem in caught.value.problems] == [
        "sources.toml: ONE.short",
        "sources.toml: TWO.short",
        "sources.toml: TWO.year",
    ]


@pytest.mark.parametrize("content", [b"[OWN\n", b"\xff\n"])
def test_a_register_that_cannot_be_read_is_named(texts: Resources, content: bytes) -> None:
    assert texts.clinic is not None
    (texts.clinic / "sources.toml").write_bytes(content)
    with pytest.raises(SectionError, match=r"sources\.toml: cannot be read"):
        read_sources(texts)


def test_texts_without_a_register_have_no_sources(tmp_path: Path) -> None:
    assert not read_sources(Resources(tmp_path, tmp_path))
