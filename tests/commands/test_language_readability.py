"""`handouts languages readability`: what a translator and a program see."""

import json
import sys

import pytest

from handouts.commands import main
from handouts.errors import ExitCode
from handouts.library import readability


def test_each_section_is_shown_with_its_score_and_the_formula_with_what_to_aim_at(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["languages", "readability", "es"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert "es Spanish: Szigriszt-Pazos, at least 65, limit 55\n" in shown
    assert "remedies/heat" in shown
    assert "safety: 4 short sections" in shown


def test_every_language_is_shown_with_its_own_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languages", "readability"]) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert "ar Arabic: words in a sentence, at most 15\n" in shown
    assert "Szigriszt-Pazos" in shown


def test_a_program_gets_each_score_with_what_it_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languages", "readability", "ar", "--json"]) == ExitCode.DONE
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["ar"]
    assert len(found["ar"]) > 40
    heat = next(each for each in found["ar"] if each["sections"] == ["remedies/heat"])
    assert heat["formula"] == "words in a sentence"
    assert heat["is_formula"] is False
    assert heat["score"] <= heat["limit"] == 15


def test_what_cannot_be_measured_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    readability._textstat.cache_clear()
    assert main(["languages", "readability", "es"]) == ExitCode.DONE
    assert "handouts[authors]" in capsys.readouterr().out
    assert main(["languages", "readability", "es", "--json"]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out) == {"es": None}
