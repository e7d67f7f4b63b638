#!/bin/bash
# mupdf-tools 1.21.1+ds2-1+deb12u1, python3-pdfminer 20221105+dfsg-1.1~deb12u1, poppler-utils 22.12.0-2+deb12u3. Guess:
# MuPDF gives /ActualText in place of the glyphs, as pdftotext does; pdfminer may not. Seen: only pdftotext does, so a word
# that layout parted is whole there and nowhere else.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian poppler-utils=22.12.0-2+deb12u3 mupdf-tools=1.21.1+ds2-1+deb12u1 python3-pdfminer=20221105+dfsg-1.1~deb12u1
make_pdf page.pdf "BT /F1 12 Tf 20 250 Td (for ) Tj /Span << /ActualText (infrastructure) >> BDC (infra-) Tj 0 -14 Td (structure) Tj EMC ( here) Tj ET"
expect "pdftotext -raw" "for infrastructure|here|^" "$(pdftotext -raw page.pdf - | on_one_line)"
expect "mutool" "for infra-|structure here||^|" "$(mutool draw -q -F txt page.pdf 2>/dev/null | on_one_line)"
expect "pdf2txt" "for infra-|structure here||^" "$(python3 "$root/usr/bin/pdf2txt" page.pdf | on_one_line)"
