/**
 * Breaks of one day re-optimised, from pauses all in the middle of their windows: node --import tsx bench/breaks.ts --employees 500 --seed 1
 */
import { parseArgs } from 'node:util';
import { type GeneratedShift, generateSchedule, reoptimizeBreaks, validateSchedule } from '~/engine/scheduling';
import { createSampleCentre } from '~/engine/scheduling/samples/sample-centre';
import { addDays } from '~/engine/time';

const { values } = parseArgs({
  options: { employees: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const employees = Number(values.employees);
const seed = Number(values.seed);
const groups = Math.max(1, Math.min(20, Math.round(employees / 62)));
const problem = createSampleCentre({ employees, weeks: 1, seed, groups });
const generated = await generateSchedule(problem, { seed, timeBudgetMs: 3000, withoutBound: true });
const rules = new Map(problem.breakRules.map((rule) => [rule.id, rule]));
const ruleOf = new Map(problem.templates.map((template) => [template.id, rules.get(template.breakRuleId ?? '')]));

/** The shift with each pause half-way between its earliest and its latest lawful place. */
function withPausesInTheMiddle(shift: GeneratedShift): GeneratedShift {
  const rule = ruleOf.get(shift.templateId ?? '');
  const edgeMs = (rule?.edgeMinutes ?? 0) * 60_000;
  const spacingMs = (rule?.spacingMinutes ?? 0) * 60_000;
  const earliest: number[] = [];
  let fromMs = shift.startMs + edgeMs;
  shift.pauses.forEach((pause, i) => {
    earliest.push(Math.max(fromMs, shift.startMs + (rule?.pauses[i].earliestAfterStartMinutes ?? 0) * 60_000));
    fromMs = earliest[i] + pause.minutes * 60_000 + spacingMs;
  });
  const pauses = shift.pauses.map((pause) => ({ ...pause }));
  let toMs = shift.endMs - edgeMs;
  for (let i = pauses.length - 1; i >= 0; i--) {
    const windowMs = shift.startMs + (rule?.pauses[i].latestAfterStartMinutes ?? 0) * 60_000;
    const latestMs = Math.min(windowMs, toMs - pauses[i].minutes * 60_000);
    pauses[i].startMs = Math.floor((earliest[i] + latestMs) / 2 / 900_000) * 900_000;
    toMs = latestMs - spacingMs;
  }
  const edges = [shift.startMs, ...pauses.flatMap((p) => [p.startMs, p.startMs + p.minutes * 60_000]), shift.endMs];
  const { shares } = shift.work[0];
  const work = pauses.map((_, i) => ({ startMs: edges[2 * i], endMs: edges[2 * i + 1], shares }));
  work.push({ startMs: edges[edges.length - 2], endMs: shift.endMs, shares });
  return { ...shift, pauses, work };
}

const shifts = generated.shifts.map(withPausesInTheMiddle);
console.log(
  'date        people   ms wall   ms CPU   short before -> after, % of demand   shifts changed   rules broken',
);
for (let day = 0; day < 7; day++) {
  const date = addDays(problem.horizon.startDate, day);
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  const result = reoptimizeBreaks(problem, shifts, { date });
  const wallMs = performance.now() - startMs;
  const cpuMs = process.cpuUsage(startCpu).user / 1000;
  const people = shifts.filter((shift) => shift.date === date).length;
  const broken = validateSchedule(problem, result.shifts).length;
  console.log(
    `${date} ${String(people).padStart(7)} ${wallMs.toFixed(0).padStart(9)} ${cpuMs.toFixed(0).padStart(8)}   ` +
      `${result.before.shortPercent.toFixed(2)} -> ${result.after.shortPercent.toFixed(2)}`.padEnd(38) +
      `${result.changedShifts}`.padEnd(17) +
      broken,
  );
}
