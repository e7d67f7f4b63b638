"""mupdf.py BOOK: prints the text of all pages on standard output, complaints on standard error.

Pages are asked for by chapter, as viewers do. mutool asks by their number in the book: for each page it walks the
list of chapters once for each chapter before (MuPDF's bug 709320), which takes hours where there are 10 000.
"""
import sys

import fitz

HARMLESS = ('unknown epub version: 3', 'ICC support is not available')

book_path = sys.argv[1]
fitz.TOOLS.mupdf_display_errors(False)
try:
    book = fitz.open(book_path, filetype='epub')
    for chapter in range(book.chapter_count):
        for page in range(book.chapter_page_count(chapter)):
            sys.stdout.write(book.load_page((chapter, page)).get_text())
    warnings = fitz.TOOLS.mupdf_warnings().splitlines()
except RuntimeError as error:
    warnings = [str(error)]
complaints = [warning for warning in warnings if not warning.startswith(HARMLESS)]
for complaint in complaints:
    print('%s: %s' % (book_path, complaint), file=sys.stderr)
sys.exit(bool(complaints))
