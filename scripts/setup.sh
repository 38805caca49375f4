#!/bin/sh
# Makes this checkout able to run: system packages, .venv/ with the exact dependencies, the command.
# Quick when nothing has changed since the last time.
set -eu
cd "$(dirname "$0")/.."

fingerprint() { # of the files named, and of the place: an environment cannot be moved
    { pwd && cat "$@"; } | cksum
}

is_current() { # STAMP FILE...: the stamp was made from these files, here
    stamp=$1
    shift
    [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(fingerprint "$@")" ]
}

python=$(sh scripts/find_python.sh)
sh scripts/system_packages.sh "$python"

if ! is_current .venv/dependencies.stamp constraints.txt; then
    echo "Installing the dependencies into .venv (takes about half a minute)"
    "$python" -m venv --clear .venv
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes -r constraints.txt
    fingerprint constraints.txt >.venv/dependencies.stamp
fi

if ! is_current .venv/project.stamp pyproject.toml constraints.txt; then
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --no-deps --no-build-isolation --no-index -e .
    fingerprint pyproject.toml constraints.txt >.venv/project.stamp
fi
