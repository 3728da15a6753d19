/**
 * Computes queueing cases from a file, to compare with reference figures.
 * Use: node --import tsx bench/queueing.ts CASES.json OUT.json
 * Both files hold the lists erlang_b, erlang_c, staffing and erlang_a and the single case mission, each optional.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { computeQueueingCases, type QueueingCases } from './queueing-cases';

const [casesPath, outPath] = process.argv.slice(2);
if (!casesPath || !outPath) {
  console.error('Use: bench:queueing -- CASES.json OUT.json');
  process.exit(2);
}
const cases = JSON.parse(readFileSync(casesPath, 'utf8')) as QueueingCases;
const startedMs = performance.now();
const computed = computeQueueingCases(cases);
const elapsedMs = performance.now() - startedMs;
writeFileSync(outPath, `${JSON.stringify(computed, null, 1)}\n`);
const count = Object.values(computed).reduce((sum, list) => sum + (Array.isArray(list) ? list.length : 1), 0);
console.log(`${count} cases in ${elapsedMs.toFixed(1)} ms`);
