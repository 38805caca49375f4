"""Runs the command from a checkout: `python cli.py make profile.toml -o handout.pdf`."""

import sys

from handouts.commands import main

if __name__ == "__main__":
    sys.exit(main())
