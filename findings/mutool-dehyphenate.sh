#!/bin/bash
# mupdf-tools 1.21.1+ds2-1+deb12u1. Guess: "-O dehyphenate" makes "mutool draw -F txt" join words at line-end hyphens.
# Seen: the option is taken without a word, and the text is the same with it and without.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian mupdf-tools=1.21.1+ds2-1+deb12u1
make_pdf page.pdf "BT /F1 12 Tf 20 250 Td (The infra-) Tj 0 -14 Td (structure of the town) Tj ET"
expect "mutool -O dehyphenate" "The infra-|structure of the town||^|" "$(mutool draw -q -F txt -O dehyphenate page.pdf 2>/dev/null | on_one_line)"
