#!/bin/bash
# epub.js 0.3.93 (npm, with jsdom 24.1.3 for a DOM). Guess: the page list of an EPUB 3, links to places such as a.xhtml#p1,
# tells a reading system on which page it is and takes it to a page. Seen: of such links no place is kept at all (only those
# in the form of an EPUB CFI are), and every page that is not called by a number (A2, iii) is NaN.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install epubjs@0.3.93 jsdom@24.1.3
cat >list.cjs <<'JS'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("");
Object.assign(globalThis, { window, document: window.document, DOMParser: window.DOMParser, XMLSerializer: window.XMLSerializer });
const PageList = require("epubjs/lib/pagelist.js").default;
const nav = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body><nav epub:type="page-list"><ol><li><a href="a.xhtml#p1">1</a></li><li><a href="b.xhtml#p2">A2</a></li><li><a href="c.xhtml#p3">iii</a></li></ol></nav></body></html>`;
const list = new PageList(new window.DOMParser().parseFromString(nav, "application/xhtml+xml"));
console.log(list.pages.join(" "), "places", list.locations.length, "of page 1", list.cfiFromPage(1));
JS
expect "page list" "1 NaN NaN places 0 of page 1 undefined|" "$(node list.cjs | on_one_line)"
