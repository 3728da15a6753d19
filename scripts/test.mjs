// npm test: installs what it needs, then type check, lint, dependency rules, unit, integration and browser tests.
// Ends with one line `N passed, N failed`; a static check counts as one test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { setUp } from './setup.mjs';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', name);
const only = new Set(process.argv.slice(2).filter((argument) => !argument.startsWith('-')));
const reportFolder = path.join(root, 'test-results');

setUp();
const chromium = !only.size || only.has('e2e') ? ensureChromium() : null;
rmSync(reportFolder, { recursive: true, force: true });
mkdirSync(reportFolder, { recursive: true });

const env = {
  ...process.env,
  CI: process.env.CI ?? 'true',
  FORCE_COLOR: '0',
  ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
};
delete env.DATABASE_URL;
delete env.REDIS_URL;
delete env.NODE_ENV;

let passed = 0;
let failed = 0;
const summary = [];
const failures = [];

function step(name, run) {
  if (only.size && !only.has(name)) return;
  const started = Date.now();
  console.log(`\n== ${name}`);
  const result = run();
  passed += result.passed;
  failed += result.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${result.failed ? 'FAILED' : 'ok    '} ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  );
}

function check(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  return done.status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(project) {
  const report = path.join(reportFolder, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const done = spawnSync(bin('vitest'), args, { cwd: root, stdio: 'inherit', env });
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  const result = { passed: counts.numPassedTests, failed: counts.numFailedTests };
  failures.push(...listFailures(counts));
  // why: a file that cannot be loaded, or an unhandled error, fails the run without a failed test of its own.
  if (done.status !== 0 && result.failed === 0) result.failed = 1;
  return result;
}

/** What failed, with the first lines of why: what came before has long scrolled away. */
function listFailures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && tests.length === 0) return [`${file}\n${indent(message)}`];
    return tests.map((test) => `${file} > ${test.fullName}\n${indent(test.failureMessages[0] ?? '')}`);
  });
}

function indent(text) {
  return text.split('\n').slice(0, 6).join('\n').replace(/^/gm, '    ');
}

step('types', () => check(bin('tsc'), ['--noEmit']));
step('lint', () => check(bin('biome'), ['check', '.']));
step('dependencies', () =>
  check(bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'app', 'server', 'server.ts']),
);
step('unit', () => vitest('unit'));
step('integration', () => vitest('integration'));
step('e2e', () => vitest('e2e'));

if (failures.length) console.log(`\nFailed:\n${failures.join('\n')}`);
console.log(`\n${summary.join('\n')}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
