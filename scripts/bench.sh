#!/bin/sh
# Compares our speed with other ways to make the same pages: a short form, in under 3 minutes.
# Usage: bench.sh [OPTION of benchmarks.compare]...
set -eu
cd "$(dirname "$0")/.."

pins=benchmarks/constraints.txt
installed=.venv/bench.txt

sh scripts/system_packages.sh .venv/bin/python browser

if ! cmp -s "$pins" "$installed"; then
    echo "Installing what the benchmarks need into .venv (Typst is 30 MB)"
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --no-deps --require-hashes -r "$pins"
    cp "$pins" "$installed"
fi

if [ $# -gt 0 ]; then
    exec .venv/bin/python -m benchmarks.compare "$@"
fi
.venv/bin/python -m benchmarks.compare --rows 10 --rounds 2
echo
echo "How our cost grows:"
.venv/bin/python -m benchmarks.growth 5 15
