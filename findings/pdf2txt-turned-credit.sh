#!/bin/bash
# python3-pdfminer 20221105+dfsg-1.1~deb12u1. Guess: a credit turned by 90 degrees, as beside pictures, is a line like any
# other. Seen: it comes out a letter a line, last letter first, with blank lines between its words.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian python3-pdfminer=20221105+dfsg-1.1~deb12u1
make_pdf page.pdf "BT /F1 12 Tf 20 250 Td (Body text of the page stands here.) Tj 0 -14 Td (It goes on in this line of it.) Tj 0 1 -1 0 380 100 Tm (Photo: Karl Moe) Tj ET"
expect "pdf2txt" "Body text of the page stands here.|It goes on in this line of it.||e|o|M||l|r|a|K||:|o|t|o|h|P|| | |^" "$(python3 "$root/usr/bin/pdf2txt" page.pdf | on_one_line)"
