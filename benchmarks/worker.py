"""Makes handouts in a process of its own, round by round, as it is told on its standard input.

Usage: python -m benchmarks.worker MAKER FOLDER

A line in is a list of rows and a folder for the PDFs; a line out is the seconds that it took.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.jobs import Folder
from benchmarks.makers import MAKERS


def main() -> None:
    """Say that everything is started, then answer each line until there is no more."""
    _, name, place = sys.argv
    with MAKERS[name](Folder(Path(place))) as maker:
        print("started", flush=True)
        for line in sys.stdin:
            told = json.loads(line)
            wall = 0.0
            for number in told["rows"]:
                make = maker.ready(number)
                before = time.perf_counter()
                pdf = make()
                (Path(told["folder"]) / f"{number:05}.pdf").write_bytes(pdf)
                wall += time.perf_counter() - before
            print(json.dumps({"seconds": wall}), flush=True)


if __name__ == "__main__":
    main()
