#!/bin/bash
# epub 1.3.0, @lingo-reader/epub-parser 0.4.6 (npm). Guess: both read the contents of an EPUB 3 from its navigation document,
# which the standard asks for, and the NCX where one is there. Seen: without an NCX, which EPUB 3 does not need, both
# give no contents at all and report no error.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
npm_install epub@1.3.0 @lingo-reader/epub-parser@0.4.6
make_epub book.epub
cat >read.mjs <<'JS'
import { createRequire } from "module";
const require = createRequire(import.meta.url);
const { EPub } = require("epub");
const book = new (EPub ?? require("epub"))("book.epub");
book.on("end", async () => {
  console.log("epub", book.toc.length, "of 2 contents,", book.flow.length, "files");
  const { initEpubFile } = await import("@lingo-reader/epub-parser");
  const other = await initEpubFile("book.epub", "pictures");
  console.log("epub-parser", other.getToc().length, "of 2 contents,", other.getSpine().length, "files");
});
book.parse();
JS
expect "contents" "epub 0 of 2 contents, 2 files|epub-parser 0 of 2 contents, 2 files|" "$(node read.mjs | on_one_line)"
