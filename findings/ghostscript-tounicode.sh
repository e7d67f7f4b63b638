#!/bin/bash
# ghostscript 10.0.0~dfsg-11+deb12u9, poppler-utils 22.12.0-2+deb12u3. Guess: rewriting a PDF ("make it smaller", ocrmypdf's
# PDF/A) keeps the text that it has. Seen: in a range of a ToUnicode map, as Chromium writes for glyphs that follow each
# other, Ghostscript takes both bytes of the first character for one by OR: 万丈三 (U+4E07) becomes OPQ, the ligatures ﬀﬁﬂ
# (U+FB00) ûüý, Б (U+0411) a control character; where each glyph has an entry of its own, as in WeasyPrint's PDFs, all is
# kept, but of one that stands for two letters the bytes change places: "fi" is 昀椀. No message; its old interpreter
# (-dNEWPDF=false) keeps ranges.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian ghostscript=10.0.0~dfsg-11+deb12u9 poppler-utils=22.12.0-2+deb12u3
gs=$root/usr/share/ghostscript/10.00.0
export GS_LIB=$gs/Resource/Init:$gs/lib:$gs/Resource/Font

# glyphs MAP: page.pdf with the three glyphs 61, 62, 63 of a font whose ToUnicode map has MAP.
glyphs() {
  MAP=$1 python3 - <<'PY'
import os
def stream(data): return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"
objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [.001 0 0 .001 0 0] /FirstChar 97 /LastChar 99 "
    "/Widths [600 600 600] /CharProcs << /g1 7 0 R /g2 7 0 R /g3 7 0 R >> /Resources << >> "
    "/Encoding << /Type /Encoding /Differences [97 /g1 /g2 /g3] >> /ToUnicode 6 0 R >>",
    stream("BT /F1 12 Tf 20 50 Td <616263> Tj ET"),
    stream("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
           "1 begincodespacerange <00> <FF> endcodespacerange " + os.environ["MAP"] + " endcmap end end"),
    stream("600 0 0 0 500 700 d1 0 0 500 700 re f")]
with open("page.pdf", "wb") as out:
    out.write(b"%PDF-1.7\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for start in starts: out.write(b"%010d 00000 n \n" % start)
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
PY
}

# rewritten MAP [OPTION…]: the text of the page before and after Ghostscript.
rewritten() {
  glyphs "$1"
  gs -q "${@:2}" -sDEVICE=pdfwrite -o again.pdf page.pdf >/dev/null 2>&1
  printf '%s %s' "$(pdftotext -raw page.pdf - | tr -d '\n\f')" "$(pdftotext -raw again.pdf - | tr -d '\n\f')"
}

range='1 beginbfrange <61> <63> <4E07> endbfrange'
expect "a range of Han" "万丈三 OPQ" "$(rewritten "$range")"
expect "a range of ligatures" "ﬀﬁﬂ ûüý" "$(rewritten '1 beginbfrange <61> <63> <FB00> endbfrange')"
expect "an entry for each" "万丈三 万丈三" "$(rewritten '3 beginbfchar <61> <4E07> <62> <4E08> <63> <4E09> endbfchar')"
expect "a range, old interpreter" "万丈三 万丈三" "$(rewritten "$range" -dNEWPDF=false)"
glyphs '3 beginbfchar <61> <00660069> <62> <006E> <63> <0065> endbfchar'
expect "a glyph for two letters, as text" "fine 昀椀ne" \
  "$(pdftotext -raw page.pdf - | tr -d '\n\f') $(gs -q -sDEVICE=txtwrite -o - page.pdf | tr -d ' \r\n')"
