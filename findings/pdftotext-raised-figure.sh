#!/bin/bash
# poppler-utils 22.12.0-2+deb12u3. Guess: a raised figure (a note's number, the 2 of km2) stays in its line with -raw, as
# it does without. Seen: -raw begins a new line behind each, in the midst of the sentence.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian poppler-utils=22.12.0-2+deb12u3
make_pdf page.pdf "BT /F1 12 Tf 20 250 Td (The note) Tj /F1 7 Tf 5 Ts (12) Tj 0 Ts /F1 12 Tf ( is here, area 5 km) Tj /F1 7 Tf 5 Ts (2) Tj 0 Ts /F1 12 Tf ( big.) Tj ET"
expect "pdftotext" "The note12 is here, area 5 km2 big.||^" "$(pdftotext page.pdf - | on_one_line)"
expect "pdftotext -raw" "The note12|is here, area 5 km2|big.|^" "$(pdftotext -raw page.pdf - | on_one_line)"
