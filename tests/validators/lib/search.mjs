import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFiles, launch } from './chromium.mjs';

// What search shows for the words: how many results are listed, the first one's address and text, and the status.
async function results(page, words) {
  await page.fill('#search input', words);
  await page.waitForFunction((typed) => {
    const status = document.querySelector('#search [role=status]');
    return typed ? status.textContent : !status.textContent;
  }, words.trim());
  return page.evaluate(() => ({
    count: document.querySelectorAll('#search li').length,
    links: [...document.querySelectorAll('#search li a')].map((link) => link.getAttribute('href')),
    marks: [...document.querySelectorAll('#search mark')].map((mark) => mark.textContent),
    status: document.querySelector('#search [role=status]').textContent,
  }));
}

const browser = await launch();
await validateFiles(async (file, complain) => {
  const page = await browser.newPage();
  const url = pathToFileURL(resolve(file)).href;
  page.on('console', (message) => complain(`console: ${message.text()}`));
  page.on('pageerror', (error) => complain(`script: ${error.message}`));
  await page.goto(url);
  const articles = await page.evaluate(() => [...document.querySelectorAll('.contents a')]
    .map((link) => ({ href: link.getAttribute('href'), title: link.textContent.replace(/…$/, '') }))
    .filter(({ href }) => !/^#p/.test(href)).slice(-8));
  for (const { href, title } of articles) {
    const found = await results(page, title.toUpperCase());
    if (!found.links.includes(href)) complain(`the headline does not find its article: ${title}`);
    await results(page, '');
  }
  const none = await results(page, 'zzzqqqxxx');
  if (none.count !== 0 || !none.status) complain('says nothing where it finds nothing');
  await results(page, '');  // so that the next status is that of the next words
  if (articles.length) {
    const { href, title } = articles[articles.length - 1];
    const found = await results(page, title);
    if (found.marks[0]?.toLowerCase() !== title.split(/\s/)[0].toLowerCase())
      complain(`marks ${found.marks[0]} for ${title}`);
    await page.click(`#search a[href="${href}"]`);
    if (!page.url().endsWith(href)) complain(`leads to ${page.url()}, not to ${href}`);
  }
  await page.close();
});
await browser.close();
