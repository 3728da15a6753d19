/**
 * Staffing by numbers: requirements, a single requirement, the simulator, allocation, and with --url the endpoint.
 * Use: npm run --silent bench:staffing -- [--url http://localhost:3000 [--token TOKEN]]
 * Without a token the demo planner logs in. The server should be started with RATE_LIMIT_PER_MINUTE=100000000.
 * Times are CPU seconds of one thread where nothing else is said.
 */
import { parseArgs } from 'node:util';
import { demoPassword } from '../prisma/seed/logins';
import { printTable } from './forecasting/markdown-table';
import { logInToApi } from './load/log-in';
import { measureAllocation } from './staffing/measure-allocation';
import { measureEndpoint } from './staffing/measure-endpoint';
import { measureSingle, measureYear } from './staffing/measure-requirements';
import { measureSimulator } from './staffing/measure-simulator';

const { values } = parseArgs({ options: { url: { type: 'string' }, token: { type: 'string' } } });
const thousands = (value: number) => Math.round(value).toLocaleString('en');

async function printEndpoint(url: string): Promise<void> {
  const authorization = values.token
    ? `Bearer ${values.token}`
    : await logInToApi(url, 'planner@demo.wfm', demoPassword);
  for (const isNew of [false, true]) await measureEndpoint(url, authorization, { perSec: 200, seconds: 5, isNew });
  const cached = await measureEndpoint(url, authorization, { perSec: 200, seconds: 8, isNew: false });
  const fresh = await measureEndpoint(url, authorization, { perSec: 200, seconds: 8, isNew: true });
  printTable(
    ['POST /planning/erlang-c', 'Requests a second', 'p50 ms', 'p99 ms', 'Faults'],
    [
      ['the same load (cached)', cached],
      ['always another load', fresh],
    ].map(([name, times]) => {
      const { requestsPerSec, p50Ms, p99Ms, faults } = times as typeof cached;
      return [String(name), requestsPerSec.toFixed(0), p50Ms.toFixed(1), p99Ms.toFixed(1), String(faults)];
    }),
  );
}

async function main(): Promise<void> {
  const year = measureYear();
  console.log(
    `${thousands(year.requirements)} Erlang C requirements: ${year.cpuSec.toFixed(2)} s of CPU, ${year.wallSec.toFixed(2)} s of time\n`,
  );
  printTable(
    ['One new requirement, agents', 'Number, µs', 'With all steps, µs'],
    [10, 50, 100, 200].map((agents) => {
      const { bareMicros, explainedMicros } = measureSingle(agents);
      return [String(agents), bareMicros.toFixed(2), explainedMicros.toFixed(2)];
    }),
  );
  console.log();
  printTable(
    ['Simulator', 'Contacts', 'Contacts a second of CPU'],
    measureSimulator().map(({ name, contacts, contactsPerCpuSec }) => [
      name,
      thousands(contacts),
      thousands(contactsPerCpuSec),
    ]),
  );
  console.log();
  printTable(
    ['Allocation: agents', 'Queues', 'Skills each', 'Least ms', 'Median ms', 'Above the bound'],
    measureAllocation().map((time) => [
      thousands(time.agents),
      String(time.queues),
      String(time.skillsPerAgent),
      time.leastMs.toFixed(1),
      time.medianMs.toFixed(1),
      time.gap.toExponential(1),
    ]),
  );
  if (values.url) {
    console.log();
    await printEndpoint(values.url.replace(/\/$/, ''));
  }
}

await main();
