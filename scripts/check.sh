#!/bin/sh
# Runs every part of the checks, then says in one line what passed; fails if one part did.
# Usage: check.sh PART...
set -eu
cd "$(dirname "$0")/.."

passed="" failed="" count=0 start=$(date +%s)
for part in "$@"; do
    printf '\n== %s\n' "$part"
    count=$((count + 1))
    if "${MAKE:-make}" --no-print-directory "$part"; then
        passed="$passed $part"
    else
        failed="$failed $part"
    fi
done

seconds=$(($(date +%s) - start))
echo
if [ -n "$failed" ]; then
    echo "FAILED in $seconds s:$failed. Passed:${passed:- nothing}."
    exit 1
fi
echo "All $count parts passed in $seconds s:$passed."
