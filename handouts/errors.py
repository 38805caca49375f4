"""What can go wrong, in one tree: each error carries its exit code and every problem found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the command hands back to the shell; part of the command contract."""

    DONE = 0
    BUG = 1
    USAGE = 2
    PROFILE = 3
    SECTION = 4
    TRANSLATION = 5
    CLINIC = 6
    RENDERING = 7
    BATCH_PARTIAL = 8
    RED_FLAG = 9
    INTERRUPTED = 130


class Severity(StrEnum):
    """Whether a problem stops the work or is only said."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what, and how to put it right.

    No field ever holds a value taken from a patient.
    """

    place: str
    message: str
    remedy: str = ""
    code: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return the problem as one line for people."""
        line = f"{self.place}: {self.message}"
        return f"{line} {self.remedy}" if self.remedy else line


@dataclass(frozen=True)
class Notice:
    """A warning that does not stop the work; `code` is stable for programs."""

    code: str
    message: str


class HandoutsError(Exception):
    """Base of every error that we raise on purpose; holds one or more problems."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems: Sequence[Problem] = found
        super().__init__("\n".join(str(problem) for problem in found))


class ProfileError(HandoutsError):
    """A profile (or a row) cannot be used."""

    exit_code = ExitCode.PROFILE


class SectionError(HandoutsError):
    """A section or the vocabulary is not well formed, or is past its review."""

    exit_code = ExitCode.SECTION


class TranslationError(HandoutsError):
    """A language is not there, or lacks words that safety needs."""

    exit_code = ExitCode.TRANSLATION


class ClinicError(HandoutsError):
    """A clinic folder cannot be used, or forbids what was asked."""

    exit_code = ExitCode.CLINIC


class TerritoryError(HandoutsError):
    """A territory is unknown, or its file is not well formed."""

    exit_code = ExitCode.CLINIC


class RenderingError(HandoutsError):
    """The page could not be made, written or printed, or is not fit to be handed out."""

    exit_code = ExitCode.RENDERING
