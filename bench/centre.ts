/**
 * Contact centres of any size in one time zone, with start times of a week within two hours:
 * node --import tsx bench/centre.ts --employees 500 --weeks 4 --load 1.0 --seconds 120 --seed 1
 */
import { parseArgs } from 'node:util';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';
import { runCentre } from './run-centre';

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '500' },
    weeks: { type: 'string', default: '4' },
    load: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    clock: { type: 'string', default: 'wall' },
  },
});
const employees = Number(values.employees);
const problem = createSampleCentre({
  employees,
  weeks: Number(values.weeks),
  seed: Number(values.seed),
  load: Number(values.load),
  groups: Math.max(1, Math.min(20, Math.round(employees / 62))),
});
await runCentre(problem, Number(values.seconds), Number(values.seed), Number(values.threads), values.clock);
