#!/bin/sh
# Pins every dependency, for every platform, with the hashes of all its files.
# Usage: constraints.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
"$(sh scripts/find_python.sh)" -m venv "$tool"
"$tool/bin/python" -m pip install --quiet --disable-pip-version-check "uv==0.13.9"
"$tool/bin/uv" pip compile --quiet --universal --python-version 3.11 --extra dev \
    --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
    --output-file constraints.txt "$@" pyproject.toml
echo "constraints.txt holds $(grep -c '==' constraints.txt) packages."
