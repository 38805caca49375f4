"""The pool loses nothing but the piece that a worker had in hand, and not without a second try."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from handouts.batch.pool import Crew, Done, Loss, run_all
from handouts.errors import RenderingError
from tests.batch.working import Piece, open_nothing, open_shop

ROOT = Path(__file__).resolve().parents[2]


def crew(notes: Path, *, jobs: int = 2, seconds: float = 30.0) -> Crew[Path, Piece, int]:
    return Crew(open_shop, notes, jobs, seconds)


def outcomes(
    pieces: Iterable[Piece], team: Crew[Path, Piece, int]
) -> tuple[dict[int, int], dict[int, Loss]]:
    """Return the results and the losses by the number of the piece; each comes once."""
    done: dict[int, int] = {}
    lost: dict[int, Loss] = {}
    for ended in run_all(pieces, team):
        number = ended.work.number
        assert number not in done
        assert number not in lost
        if isinstance(ended, Done):
            done[number] = ended.result
        else:
            lost[number] = ended.why
    return done, lost


def tries(notes: Path, number: int) -> list[str]:
    return (notes / f"tries-{number}").read_text().splitlines()


def test_every_piece_is_done_once(tmp_path: Path) -> None:
    done, lost = outcomes((Piece(n) for n in range(50)), crew(tmp_path))
    assert done == {n: 2 * n for n in range(50)}
    assert not lost
    assert all(len(tries(tmp_path, n)) == 1 for n in range(50))


def test_nothing_to_do_starts_no_worker(tmp_path: Path) -> None:
    assert outcomes((), crew(tmp_path)) == ({}, {})
    assert list(tmp_path.iterdir()) == []


def test_a_worker_is_started_once_for_many_pieces(tmp_path: Path) -> None:
    outcomes((Piece(n) for n in range(40)), crew(tmp_path))
    assert 1 <= len(list(tmp_path.glob("worker-*"))) <= 2


def test_a_piece_that_kills_its_worker_twice_is_lost_and_the_others_are_done(
    tmp_path: Path,
) -> None:
    pieces = [Piece(n, "dies" if n in (3, 7) else "") for n in range(12)]
    done, lost = outcomes(pieces, crew(tmp_path))
    assert lost == {3: Loss.DIED, 7: Loss.DIED}
    assert sorted(done) == [n for n in range(12) if n not in (3, 7)]
    assert [len(tries(tmp_path, n)) for n in (3, 7)] == [2, 2]


def test_a_piece_whose_worker_dies_once_is_done(tmp_path: Path) -> None:
    done, lost = outcomes(
        [Piece(n, "dies once" if n == 2 else "") for n in range(5)], crew(tmp_path)
    )
    assert sorted(done) == [0, 1, 2, 3, 4]
    assert not lost
    first, second = tries(tmp_path, 2)
    assert first != second


def test_a_piece_that_hangs_is_ended_and_lost(tmp_path: Path) -> None:
    pieces = [Piece(n, "hangs" if n == 1 else "") for n in range(4)]
    done, lost = outcomes(pieces, crew(tmp_path, seconds=1.5))
    assert lost == {1: Loss.HUNG}
    assert sorted(done) == [0, 2, 3]


def test_a_piece_that_hangs_once_is_done(tmp_path: Path) -> None:
    done, lost = outcomes([Piece(0, "hangs once"), Piece(1)], crew(tmp_path, seconds=1.5))
    assert sorted(done) == [0, 1]
    assert not lost


def test_the_second_try_is_alone_and_at_the_end(tmp_path: Path) -> None:
    pieces = [Piece(0, "dies once"), *(Piece(n) for n in range(1, 20))]
    order = [ended.work.number for ended in run_all(pieces, crew(tmp_path))]
    assert order[-1] == 0


def test_one_worker_is_enough(tmp_path: Path) -> None:
    pieces = [Piece(n, "dies once" if n % 3 == 0 else "") for n in range(6)]
    done, lost = outcomes(pieces, crew(tmp_path, jobs=1))
    assert sorted(done) == list(range(6))
    assert not lost


def test_what_is_in_hand_is_finished_when_the_run_stops(tmp_path: Path) -> None:
    done: list[int] = []
    for ended in run_all(
        (Piece(n) for n in range(1000)), crew(tmp_path), is_stopping=lambda: len(done) >= 5
    ):
        assert isinstance(ended, Done)
        done.append(ended.work.number)
    assert 5 <= len(done) <= 7
    assert sorted(path.name for path in tmp_path.glob("tries-*")) == sorted(
        f"tries-{n}" for n in done
    )


def test_workers_end_when_nobody_wants_more(tmp_path: Path) -> None:
    run = run_all((Piece(n) for n in range(100)), crew(tmp_path))
    next(run)
    run.close()
    for note in tmp_path.glob("worker-*"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(note.name.removeprefix("worker-")), 0)


def test_workers_that_cannot_start_are_an_error_with_a_remedy(tmp_path: Path) -> None:
    team = Crew(open_nothing, tmp_path, 2, 10.0)
    with pytest.raises(RenderingError, match="could not be started"):
        list(run_all([Piece(1)], team))


def test_what_a_worker_writes_to_stderr_is_dropped(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    done, _ = outcomes([Piece(1, "writes")], crew(tmp_path))
    assert done == {1: 2}
    assert capfd.readouterr() == ("", "")


def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    script = textwrap.dedent(f"""
        from pathlib import Path
        from handouts.batch.pool import Crew, run_all
        from tests.batch.working import Piece, open_shop
        if __name__ == "__main__":
            crew = Crew(open_shop, Path({str(tmp_path)!r}), 2, 600.0)
            for ended in run_all((Piece(n, "alone") for n in range(100_000)), crew):
                pass
    """)
    program = tmp_path / "run.py"
    program.write_text(script)
    parent = subprocess.Popen(
        [sys.executable, str(program)], env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    try:
        until(lambda: len(list(tmp_path.glob("tries-*"))) > 5)
    finally:
        parent.kill()
        parent.wait()
    workers = [int(note.name.removeprefix("worker-")) for note in tmp_path.glob("worker-*")]
    assert workers
    until(lambda: not any(is_alive(worker) for worker in workers))


def until(is_so: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    """Return whether a process runs; one that has ended and waits to be seen does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except FileNotFoundError:
        return False
    return state[0] != "Z"
