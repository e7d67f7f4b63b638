#!/bin/bash
# poppler-utils 22.12.0-2+deb12u3. Guess: without options pdftotext keeps hyphens at line ends, as with -layout and -raw.
# Seen: it drops every ASCII hyphen there and joins the lines, compounds and years alike: "1914-" / "1918" comes out
# as 19141918. Nothing in the text tells that one was there.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian poppler-utils=22.12.0-2+deb12u3
make_pdf page.pdf "BT /F1 12 Tf 20 250 Td (The well-) Tj 0 -14 Td (known years 1914-) Tj 0 -14 Td (1918 in North-) Tj 0 -14 Td (Rhine were told.) Tj ET"
expect "pdftotext" "The wellknown years 19141918 in NorthRhine were told.||^" "$(pdftotext page.pdf - | on_one_line)"
expect "pdftotext -raw" "The well-|known years 1914-|1918 in North-|Rhine were told.|^" "$(pdftotext -raw page.pdf - | on_one_line)"
