# findings/lib/findings.bash - what the scripts of this folder share. Sourced, never run.
#
# Packages go into a folder below a temporary one that is removed at the end; nothing is installed on the machine.
# FINDINGS_CACHE may name a folder in which downloaded packages are kept between runs. Needs Debian 12, as root
# (apt-get reads its lists), with `apt-get update` done, and python3; npm packages need node 18 or later with npm.
set -euo pipefail
export LC_ALL=C.UTF-8 OMP_THREAD_LIMIT=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"
cd "$work"

# debian NAME=VERSION…: the packages, and all that they need but the C library, unpacked into $root, so that what the
# machine has makes no difference.
debian() {
  local archives=${FINDINGS_CACHE:-$work/cache}/debian package version libraries
  local apt=(apt-get install -qq -y --no-install-recommends -o Dir::State::status="$work/none" -o APT::Sandbox::User=root
    -o Dir::Cache::archives="$archives")
  mkdir -p "$archives/partial"
  : >"$work/none"  # of what is installed
  "${apt[@]}" --download-only "$@" >/dev/null || { echo "CANNOT RUN: no packages $*" >&2; exit 2; }
  "${apt[@]}" --simulate "$@" | sed -n '/^Inst libc6 /d; s/^Inst \([^ ]*\) .*(\([^ ]*\) .*/\1 \2/p' |
    while read -r package version; do
      dpkg-deb -x "$archives/${package%%:*}_${version//:/%3a}"_*.deb "$root"
    done
  export PATH=$root/usr/bin:$PATH
  # libdbus-1.so.3 is in /lib/*, libstfl.so.0 in /usr/lib
  printf -v libraries ":$root%s" {/usr,}/lib{/x86_64-linux-gnu,/aarch64-linux-gnu,}
  export LD_LIBRARY_PATH=${libraries#:}
  export PYTHONPATH=$root/usr/lib/python3/dist-packages
}

# npm_install NAME@VERSION…: into $work/node_modules.
npm_install() {
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" "$@" >/dev/null ||
    { echo "CANNOT RUN: no packages $*" >&2; exit 2; }
}

# make_pdf FILE CONTENT [ENCODING] [PAGE]: one page of 400 by 300 points with Helvetica as /F1. ENCODING is that of
# the font, PAGE is put among the page's entries.
make_pdf() {
  local file=$1 content=$2 encoding=${3:-/WinAnsiEncoding} page=${4:-} number=0 object start
  local -a starts=()
  local objects=(
    "<< /Type /Catalog /Pages 2 0 R >>"
    "<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding $encoding >>"
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] $page /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
    "<< /Length ${#content} >>
stream
$content
endstream")
  printf '%%PDF-1.7\n' >"$file"
  for object in "${objects[@]}"; do
    starts+=("$(stat -c %s "$file")")
    printf '%d 0 obj\n%s\nendobj\n' $((++number)) "$object" >>"$file"
  done
  start=$(stat -c %s "$file")
  {
    printf 'xref\n0 %d\n0000000000 65535 f \n' $((number + 1))
    printf '%010d 00000 n \n' "${starts[@]}"
    printf 'trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' $((number + 1)) "$start"
  } >>"$file"
}

# on_one_line: a text with | for each line end and ^ for each form feed.
on_one_line() { tr '\n\f' '|^'; }

# expect WHAT SEEN NOW: shows what came out; fails where it is not what was seen.
expect() {
  printf '%s: %s\n' "$1" "$3"
  [[ $2 == "$3" ]] || { printf 'CHANGED: was %s\n' "$2" >&2; exit 1; }
}

# make_epub FILE [NAV]: an EPUB 3 of two articles without an NCX; NAV goes behind its contents.
make_epub() {
  FILE=$1 NAV=${2:-} python3 - <<'PY'
import os, zipfile
page = ('<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>%s</title></head><body>%s</body></html>')
with zipfile.ZipFile(os.environ["FILE"], "w") as z:
    z.writestr("mimetype", "application/epub+zip")
    z.writestr("META-INF/container.xml", '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:'
               'opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" '
               'media-type="application/oebps-package+xml"/></rootfiles></container>')
    z.writestr("p.opf", '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" '
               'unique-identifier="i" xml:lang="en"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
               '<dc:identifier id="i">urn:x-test:1</dc:identifier><dc:title>Harbour Gazette</dc:title>'
               '<dc:language>en</dc:language><meta property="dcterms:modified">2024-07-01T00:00:00Z</meta></metadata>'
               '<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
               '<item id="a" href="c1.xhtml" media-type="application/xhtml+xml"/>'
               '<item id="b" href="c2.xhtml" media-type="application/xhtml+xml"/></manifest>'
               '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>')
    z.writestr("nav.xhtml", page % ("Contents", '<nav epub:type="toc"><ol><li><a href="c1.xhtml">One</a></li>'
               '<li><a href="c2.xhtml">Two</a></li></ol></nav>' + os.environ["NAV"]))
    z.writestr("c1.xhtml", page % ("One", "<h1>One</h1><p>First article.</p>"))
    z.writestr("c2.xhtml", page % ("Two", "<h1>Two</h1><p>Second article.</p>"))
PY
}

# recognise_chinese OUTPUT…: page.OUTPUT for three drawn lines of Chinese.
recognise_chinese() {
  debian tesseract-ocr=5.3.0-2 tesseract-ocr-chi-sim=1:4.1.0-2 fonts-wqy-microhei=0.2.0-beta-3.1 \
    poppler-utils=22.12.0-2+deb12u3
  export TESSDATA_PREFIX=$root/usr/share/tesseract-ocr/5/tessdata
  printf '市图书馆新馆昨天开馆，读者可以在这里借阅报纸，\n每天从早上八点半开放到晚上九点。馆长说，老厂房的红砖外墙\n和屋顶全部保留，阅览室里还留着三台织机。\n' >line.txt
  text2image --text=line.txt --outputbase=page --font='WenQuanYi Micro Hei' --ptsize=14 --resolution=300 --xsize=2400 --ysize=600 \
    --fonts_dir="$root/usr/share/fonts/truetype/wqy" --fontconfig_tmpdir="$work" --degrade_image=false 2>/dev/null
  tesseract page.tif page -l chi_sim --psm 6 "$@" 2>/dev/null
}
