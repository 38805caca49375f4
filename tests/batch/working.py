"""Work for the pool: what is done, and what goes wrong, is told by the piece itself."""

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Piece:
    """A number to be doubled, and what happens to the worker that tries."""

    number: int
    fate: str = ""


def open_shop(notes: Path) -> Callable[[Piece], int]:
    """Return what doubles numbers; each try leaves a note with the worker's number."""
    (notes / f"worker-{os.getpid()}").touch()

    def double(piece: Piece) -> int:
        tries = notes / f"tries-{piece.number}"
        with tries.open("a") as file:
            file.write(f"{os.getpid()}\n")
        is_first = len(tries.read_text().splitlines()) == 1
        if piece.fate == "dies" or (piece.fate == "dies once" and is_first):
            os.kill(os.getpid(), signal.SIGKILL)
        if piece.fate == "hangs" or (piece.fate == "hangs once" and is_first):
            time.sleep(600)
        if piece.fate == "alone":
            (notes / "busy").touch()
            time.sleep(0.05)
        if piece.fate == "writes":
            sys.stderr.write("Robin Nobody")
            sys.stderr.flush()
            os.write(2, b"Robin Nobody")
        return piece.number * 2

    return double


def open_nothing(_notes: Path) -> Callable[[Piece], int]:
    """End before anything can be done."""
    os._exit(3)
