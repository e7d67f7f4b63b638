import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFiles, launch } from './chromium.mjs';

const browser = await launch();
await validateFiles(async (file, complain) => {
  const url = pathToFileURL(resolve(file)).href;
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  page.on('console', (message) => complain(`console: ${message.text()}`));
  page.on('pageerror', (error) => complain(`script: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:')) complain(`asks for ${request.url()}`);
  });
  await page.goto(url, { waitUntil: 'load' });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (width > 320) complain(`scrolls sideways on a phone: ${width} px wide in a window of 320`);
  if (!(await page.innerText('body')).trim()) complain('shows no text');
  const pdf = await page.pdf({ format: 'A3' });
  if (!/\/Type\s*\/Page\b/.test(pdf.toString('latin1'))) complain('prints no page');
  await page.close();
});
await browser.close();
