#!/bin/sh
# Pins every dependency, for every platform, with the hashes of all its files.
# Usage: constraints.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"$(sh scripts/find_python.sh)" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check "uv==0.13.9"

pin() { # FILE OPTION...: pins into a file what the options ask for
    file=$1
    shift
    "$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
        --output-file "$file" "$@"
    echo "$file holds $(grep -c '==' "$file") packages."
}

pin constraints.txt --extra dev "$@" pyproject.toml

# What only the benchmarks need is pinned apart, and fits the versions above.
"$tool/bin/python" >"$tool/bench.in" <<'PYTHON'
import tomllib

with open("pyproject.toml", "rb") as settings:
    print(*tomllib.load(settings)["project"]["optional-dependencies"]["bench"], sep="\n")
PYTHON
pin benchmarks/constraints.txt --constraint constraints.txt "$@" "$tool/bench.in"
