import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const candidates = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findOnPath() {
  if (process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH;
  for (const name of candidates)
    for (const folder of (process.env.PATH ?? '').split(path.delimiter))
      if (folder && existsSync(path.join(folder, name))) return path.join(folder, name);
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? mac : null;
}

/**
 * Path of a Chromium for the browser tests; installs one with the system's package manager, or Playwright's own build.
 * Ends the process with one line when none can be had.
 */
export function ensureChromium() {
  const found = findOnPath();
  if (found) return found;
  const hasApt = spawnSync('sh', ['-c', 'command -v apt-get']).status === 0;
  if (hasApt) {
    const install = '(apt-get install -y -q chromium || (apt-get update -q && apt-get install -y -q chromium))';
    const command = process.getuid?.() === 0 ? install : `sudo -n sh -c '${install}'`;
    console.log('No Chromium found: installing one with apt-get.');
    spawnSync('sh', ['-c', `${command} >/dev/null 2>&1`], {
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const installed = findOnPath();
    if (installed) return installed;
  }
  console.log("Trying Playwright's own Chromium.");
  const done = spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  if (done.status === 0) {
    const where = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', "import {chromium} from 'playwright-core'; console.log(chromium.executablePath())"],
      { encoding: 'utf8' },
    ).stdout.trim();
    if (existsSync(where)) return where;
  }
  console.error('No Chromium to be had for the browser tests: install chromium, or set CHROMIUM_PATH.');
  process.exit(1);
}
