import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFiles, launch } from './chromium.mjs';

const axe = new URL('../node_modules/axe-core/axe.min.js', import.meta.url).pathname;
const browser = await launch();
await validateFiles(async (file, complain) => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({ bypassCSP: true, colorScheme });
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.addScriptTag({ path: axe });
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const { id, impact, help, nodes } of violations)
      for (const { target, html } of nodes) complain(`${colorScheme}: ${impact}: ${id}: ${help}: ${target}: ${html}`);
    await page.close();
  }
});
await browser.close();
