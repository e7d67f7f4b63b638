#!/bin/bash
# poppler-utils 22.12.0-2+deb12u3, mupdf-tools 1.21.1+ds2-1+deb12u1. Guess: text outside the CropBox, such as a printer's
# slug, is part of no page's text for either. Seen: MuPDF leaves it out; pdftotext prints it, before the page's first line.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian poppler-utils=22.12.0-2+deb12u3 mupdf-tools=1.21.1+ds2-1+deb12u1
make_pdf page.pdf "BT /F1 12 Tf 20 250 Td (on the page) Tj 0 40 Td (slug of the printer) Tj ET" /WinAnsiEncoding "/CropBox [0 0 400 280]"
expect "pdftotext" "slug of the printer|on the page||^" "$(pdftotext page.pdf - | on_one_line)"
expect "mutool" "on the page||^|" "$(mutool draw -q -F txt page.pdf 2>/dev/null | on_one_line)"
