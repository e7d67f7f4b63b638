// epubjs.mjs BOOK: prints the text of each document of the spine on standard output, complaints on standard error.
import { readFileSync } from 'node:fs';
import { launch } from './chromium.mjs';

const module = (path) => new URL(`../node_modules/${path}`, import.meta.url).pathname;
const browser = await launch();
const page = await browser.newPage();
const complaints = [];
page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
await page.addScriptTag({ path: module('jszip/dist/jszip.min.js') });
await page.addScriptTag({ path: module('epubjs/dist/epub.min.js') });
const seen = await page.evaluate(async (base64) => {
  const complaints = [], texts = [];
  const book = globalThis.ePub(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer);
  await book.ready;
  const visit = ({ href, label, subitems }) => {
    if (!book.spine.get(href)) complaints.push(`the contents link "${label.trim()}" to ${href}, which is not in the book`);
    subitems.forEach(visit);
  };
  book.navigation.toc.forEach(visit);
  if (!book.navigation.toc.length) complaints.push('the contents are empty');
  for (const item of book.spine.spineItems) {
    const root = await item.load(book.load.bind(book));
    const body = root.querySelector('body');
    texts.push(body.textContent);
    if (!body.textContent.trim() && !body.querySelector('img,svg')) complaints.push(`${item.href} shows nothing`);
  }
  const place = document.body.appendChild(document.createElement('div'));
  await book.renderTo(place, { width: 600, height: 800 }).display();
  return { complaints, texts };
}, readFileSync(process.argv[2]).toString('base64')).catch((error) => ({ complaints: [error.message], texts: [] }));
await browser.close();
console.log(seen.texts.join('\n'));
for (const complaint of [...complaints, ...seen.complaints]) console.error(`${process.argv[2]}: ${complaint}`);
process.exitCode = complaints.length + seen.complaints.length ? 1 : 0;
