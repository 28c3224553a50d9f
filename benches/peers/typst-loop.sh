#!/bin/sh
# typst-loop.sh TYPST VIEWS OUT: one `typst compile` a document, as a script around typst would do it.
set -eu
mkdir -p "$3"
for view in "$2"/*.json; do
  "$1" compile --root "$2" --font-path "$2/fonts" --ignore-system-fonts --features a11y-extras --pdf-standard ua-1,a-2a \
    --input "view=/$(basename "$view")" "$2/report.typ" "$3/$(basename "$view" .json).pdf"
done
