#!/bin/bash
# Chromium 156 of Debian 12 (the machine's), playwright-core 1.60.0 (npm). Guess: <wbr> says where a line may break and is no text,
# so that a heading is called for accessibility what it reads (innerText has nothing there, either). Seen: a blank stands for each
# <wbr> in the names of headings and links; U+200B and spans of white-space: nowrap leave none.
. "$(dirname "$(readlink -f "$0")")/lib/findings.bash"
chromium=$(command -v chromium) || { echo "CANNOT RUN: no chromium" >&2; exit 2; }
npm_install playwright-core@1.60.0
cat >names.mjs <<'JS'
import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: process.argv[2], chromiumSandbox: false });
const page = await browser.newPage();
await page.setContent('<h1>break<wbr>water</h1><a href="x">北岸<wbr>居民</a><h2><span style="white-space:nowrap">北岸</span><span style="white-space:nowrap">居民</span></h2>');
const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
const names = nodes.filter((n) => ["heading", "link"].includes(n.role?.value)).map((n) => n.name.value);
console.log(names.join(" | "), "| text:", await page.evaluate(() => document.querySelector("h1").innerText));
await browser.close();
JS
expect "names" "break water | 北岸 居民 | 北岸居民 | text: breakwater" "$(node names.mjs "$chromium")"
