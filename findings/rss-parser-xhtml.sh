#!/bin/bash
# rss-parser 3.13.0 (npm). Guess: the content of an Atom entry of type xhtml is its markup as it stands. Seen: the text of a
# paragraph comes first and its elements behind it, so that "One bold two." is "One  two.bold".
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install rss-parser@3.13.0
cat >feed.xml <<'XML'
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:x:1</id><updated>2024-07-01T08:00:00Z</updated><author><name>A</name></author><entry><title>E</title><id>urn:x:2</id><updated>2024-07-01T08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>bold</b> two.</p></div></content></entry></feed>
XML
expect "contentSnippet" "One  two.bold" "$(node -e '
new (require("rss-parser"))().parseString(require("fs").readFileSync("feed.xml", "utf8")).then(f => console.log(f.items[0].contentSnippet))')"
