#!/bin/bash
# epub.js 0.3.93 (npm, with playwright-core 1.60.0 and the machine's Chromium). Guess: a picture is as wide as the book's own
# style sheet lets it be. Seen: its max-width is overruled (!important) by the width of the page less its margins, in every
# book; so in a vertical one a caption never finds room beside a large picture, and stands on the next page.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
chromium=$(command -v chromium) || { echo "CANNOT RUN: no chromium" >&2; exit 2; }
npm_install epubjs@0.3.93 playwright-core@1.60.0
make_epub book.epub
python3 - <<'PY'
import zipfile
svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='100'/%3E"
with zipfile.ZipFile("book.epub") as old, zipfile.ZipFile("pictures.epub", "w") as new:
    for name in old.namelist():
        text = old.read(name).decode()
        if name == "c1.xhtml":
            text = text.replace("</head>", "<style>img { max-width: 200px }</style></head>").replace("First article.", f'<img alt="grey" src="{svg}"/>')
        new.writestr(name, text)
PY
cat >show.mjs <<'JS'
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: process.argv[2], chromiumSandbox: false });
const page = await browser.newPage();
for (const file of ["jszip/dist/jszip.min.js", "epubjs/dist/epub.min.js"]) await page.addScriptTag({ path: `node_modules/${file}` });
console.log(await page.evaluate(async (base64) => {
  const book = ePub(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);
  await book.renderTo(document.body.appendChild(document.createElement("div")), { width: 600, height: 800 }).display();
  const image = document.querySelector("iframe").contentDocument.querySelector("img");
  await image.decode();
  return Math.round(image.getBoundingClientRect().width);
}, readFileSync("pictures.epub").toString("base64")));
await browser.close();
JS
expect "width in pixels of a picture whose max-width is 200" "400" "$(node show.mjs "$chromium")"
