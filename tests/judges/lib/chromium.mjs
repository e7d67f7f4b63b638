// A quiet Chromium for the judges, without a sandbox (they run as root in containers, too) and without a network.
import { chromium } from 'playwright-core';

export function launch() {
  setTimeout(() => { console.error('no answer after 60 seconds'); process.exit(1); }, 60_000).unref();
  return chromium.launch(options);
}

const options = {
  executablePath: '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

// Calls judge(file, complain) for each file of the command line and ends with 1 if any complained.
export async function judgeFiles(judge) {
  let complaints = 0;
  for (const file of process.argv.slice(2))
    await judge(file, (complaint) => { complaints++; console.log(`${file}: ${complaint}`); });
  process.exitCode = complaints ? 1 : 0;
}
