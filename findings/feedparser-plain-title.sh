#!/bin/bash
# feedparser 2.6.0 (npm). Guess: a title of type "text" in Atom is given as the characters it is. Seen: what looks like a tag
# in it is taken out, a title on HTML loses its subject; a summary of the same type keeps it.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install feedparser@2.6.0
cat >feed.xml <<'XML'
<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:x:1</id><updated>2024-07-01T08:00:00Z</updated><author><name>A</name></author><entry><title type="text">The &lt;b&gt; tag, and 5 &lt; 6</title><id>urn:x:3</id><link href="c.html"/><updated>2024-07-01T08:00:00Z</updated><summary type="text">The &lt;b&gt; tag</summary></entry></feed>
XML
expect "title, summary" "The  tag, and 5 < 6 / The <b> tag" "$(node -e '
const parser = new (require("feedparser"))();
parser.on("readable", function () { for (let i; (i = this.read());) console.log(i.title + " / " + i.summary); });
parser.end(require("fs").readFileSync("feed.xml"));')"
