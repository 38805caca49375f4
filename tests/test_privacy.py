"""A patient's identity is printed in the label box, and is nowhere else: not even in an error."""

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from handouts.commands import main
from handouts.document import Brief, compose
from handouts.errors import ExitCode, HandoutsError, ProfileError, RenderingError
from handouts.handout import draft_handout, lay_out, make_handout
from handouts.handout.plan import voice_of
from handouts.library import Kind
from handouts.profile import read_profile
from tests.document.making import (
    ARABIC,
    ENGLISH,
    PROFILES,
    RED_FLAG,
    ROOT,
    SPANISH,
    TODAY,
    draft,
    example_for,
    finish,
    profile,
    shelf,
)
from tests.document.running import DATE, run
from tests.pdf.opening import assert_fit, read_text

pytestmark = pytest.mark.pdf

NAME = "Zoë <b>O'Neil</b> {{7*7}} ../../x"
RECORD = "../../etc/<x>"
BORN = "1983-07-09"
IDENTITY = {"name": NAME, "birth_date": BORN, "record_number": RECORD}
OPTIONS = ["--name", NAME, "--birth-date", BORN, "--record", RECORD]

# Pieces of the identity, as they are and as programs like to quote them.
TRACES = (
    "Zoë",
    r"Zo\xeb",
    r"Zo\u00eb",
    "Zo&euml;",
    "O'Neil",
    "O&#39;Neil",
    "ONeil",
    "<b>",
    "&lt;b&gt;",
    "7*7",
    "../../",
    "etc/",
    "1983",
    "Jul 9",
    "July 9",
    "9 July",
    "9 de julio",
    "datetime.date(19",
)
NO_GLYPH = "\U0010fffd"


def traces(*texts: str) -> list[str]:
    """Return what of the identity is in the texts."""
    return [trace for trace in TRACES for text in texts if trace in text]


def test_a_trace_would_be_seen() -> None:
    for text in (NAME, repr(NAME), ascii(NAME), json.dumps(NAME), RECORD, BORN):
        assert traces(text)


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    """Return a profile of somebody with a name that is hard to keep still about."""
    path = tmp_path / "patient.toml"
    path.write_text(patient_text(), encoding="utf-8")
    return path


def patient_text(extra: str = "", *, name: str = NAME, language: str = "en") -> str:
    quoted = json.dumps(name, ensure_ascii=False)
    return (
        f'language = "{language}"\nterritory = "US"\n'
        f"[identity]\nname = {quoted}\nbirth_date = {BORN}\n"
        f'record_number = "{RECORD}"\n[red_flags]\nscreened = true\n'
        f'[needs]\nsymptoms = ["low-back"]\n{extra}'
    )


# On the page


@pytest.mark.parametrize("name", [ENGLISH, SPANISH, RED_FLAG])
def test_the_identity_is_printed_as_it_is_once_and_on_page_one(name: str) -> None:
    handout = finish(draft(example_for(name, IDENTITY)))
    pages = [" ".join(text.split()) for text in read_text(handout.opened.pdf, "-raw")]
    for value in (NAME, RECORD):
        assert [page.count(value) for page in pages] == [1] + [0] * (len(pages) - 1)
    assert [page.count("1983") for page in pages] == [1] + [0] * (len(pages) - 1)


def test_the_identity_is_printed_once_on_a_page_that_runs_from_right_to_left() -> None:
    handout = finish(draft(example_for(ARABIC, {"name": "Layla Example", "record_number": "QX"})))
    pages = [" ".join(text.split()) for text in read_text(handout.opened.pdf, "-raw")]
    for value in ("Layla Example", "QX"):
        assert [page.count(value) for page in pages] == [1] + [0] * (len(pages) - 1)


def strings(pdf: bytes) -> Iterator[str]:
    """Yield every string, name and stream of a PDF but the drawing of its pages, as text."""
    with pikepdf.open(BytesIO(pdf)) as document:
        drawn = {content.objgen for leaf in document.pages for content in _contents(leaf)}
        for entry in (*document.objects, document.trailer):
            yield entry.unparse(resolved=True).decode("latin-1")
            if isinstance(entry, pikepdf.String):
                yield str(entry)
            elif isinstance(entry, pikepdf.Dictionary):
                yield from (str(v) for v in entry.values() if isinstance(v, pikepdf.String))
            elif (
                isinstance(entry, pikepdf.Stream)
                and entry.objgen not in drawn
                and entry.get("/Type") != "/ObjStm"  # its objects come by themselves
            ):
                content = entry.read_bytes()
                yield content.decode("utf-8", "replace")
                yield content.decode("utf-16-be", "replace")


def _contents(leaf: pikepdf.Page) -> Iterator[pikepdf.Object]:
    contents = leaf.obj.Contents
    yield from contents if isinstance(contents, pikepdf.Array) else (contents,)


def test_the_identity_is_in_no_property_outline_tag_or_font_of_the_pdf() -> None:
    handout = finish(draft(example_for(ENGLISH, IDENTITY)))
    found = list(strings(handout.opened.pdf))
    assert len(found) > 200
    assert any("Your back care plan" in text for text in found)
    hits = {
        trace
        for text in found
        for trace in ("Zoë", "O'Neil", "7*7", "../..", "1983")
        if trace in text
    }
    assert hits == set()


# On the terminal


def test_making_a_handout_says_nothing_of_the_person(
    patient: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    target = folder / "handout.pdf"
    ended = run(capsys, "make", str(patient), *DATE, "-o", str(target))
    assert ended.code == ExitCode.DONE
    assert "handout.pdf" in ended.out
    assert traces(ended.out, ended.err) == []
    assert os.listdir(folder) == ["handout.pdf"]  # noqa: PTH208 - names as the system has them
    opened = assert_fit(target.read_bytes(), ("Noto Sans",), language="en")
    assert NAME in opened.text


def test_companions_say_who_it_is_in_the_label_alone(
    patient: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    target = folder / "handout.pdf"
    ended = run(capsys, "make", str(patient), *DATE, "-o", str(target), "--also", "txt,html")
    assert ended.code == ExitCode.DONE
    assert traces(ended.out, ended.err) == []
    assert sorted(os.listdir(folder)) == [  # noqa: PTH208 - names as the system has them
        "handout.html",
        "handout.pdf",
        "handout.txt",
    ]
    text = target.with_suffix(".txt").read_text(encoding="utf-8")
    page = target.with_suffix(".html").read_text(encoding="utf-8")
    for value in (NAME, RECORD, "1983"):
        assert text.count(value) == page.count(str(escape(value))) == 1
    label = re.search(r'<dl class="labelbox">.*?</dl>', page, flags=re.DOTALL)
    assert label
    assert traces(page.replace(label[0], "")) == []


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_explaining_a_handout_says_nothing_of_the_person(
    how: list[str], patient: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = run(capsys, "explain", str(patient), *DATE, *how)
    assert ended.code == ExitCode.DONE
    assert "remedies/" in ended.out
    assert traces(ended.out, ended.err) == []


def test_what_is_typed_as_an_option_is_as_private_as_what_stands_in_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--language", "en", "--territory", "US", "--screened"]
    target = tmp_path / "handout.pdf"
    ended = run(capsys, "make", *place, *OPTIONS, *DATE, "-o", str(target))
    assert ended.code == ExitCode.DONE
    assert traces(ended.out, ended.err) == []
    assert NAME in assert_fit(target.read_bytes(), ("Noto Sans",), language="en").text


FAILURES = {
    "unknown code": ('causes = ["<b>O\'Neil"]', ExitCode.PROFILE),
    "code of another group": ('causes = ["burning"]', ExitCode.PROFILE),
    "unknown key": ('"Zoë O\'Neil" = 1', ExitCode.PROFILE),
    "wrong type": ('age = "O\'Neil"', ExitCode.PROFILE),
    "age that does not fit": ("age = 12", ExitCode.PROFILE),
    "bad ICD-10 code": ('icd10 = ["Zoë"]', ExitCode.PROFILE),
    "not TOML": ("lifestyle = [Zoë O'Neil", ExitCode.PROFILE),
    "a key twice": ('symptoms = ["Zoë O\'Neil"]', ExitCode.PROFILE),
    "a table twice": ('[identity."Zoë"]\n[identity."Zoë"]', ExitCode.PROFILE),
    "unknown section": ('[clinician]\ninclude = ["remedies/O\'Neil"]', ExitCode.PROFILE),
    "unknown table": ('[zoë]\nname = "O\'Neil"', ExitCode.PROFILE),
    "note too long": (f'[clinician]\nnote = "{"Zoë " * 400}"', ExitCode.PROFILE),
}


@pytest.mark.parametrize("command", ["make", "explain"])
@pytest.mark.parametrize("kind", sorted(FAILURES))
def test_a_mistake_in_the_profile_is_told_without_the_person(
    command: str, kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistake, expected = FAILURES[kind]
    path = tmp_path / "patient.toml"
    path.write_text(patient_text(mistake), encoding="utf-8")
    target = tmp_path / "made.pdf"
    output = ["-o", str(target)] if command == "make" else []
    ended = run(capsys, command, str(path), *DATE, *output)
    assert ended.code == expected
    assert ended.out == ""
    assert re.search(r"\d+ problems? found\.", ended.err)
    assert traces(ended.err) == []
    assert not target.exists()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--birth-date", "O'Neil 1983"], ExitCode.PROFILE),
        (["--birth-date", "2091-03-02"], ExitCode.PROFILE),
        (["--name", f"O'Neil\x07{NAME}"], ExitCode.PROFILE),
        (["--name", NAME * 9], ExitCode.PROFILE),
        (["--record", RECORD * 9], ExitCode.PROFILE),
        (["--icd10", "Zoë"], ExitCode.PROFILE),
        (["--symptom", "O'Neil"], ExitCode.PROFILE),
        (["--override", f"{NAME}={NAME}"], ExitCode.PROFILE),
        (["--language", "Zoë"], ExitCode.PROFILE),
        (["--territory", "Zoë"], ExitCode.PROFILE),
        (["--territory", "ZZ"], ExitCode.CLINIC),
        (["--language", "sw"], ExitCode.TRANSLATION),
        (["--age", "O'Neil"], ExitCode.USAGE),
        (["--paper", "O'Neil"], ExitCode.USAGE),
        (["--size", "Zoë"], ExitCode.USAGE),
        (["--date", "1983-02-30"], ExitCode.USAGE),
        ([f"--nmae={NAME}"], ExitCode.USAGE),
        (["--nmae", NAME], ExitCode.USAGE),
        ([f"-n{NAME}"], ExitCode.USAGE),
        (["first.toml", NAME], ExitCode.USAGE),
        (["--name", f"{NAME}{NO_GLYPH}"], ExitCode.RENDERING),
        (["--record", f"\U00012000{RECORD}"], ExitCode.RENDERING),
        (["--note", f"{NAME}{NO_GLYPH}"], ExitCode.RENDERING),
        (["-o", "/nowhere/at/all/handout.pdf"], ExitCode.RENDERING),
        (["--date", "2050-01-01"], ExitCode.SECTION),
        (["--clinic", "/nowhere/at/all"], ExitCode.CLINIC),
    ],
)
def test_every_kind_of_failure_keeps_quiet_about_the_person(
    options: list[str], expected: ExitCode, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "handout.pdf"
    known = ["--language", "en", "--territory", "US", "--screened", *OPTIONS, *DATE]
    ended = run(capsys, "make", *known, "-o", str(target), *options)
    assert ended.code == expected, ended.err
    assert ended.out == ""
    assert ended.err
    assert traces(ended.err) == []
    assert NO_GLYPH not in ended.err
    assert not target.exists()


def test_a_missing_profile_is_named_and_nothing_else_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["make", str(tmp_path / "nobody.toml"), *OPTIONS, *DATE, "-o", str(tmp_path / "x")]
    ended = run(capsys, *arguments)
    assert ended.code == ExitCode.PROFILE
    assert "nobody.toml" in ended.err
    assert traces(ended.err) == []


def test_a_file_that_cannot_be_written_is_not_named_after_the_person(
    patient: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "file"
    folder.write_text("not a folder", encoding="utf-8")
    target = folder / "Zoë O'Neil.pdf"
    ended = run(capsys, "make", str(patient), *DATE, "-o", str(target))
    assert ended.code == ExitCode.RENDERING
    assert traces(ended.out, ended.err) == []
    assert str(folder) in ended.err


def test_a_bug_is_reported_without_the_person(
    patient: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("HANDOUTS_DEBUG", raising=False)

    def fail(*_arguments: object, **_options: object) -> None:
        raise ValueError(NAME)

    monkeypatch.setattr("handouts.handout.plan.compose", fail)
    ended = run(capsys, "make", str(patient), *DATE, "-o", str(tmp_path / "handout.pdf"))
    assert ended.code == ExitCode.BUG
    assert "bug in handouts: ValueError" in ended.err
    assert traces(ended.out, ended.err) == []


# In the program


def test_no_value_of_ours_shows_the_person_in_its_repr() -> None:
    document = example_for(ENGLISH, IDENTITY, {"clinician": {"note": NAME}})
    here = shelf()
    person = profile(document)
    decided = draft_handout(person, here)
    handout = make_handout(decided, here)
    brief = Brief(
        person,
        here.library,
        decided.selection,
        here.clinic,
        decided.helplines.chosen,
        decided.handout_id,
        decided.paper,
        decided.size,
        decided.is_reviewed,
    )
    plan = compose(brief, voice_of(decided, here))
    read = read_profile(
        document,
        place="profile.toml",
        vocabulary=here.vocabulary,
        known_slugs=here.library.sections,
        safety_slugs=(),
        on=TODAY,
    )
    values = (
        person,
        person.identity,
        person.clinician,
        decided,
        handout,
        brief,
        plan,
        plan.heading,
        read,
        lay_out(decided, here),
    )
    assert person.identity.name == NAME
    for value in values:
        name = type(value).__name__
        assert name in repr(value)
        assert traces(repr(value), str(value)) == [], name


def test_nothing_that_is_logged_names_the_person(
    patient: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    names = [None, *logging.root.manager.loggerDict, "weasyprint", "weasyprint.progress"]
    names += ["fontTools", "fontTools.subset", "fontTools.ttLib", "pikepdf", "handouts"]
    for name in names:
        caplog.set_level(logging.DEBUG, logger=name)
    logging.getLogger("handouts.trial").debug("heard")
    assert main(["make", str(patient), *DATE, "-o", str(tmp_path / "handout.pdf")]) == ExitCode.DONE
    unprintable = tmp_path / "unprintable.toml"
    unprintable.write_text(patient_text(name=f"{NAME}{NO_GLYPH}"), encoding="utf-8")
    code = main(["make", str(unprintable), *DATE, "-o", str(tmp_path / "handout.pdf")])
    assert code == ExitCode.RENDERING
    assert "heard" in caplog.text
    assert traces(caplog.text, *(repr(record.args) for record in caplog.records)) == []
    assert NO_GLYPH not in caplog.text


def test_the_id_is_the_same_whoever_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--language", "en", "--territory", "US", "--screened", "--symptom", "burning"]
    ids = set()
    for person in (OPTIONS, ["--name", "Max", "--birth-date", "1983-07-10"], ["--age", "43"]):
        ended = run(capsys, "explain", *place, *person, *DATE, "--json")
        assert ended.code == ExitCode.DONE
        ids.add(json.loads(ended.out)["handout_id"])
    assert len(ids) == 1
    assert not list(tmp_path.iterdir())


# Whoever it is

# Words that no message of ours can hold by chance.
LETTERS = st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\n\r")
VALUES = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: f"§{text.strip() or 'x'}§")


def error_of(document: dict[str, object]) -> HandoutsError | None:
    here = shelf()
    try:
        read_profile(
            document,
            place="profile.toml",
            vocabulary=here.vocabulary,
            known_slugs=here.library.sections,
            safety_slugs={section.slug for section in here.library.of_kind(Kind.SAFETY)},
            on=TODAY,
        )
    except ProfileError as error:
        return error
    return None


@given(VALUES, VALUES, VALUES, st.sampled_from(["symptoms", "causes", "icd10", "age", "key"]))
def test_no_identity_is_ever_in_a_profile_error(
    name: str, record: str, stray: str, where: str
) -> None:
    needs: dict[str, object] = {"age": stray} if where == "age" else {where: [stray]}
    document: dict[str, object] = {
        "language": "en",
        "territory": "US",
        "identity": {"name": name, "record_number": record, "birth_date": stray},
        "needs": {stray: 1} if where == "key" else needs,
    }
    error = error_of(document)
    assert error is not None
    for value in (name, record, stray):
        assert value not in str(error)
        assert value not in repr(error)


@settings(max_examples=8)
@given(VALUES)
def test_no_identity_is_ever_in_a_rendering_error(name: str) -> None:
    """A name is either printed, or refused without a word of it."""
    document = example_for(RED_FLAG, {"name": f"{name}{NO_GLYPH}"})
    with pytest.raises(RenderingError) as caught:
        make_handout(draft(document), shelf())
    assert name not in str(caught.value)
    assert name not in repr(caught.value)
    assert NO_GLYPH not in str(caught.value)


# Out of the machine

NO_SOCKETS = """\
import socket


def refuse(*_arguments, **_options):
    raise RuntimeError("the network was used")


socket.socket.__init__ = refuse
socket.getaddrinfo = refuse
socket.create_connection = refuse
"""


@pytest.fixture
def lonely(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a process that may use no socket and keeps its own folders."""
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")
    for name in ("home", "temporary", "cache"):
        (tmp_path / name).mkdir()
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(tmp_path / "block"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "temporary"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }


def offline(
    command: Sequence[str], environment: dict[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_block_holds(lonely: dict[str, str], tmp_path: Path) -> None:
    attempt = "import socket; socket.create_connection(('192.0.2.1', 9), timeout=1)"
    tried = offline([sys.executable, "-c", attempt], lonely, tmp_path)
    assert tried.returncode != 0
    assert "the network was used" in tried.stderr


def test_a_handout_is_made_without_a_network_and_leaves_nothing_behind(
    lonely: dict[str, str], patient: Path, tmp_path: Path
) -> None:
    command = [sys.executable, str(ROOT / "cli.py"), "make", str(patient), *DATE]
    if (
        shutil.which("unshare")
        and not offline(["unshare", "-n", "true"], lonely, tmp_path).returncode
    ):
        command = ["unshare", "-n", *command]
    folder = tmp_path / "made"
    folder.mkdir()
    made = offline([*command, "-o", str(folder / "handout.pdf")], lonely, tmp_path)
    assert made.returncode == ExitCode.DONE, made.stderr
    assert traces(made.stdout, made.stderr) == []
    opened = assert_fit((folder / "handout.pdf").read_bytes(), ("Noto Sans",), language="en")
    assert NAME in opened.text
    assert sorted(os.listdir(folder)) == ["handout.pdf"]  # noqa: PTH208 - names, not paths
    left = [path for path in tmp_path.rglob("*") if path.is_file() and path != patient]
    assert folder / "handout.pdf" in left
    for path in left:
        assert traces(path.name) == []
        content = path.read_bytes()
        for secret in (NAME, RECORD):
            assert secret.encode() not in content, path.name
            assert secret.encode("utf-16-le") not in content, path.name


def test_the_examples_are_of_people_who_do_not_exist() -> None:
    """Nobody's data may come in by way of an example."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in PROFILES.glob("*.toml")}
    assert len(texts) > 4
    for name, text in texts.items():
        assert re.search(r"invented|Placeholder|Invented|Nobody|Example", text), name
