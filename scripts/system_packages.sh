#!/bin/sh
# Installs the Debian packages that are missing, each found by what it gives and not by its name.
# Usage: system_packages.sh PYTHON [browser|verapdf]
# With "browser" or "verapdf", also what only the checks of web pages or only veraPDF need.
set -eu

python=$1
extra=${2:-}
missing="" # what nothing works without
wished=""  # what one language needs: without apt, all else goes on

case $extra in
"" | browser | verapdf) ;;
*)
    echo "system_packages.sh: knows nothing of $extra, only of browser and verapdf." >&2
    exit 1
    ;;
esac

need() { # PACKAGE COMMAND...: the package is missing unless the command succeeds
    package=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $package"
}

wish() { # PACKAGE COMMAND...: as need, but all the rest works without it
    package=$1
    shift
    "$@" >/dev/null 2>&1 || wished="$wished $package"
}

has_library() { # a shared library that this Python can load, as WeasyPrint will
    "$python" -c "import ctypes; ctypes.CDLL('$1')"
}

has_fonts() { # FAMILY...: as handouts/pdf/fonts.py names them
    families=$(fc-list : family)
    for family in "$@"; do
        echo "$families" | grep -q "^$family\(,\|$\)" || return 1
    done
}

has_java_compiler() { # to run a source file
    java --list-modules | grep -q "^jdk.compiler@"
}

has_browser() { # one of the names by which tests/browser/driving.py calls it
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

look() {
    missing=""
    wished=""
    need "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" \
        "$python" -c "import venv, ensurepip"
    need libpango-1.0-0 has_library libpango-1.0.so.0
    need libpangoft2-1.0-0 has_library libpangoft2-1.0.so.0
    need libharfbuzz-subset0 has_library libharfbuzz-subset.so.0
    need fontconfig command -v fc-list
    need fonts-noto-core has_fonts "Noto Sans" "Noto Naskh Arabic" "Noto Sans Devanagari"
    wish fonts-noto-cjk has_fonts "Noto Sans CJK SC"
    need poppler-utils command -v pdftotext
    need gettext command -v msgfmt
    if [ "$extra" = verapdf ]; then
        need default-jdk-headless has_java_compiler
        need libjaxb-java test -f /usr/share/java/jaxb-runtime.jar
    fi
    [ "$extra" != browser ] || need chromium has_browser
}

leave() { # WHY: stops, but not where all that is missing is only wished for
    if [ -z "$missing" ]; then
        echo "Without$wished there are no handouts in Chinese. $1" >&2
        exit 0
    fi
    {
        echo "These system packages are missing:$missing$wished"
        echo "$1 Install them, for example as root with"
        echo "    apt-get install$missing$wished"
        echo "and run this again."
    } >&2
    exit 1
}

look
[ -z "$missing$wished" ] && exit 0

command -v apt-get >/dev/null 2>&1 || leave "There is no apt-get here."
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || leave "This user is not root, and there is no sudo."
    as_root="sudo"
fi

echo "Installing system packages:$missing$wished"
quietly="env DEBIAN_FRONTEND=noninteractive"
install="apt-get install -y -qq --no-install-recommends"
# shellcheck disable=SC2086  # one word for each word
{
    $as_root $quietly apt-get update -qq ||
        echo "apt-get update failed; trying with the package lists that are here." >&2
    if [ -n "$missing" ]; then
        $as_root $quietly $install $missing >/dev/null || leave "apt-get could not install them."
    fi
    if [ -n "$wished" ]; then
        $as_root $quietly $install $wished >/dev/null || true # `look` will say
    fi
}

look
[ -z "$missing$wished" ] || leave "apt-get installed them, yet they cannot be used."
