#!/bin/bash
# libreoffice-writer-nogui 4:7.4.7-1+deb12u14, poppler-utils 22.12.0-2+deb12u3, mupdf-tools 1.21.1+ds2-1+deb12u1. Guess: the PDF of
# a text document has its words in their order, a drop cap first. Seen: the letter is drawn after all lines of its paragraph, or
# those that stand in one column, and so it comes out with -raw and from MuPDF: in the middle of a sentence where a column ends.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
debian libreoffice-writer-nogui=4:7.4.7-1+deb12u14 fonts-dejavu-core=2.37-6 poppler-utils=22.12.0-2+deb12u3 \
  mupdf-tools=1.21.1+ds2-1+deb12u1
office=$root/usr/lib/libreoffice  # what its packages do when they are installed, as far as this needs it
cp -r "$office/share/.registry/." "$root/etc/libreoffice/registry"
sed -i -E "s#file:///(usr|etc)#file://$root/\\1#" "$office/program/fundamentalrc"
printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>' "$root/usr/share/fonts" "$work/fonts" >fonts.conf
export FONTCONFIG_FILE=$work/fonts.conf LD_LIBRARY_PATH=$office/program:$LD_LIBRARY_PATH
cat >page.fodt <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    office:mimetype="application/vnd.oasis.opendocument.text">
  <office:styles><style:style style:name="Drop" style:family="paragraph"><style:paragraph-properties>
    <style:drop-cap style:lines="2" style:length="1"/></style:paragraph-properties></style:style></office:styles>
  <office:automatic-styles><style:page-layout style:name="p"><style:page-layout-properties fo:page-width="7cm"
    fo:page-height="9cm" fo:margin="1cm"/></style:page-layout></office:automatic-styles>
  <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p"/></office:master-styles>
  <office:body><office:text><text:p text:style-name="Drop">The ferry left at six and came back at noon, with the mail, the milk and a goat.</text:p><text:p>It rained.</text:p></office:text></office:body>
</office:document>
XML
HOME=$work "$office/program/soffice" --headless --convert-to pdf page.fodt >/dev/null 2>&1
letters() { tr -cd 'A-Za-z.|' | tr -s '|' | sed 's/.*goat/goat/'; }
expect "pdftotext -raw" "goat.|T|Itrained.|" "$(pdftotext -raw page.pdf - | on_one_line | letters)"
expect "mutool" "goat.|T|Itrained.|" "$(mutool draw -q -F txt page.pdf 2>/dev/null | on_one_line | letters)"
