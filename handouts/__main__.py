"""Runs the command as `python -m handouts`."""

import sys

from handouts.commands import main

if __name__ == "__main__":
    sys.exit(main())
