// A quiet Chromium for the judges, without a sandbox (they run as root in containers, too) and without a network.
import { chromium } from 'playwright-core';

export function launch() {
  watchdog.refresh();
  return chromium.launch(options);
}

// What takes longer, for one file, has no answer. A book of a library's size may be given more.
const seconds = Number(process.env.BROADSHEET_JUDGE_SECONDS ?? 120);
const watchdog = setTimeout(() => { console.error(`no answer after ${seconds} seconds`); process.exit(1); },
  seconds * 1000).unref();

const options = {
  executablePath: '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

// Calls judge(file, complain) for each file of the command line and ends with 1 if any complained.
export async function judgeFiles(judge) {
  let complaints = 0;
  for (const file of process.argv.slice(2)) {
    watchdog.refresh();
    await judge(file, (complaint) => { complaints++; console.log(`${file}: ${complaint}`); });
  }
  process.exitCode = complaints ? 1 : 0;
}
