// A quiet Chromium for the validators, without a sandbox (they run as root in containers, too) and without a network.
import { chromium } from 'playwright-core';

export function launch() {
  watchdog.refresh();
  return chromium.launch(options);
}

// What takes longer, for one file, has no answer. A book of a library's size may be given more.
const seconds = Number(process.env.BROADSHEET_VALIDATOR_SECONDS ?? 120);
const watchdog = setTimeout(() => { console.error(`no answer after ${seconds} seconds`); process.exit(1); },
  seconds * 1000).unref();

const options = {
  executablePath: '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

// Calls validate(file, complain) for each file of the command line and ends with 1 if any complained.
export async function validateFiles(validate) {
  let complaints = 0;
  for (const file of process.argv.slice(2)) {
    watchdog.refresh();
    await validate(file, (complaint) => { complaints++; console.log(`${file}: ${complaint}`); });
  }
  process.exitCode = complaints ? 1 : 0;
}
