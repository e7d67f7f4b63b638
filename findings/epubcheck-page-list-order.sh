#!/bin/bash
# epubcheck 4.2.6-2. Guess: the order of links is looked at in the contents alone (NAV-011): a list of printed pages may go
# where they do, as in a newspaper whose page 1 goes on inside. Seen: the page list is warned of just so.
. "$(dirname "$(readlink -f "$0")")/lib.sh"
debian epubcheck=4.2.6-2
make_epub book.epub '<nav epub:type="page-list" hidden="hidden"><ol><li><a href="c2.xhtml">1</a></li><li><a href="c1.xhtml">2</a></li></ol></nav>'
jar=$root/usr/share/java/epubcheck.jar
[[ -e $jar ]] || jar=/usr/share/java/epubcheck.jar
expect "epubcheck" 'WARNING(NAV-011): "page-list" nav must be in reading order' "$(java -jar "$jar" book.epub 2>&1 |
  sed -n 's/^\(WARNING([A-Z0-9-]*)\): [^"]*\("page-list" nav must be in reading order\);.*/\1: \2/p')"
