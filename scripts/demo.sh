#!/bin/sh
# Makes example handouts into build/demo/: languages, papers, text sizes, two languages side by side,
# a clinic, a red flag, and a run of many patients with a file to print.
set -eu
cd "$(dirname "$0")/.."

profiles=examples/profiles
folder=build/demo
day=2026-11-21 # a fixed date, so that each run makes the same files
red_flag=9     # the exit code of a handout that holds the safety pages only
handouts=.venv/bin/handouts
messages=$(mktemp -d)
trap 'rm -rf "$messages"' EXIT

rm -rf "$folder"
mkdir -p "$folder"

make_handout() { # NAME EXIT_CODE PROFILE OPTION...
    file=$folder/$1.pdf
    expected=$2
    profile=$profiles/$3.toml
    shift 3
    code=0
    "$handouts" make "$profile" -o "$file" --date "$day" "$@" \
        >/dev/null 2>"$messages/one" || code=$?
    cat "$messages/one" >>"$messages/all"
    if [ "$code" -ne "$expected" ] || [ ! -s "$file" ]; then
        cat "$messages/one" >&2
        echo "demo: $file: handouts ended with exit code $code, $expected was expected." >&2
        exit 1
    fi
}

make_handout english-us-letter 0 english-us --language en --territory US --paper letter
make_handout spanish-us-letter 0 spanish-burning --language es --territory US --paper letter
make_handout arabic-britain-a4 0 arabic-britain --language ar --territory GB --paper a4
make_handout english-britain-large-print 0 english-large-print --language en --territory GB \
    --paper a4 --size large
make_handout arabic-english-side-by-side 0 arabic-britain --with-language en
make_handout french-canada-letter 0 english-us --language fr --territory CA
make_handout hindi-india-a4 0 english-us --language hi --territory IN
make_handout ukrainian-poland-a4 0 english-us --language uk --territory PL
if fc-list : family | grep -q "^Noto Sans CJK SC"; then
    make_handout chinese-singapore-a4 0 english-us --language zh-Hans --territory SG
else
    echo "No handout in Chinese: its fonts are not here (apt-get install fonts-noto-cjk)."
fi
make_handout red-flag-safety-pages-only "$red_flag" red-flag
make_handout english-us-clinic 0 english-us --clinic examples/clinic

"$handouts" batch examples/patients.csv -o "$folder/run" --date "$day" \
    --print-file "$folder/run-to-print.pdf" >"$messages/run" 2>"$messages/one" || {
    cat "$messages/run" "$messages/one" >&2
    echo "demo: the run of examples/patients.csv failed." >&2
    exit 1
}

if [ -s "$messages/all" ]; then
    echo "What the command said, each line once:"
    sort -u "$messages/all" | sed 's/^/  /'
fi
printf '\nThe run of many patients:\n'
sed 's/^/  /' "$messages/run"
printf '\nThe example handouts are in %s/:\n' "$folder"
for file in "$folder"/*.pdf; do
    printf '  %s (%s pages)\n' "$file" "$(pdfinfo "$file" | sed -n 's/^Pages: *//p')"
done
