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

/** The shift with each pause in the middle of its window, or later where the spacing asks for it. */
function withPausesInTheMiddle(shift: GeneratedShift): GeneratedShift {
  const rule = ruleOf.get(shift.templateId ?? '');
  let earliestMs = shift.startMs;
  const pauses = shift.pauses.map((pause, i) => {
    const window = rule?.pauses[i];
    const middle = ((window?.earliestAfterStartMinutes ?? 0) + (window?.latestAfterStartMinutes ?? 0)) / 2;
    const startMs = Math.max(earliestMs, shift.startMs + Math.round(middle / 15) * 900_000);
    earliestMs = startMs + (pause.minutes + (rule?.spacingMinutes ?? 0)) * 60_000;
    return { ...pause, startMs };
  });
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
