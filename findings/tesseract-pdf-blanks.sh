#!/bin/bash
# tesseract-ocr 5.3.0-2 with tesseract-ocr-chi-sim 1:4.1.0-2, poppler-utils 22.12.0-2+deb12u3. Guess: the text layer of
# tesseract's PDF is the text that it writes to .txt. Seen: the .txt of Chinese has no blanks, the PDF of the same run gives
# one between most characters.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
recognise_chinese pdf txt
expect "blanks in the txt" 0 "$(tr -dc ' ' <page.txt | wc -c)"
expect "more than thirty in the text of the PDF" yes "$([[ $(pdftotext page.pdf - | tr -dc ' ' | wc -c) -gt 30 ]] && echo yes || echo no)"
