#!/bin/bash
# python3-pdfminer 20221105+dfsg-1.1~deb12u1. Guess: a word space that justification widened (Tw) is one blank. Seen: it is
# two, in every line that has any, and one in the last line of a paragraph: the count of blanks tells which lines are full.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian python3-pdfminer=20221105+dfsg-1.1~deb12u1
make_pdf page.pdf "BT /F1 12 Tf 2 Tw 20 250 Td (The lamp on the pier) Tj 0 -14 Td 3 Tw (was lit again on it) Tj 0 -14 Td 0 Tw (after two years.) Tj ET"
expect "pdf2txt" "The  lamp  on  the  pier|was  lit  again  on  it|after two years.||^" "$(python3 "$root/usr/bin/pdf2txt" page.pdf | on_one_line)"
