#!/bin/bash
# Defuddle 0.19.4 (npm, with jsdom 24.1.3), the extractor of Obsidian's web clipper. Guess: what stands below the headline in
# the header of an article, the deck, is part of the article. Seen: the header is taken out, and the deck with it, unless
# two of its paragraphs follow each other: a deck is kept where a byline stands below it, and lost where none does. It is
# not in the description either.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install defuddle@0.19.4 jsdom@24.1.3
cat >clip.mjs <<'JS'
import { JSDOM } from "jsdom";
import { Defuddle } from "defuddle/node";
const text = "<p>" + "The ferry left the pier at six with ninety people and a crate of crabs. ".repeat(6) + "</p>";
for (const byline of ["", "<p>From our correspondent</p>"]) {
  const { window } = new JSDOM(`<!DOCTYPE html><html lang="en"><head><title>Ferry returns</title></head><body><main><article>
    <header><h1>Ferry returns</h1><p>Volunteers rebuilt the engine</p>${byline}</header>${text}${text}</article></main></body></html>`);
  const { content, description } = await Defuddle(window.document, "https://gazette.example/ferry");
  console.log(/rebuilt/.test(content), /rebuilt/.test(description), /crate/.test(content));
}
JS
expect "deck in the content, in the description, body: without and with a byline" "false false true|true false true|" \
  "$(node clip.mjs 2>/dev/null | on_one_line)"
