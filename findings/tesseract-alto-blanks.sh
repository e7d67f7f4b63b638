#!/bin/bash
# tesseract-ocr 5.3.0-2 with tesseract-ocr-chi-sim 1:4.1.0-2. Guess: the ALTO of a line of Chinese has an SP where the text has
# a blank, as wide as the gap. Seen: there is one between all of its Strings, though the text has none, and some are of
# negative width.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
recognise_chinese alto txt
expect "blanks in the text" 0 "$(tr -dc ' ' <page.txt | wc -c)"
expect "String - SP - String" yes "$([[ $(grep -o '<SP' page.xml | wc -l) -ge 8 ]] && echo yes || echo no)"
expect "of negative width" yes "$(grep -q 'SP WIDTH="-' page.xml && echo yes || echo no)"
