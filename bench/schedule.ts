/**
 * Benchmark of the schedule optimiser on a generated contact centre with three time zones:
 * node --import tsx bench/schedule.ts --employees 240 --weeks 4 --seconds 110 --seed 1
 */
import { parseArgs } from 'node:util';
import { generateSchedule, recomputeCoverage, validateSchedule } from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';

const { values } = parseArgs({
  options: {
    employees: { type: 'string', default: '240' },
    weeks: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '110' },
    seed: { type: 'string', default: '1' },
    load: { type: 'string', default: '1' },
    groups: { type: 'string' },
  },
});
const employees = Number(values.employees);
const problem = createSampleCentre({
  employees,
  weeks: Number(values.weeks),
  seed: Number(values.seed),
  load: Number(values.load),
  groups: values.groups === undefined ? undefined : Number(values.groups),
  zones: ['Europe/Berlin', 'Europe/Moscow', 'Asia/Yekaterinburg'],
  hasWeeklyRest: true,
});
const figure = (value: number | null, digits: number) => (value === null ? '-' : value.toFixed(digits)).padStart(10);
let nextPrintMs = 0;
console.log('   seconds phase    objective      bound     gap %   short %    over %   RSS MB');
const result = await generateSchedule(problem, {
  seed: Number(values.seed),
  timeBudgetMs: Number(values.seconds) * 1000,
  onProgress: (progress) => {
    if (progress.elapsedMs < nextPrintMs && progress.phase === 'improve') return;
    nextPrintMs = progress.elapsedMs + (Number(values.seconds) * 1000) / 12;
    const gap = progress.gap === null ? null : progress.gap * 100;
    const memoryMb = Math.round(process.memoryUsage.rss() / 1e6);
    console.log(
      `${figure(progress.elapsedMs / 1000, 1)} ${progress.phase.padEnd(7)}${figure(progress.objective, 1)} ${figure(progress.bound, 1)}${figure(gap, 1)}${figure(progress.shortPercent, 3)}${figure(progress.overPercent, 3)} ${String(memoryMb).padStart(8)}`,
    );
  },
});
console.log(
  'cost by part:',
  JSON.stringify(Object.fromEntries(Object.entries(result.costs).map(([k, v]) => [k, +v.toFixed(1)]))),
);
console.log(
  `objective ${result.objective.toFixed(1)}, bound ${result.bound.toFixed(1)} (${result.boundSource}), gap ${(result.gap * 100).toFixed(1)} %`,
);
const check = recomputeCoverage(problem, result.shifts);
console.log(
  `short ${check.shortPercent.toFixed(3)} % and over ${check.overPercent.toFixed(3)} % of demand (recomputed from the shifts)`,
);
console.log(`short that the relaxation cannot avoid: ${result.boundShortPercent.toFixed(3)} % of demand`);
console.log(
  `${result.moves} moves, ${Math.round(result.moves / (result.elapsedMs / 1000))} per second of the whole run, ${(result.elapsedMs / 1000).toFixed(1)} s`,
);
console.log(
  `${result.shifts.length} shifts, ${validateSchedule(problem, result.shifts).length} violations (independent validator), ${result.unmet.length} rules unmet`,
);
