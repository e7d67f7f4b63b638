#!/bin/bash
# foliate-js 1.0.1 (npm, with jsdom 24.1.3 for a DOM). Guess: the series of an EPUB 3, belongs-to-collection with
# group-position, is read as such. Seen: its name and position are lost as soon as it is there, since a "??" before a "?" has
# the legacy calibre:series taken for it, whether the book has one or not.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install foliate-js@1.0.1 jsdom@24.1.3
cat >read.mjs <<'JS'
import { JSDOM } from "jsdom";
import { EPUB } from "foliate-js/epub.js";
const { DOMParser, XMLSerializer, Node, NodeFilter } = new JSDOM().window;
Object.assign(globalThis, { DOMParser, XMLSerializer, Node, NodeFilter });
// Both are of node 21.
Object.groupBy ??= (items, key) => [...items].reduce((all, x) => ((all[key(x)] ??= []).push(x), all), {});
Map.groupBy ??= (items, key) => [...items].reduce((all, x) => all.set(key(x), [...(all.get(key(x)) ?? []), x]), new Map());
const page = (body) => `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`;
const files = (legacy) => ({
  "META-INF/container.xml": `<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
  "p.opf": `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x-test:1</dc:identifier><dc:title>Harbour Gazette 7</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2024-07-01T00:00:00Z</meta><meta property="belongs-to-collection" id="s">Harbour Gazette</meta><meta refines="#s" property="collection-type">series</meta><meta refines="#s" property="group-position">7</meta>${legacy}</metadata><manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest><spine><itemref idref="n"/></spine></package>`,
  "nav.xhtml": page(`<nav epub:type="toc"><ol><li><a href="nav.xhtml">One</a></li></ol></nav>`),
});
for (const legacy of ["", `<meta name="calibre:series" content="Harbour Gazette"/><meta name="calibre:series_index" content="7"/>`]) {
  const book = files(legacy);
  const loadText = async (name) => book[name] ?? null;
  const epub = await new EPUB({ loadText, loadBlob: async () => null, getSize: () => 0 }).init();
  console.log(String(epub.metadata.belongsTo.series.name), epub.metadata.belongsTo.series.position);
}
JS
expect "series" "undefined NaN|Harbour Gazette 7|" "$(node read.mjs | on_one_line)"
