#!/bin/bash
# poppler-utils 22.12.0-2+deb12u3, tesseract-ocr 5.3.0-2 with tesseract-ocr-eng 1:4.1.0-2. Guess: the table of pdftotext -tsv, which has
# the column names of tesseract's, is read by what reads that one. Seen: paragraph and block stand the other way round, sizes are
# points with fractions instead of pixels, and lines of words have texts of their own (###PAGE###, ###FLOW###, ###LINE###).
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian poppler-utils=22.12.0-2+deb12u3 tesseract-ocr=5.3.0-2 tesseract-ocr-eng=1:4.1.0-2
export TESSDATA_PREFIX=$root/usr/share/tesseract-ocr/5/tessdata
[[ -e $TESSDATA_PREFIX/eng.traineddata ]] || TESSDATA_PREFIX=/usr/share/tesseract-ocr/5/tessdata
make_pdf page.pdf "BT /F1 24 Tf 40 200 Td (Ferry returns) Tj ET"
pdftotext -tsv page.pdf poppler.tsv
pdftoppm -r 150 -gray -png -singlefile page.pdf page
tesseract page.png ocr -l eng tsv 2>/dev/null
columns() { head -1 "$1" | tr -d '\r' | cut -f2-5 | tr '\t' ' '; }
expect "poppler" "page_num par_num block_num line_num" "$(columns poppler.tsv)"
expect "tesseract" "page_num block_num par_num line_num" "$(columns ocr.tsv)"
expect "texts of poppler that are no words" "###PAGE### ###FLOW### ###LINE###" "$(cut -f12 poppler.tsv | grep '###' | tr -d '\r' | tr '\n' ' ' | sed 's/ $//')"
expect "texts of tesseract above words" "0" "$(awk -F'\t' 'NR > 1 && $1 < 5 && $12 != ""' ocr.tsv | wc -l)"
