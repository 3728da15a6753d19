// npm start / npm run dev: makes sure everything is installed, then hands over to the launcher.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setUp } from './setup.mjs';

setUp();
const launcher = path.join(import.meta.dirname, 'launch.ts');
const child = spawn(process.execPath, ['--import', 'tsx', launcher, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: path.resolve(import.meta.dirname, '..'),
});
// why: Ctrl-C reaches the child by itself; a SIGTERM to this process has to be passed on.
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
