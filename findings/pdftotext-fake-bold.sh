#!/bin/bash
# poppler-utils 22.12.0-2+deb12u3. Guess: text that is printed twice, a hair apart, to look bold comes out once whatever
# the options are, since dropping it belongs to reading the page. Seen: with -raw it comes out twice.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian poppler-utils=22.12.0-2+deb12u3
make_pdf page.pdf "BT /F1 20 Tf 1 0 0 1 20 250 Tm (Harbour lamp) Tj 1 0 0 1 20.3 250 Tm (Harbour lamp) Tj ET"
expect "pdftotext" "Harbour lamp||^" "$(pdftotext page.pdf - | on_one_line)"
expect "pdftotext -raw" "Harbour lamp|Harbour lamp|^" "$(pdftotext -raw page.pdf - | on_one_line)"
