#!/bin/sh
# Prints the path of a Python that is new enough, or says that there is none.
set -eu

for candidate in python3 python3.11 python3.12 python3.13; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$candidate"
        exit 0
    fi
done

echo "Python 3.11 or newer is needed; none of python3, python3.11, python3.12 and python3.13" >&2
echo "is one. On Debian and Ubuntu: apt-get install python3 python3-venv" >&2
exit 1
