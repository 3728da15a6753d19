/**
 * The schedule optimiser on a generated contact centre with three time zones and the weekly rest of 42 hours:
 * node --import tsx bench/schedule.ts --employees 240 --weeks 4 --seconds 110 --seed 1
 */
import { parseArgs } from 'node:util';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';
import { runCentre } from './run-centre';

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '240' },
    weeks: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '110' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    clock: { type: 'string', default: 'wall' },
    load: { type: 'string', default: '1' },
  },
});
const problem = createSampleCentre({
  employees: Number(values.employees),
  weeks: Number(values.weeks),
  seed: Number(values.seed),
  load: Number(values.load),
  zones: ['Europe/Berlin', 'Europe/Moscow', 'Asia/Yekaterinburg'],
  hasWeeklyRest: true,
});
await runCentre(problem, Number(values.seconds), Number(values.seed), Number(values.threads), values.clock);
