import {
  DEFAULT_WEIGHTS,
  type FixedShift,
  type GeneratedShift,
  type ReoptimizeScope,
  reoptimizeSchedule,
  type ScheduleOptions,
  type ScheduleProblem,
} from '~/engine/scheduling';
import { addDays, localDayStart } from '~/engine/time';
import { StaffingMap } from './staffing-map';

const MINUTE_MS = 60_000;
/** Demand after the last date that its shifts may still serve. */
const AFTER_LAST_DATE_MS = 24 * 60 * MINUTE_MS;

/**
 * Optimises some dates of a schedule again, as `reoptimizeSchedule`, with all of the search spent on them: work on other dates
 * counts as it is split now and is taken off the demand, so that no step goes into redistributing it. Shifts of other dates
 * come back untouched. Where the search finds nothing better than what is there, that is the answer.
 * @param shifts the schedule; a person's shift that is missing was given up, so that the answer may be worse than before
 * @param scope.dates the dates that may change, at least one
 * @throws InvalidInput as generateSchedule
 */
export async function reoptimizePart(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  scope: ReoptimizeScope & { dates: ReadonlySet<string> },
  options: ScheduleOptions,
): Promise<{ shifts: GeneratedShift[]; isBetter: boolean }> {
  const { dates } = scope;
  const outside = shifts.filter((shift) => !dates.has(shift.date));
  const inside = shifts.filter((shift) => dates.has(shift.date));
  const reduced = reduceProblem(problem, outside, dates);
  const result = await reoptimizeSchedule(reduced, [...outside.map(withoutWork), ...inside], scope, options);
  const renewed = [...outside, ...result.shifts.filter((shift) => dates.has(shift.date))];
  const cost = (of: GeneratedShift[]) => coverageCost(problem, of);
  const stability = scope.stability ?? problem.weights?.stability ?? DEFAULT_WEIGHTS.stability;
  const isBetter = cost(renewed) + stability * result.changedDays.length < cost(shifts) - 1e-6;
  return isBetter ? { shifts: renewed, isBetter } : { shifts, isBetter };
}

/** A shift that takes its place and its paid time, and serves nobody. */
const withoutWork = (shift: GeneratedShift): GeneratedShift => ({ ...shift, pauses: [wholePause(shift)], work: [] });

const wholePause = ({ startMs, endMs }: { startMs: number; endMs: number }) => ({
  kind: 'break' as const,
  startMs,
  minutes: Math.round((endMs - startMs) / MINUTE_MS),
  paid: true,
});

/** Demand that is left for the dates of the scope, none elsewhere; given shifts of other dates serve nobody. */
function reduceProblem(
  problem: ScheduleProblem,
  outside: GeneratedShift[],
  dates: ReadonlySet<string>,
): ScheduleProblem {
  const map = new StaffingMap(problem, outside);
  const sorted = [...dates].sort();
  const zones = [...new Set(problem.employees.map((employee) => employee.zone))];
  const spans = sorted.map((date) => {
    const starts = zones.map((zone) => localDayStart(date, zone));
    const ends = zones.map((zone) => localDayStart(addDays(date, 1), zone));
    return [Math.min(...starts), Math.max(...ends) + AFTER_LAST_DATE_MS];
  });
  const groups = problem.groups.map((group, g) => {
    const demand = Float64Array.from({ length: group.demand.length }, (_, i) => {
      const at = group.demandStartMs + i * map.stepMs;
      if (!spans.some(([from, to]) => at >= from && at < to)) return 0;
      return Math.max(0, group.demand[i] - map.staffed[g][i]);
    });
    return { ...group, demand };
  });
  const silence = (shift: FixedShift): FixedShift =>
    dates.has(shift.date) ? shift : { ...shift, pauses: [wholePause(shift)] };
  const employees = problem.employees.map((employee) =>
    employee.fixedShifts ? { ...employee, fixedShifts: employee.fixedShifts.map(silence) } : employee,
  );
  return { ...problem, groups, employees };
}

/** Cost of shortage and surplus of a schedule by the weights of its problem. */
export function coverageCost(problem: ScheduleProblem, shifts: GeneratedShift[]): number {
  const { underLinear, underQuadratic, overLinear, overQuadratic } = { ...DEFAULT_WEIGHTS, ...problem.weights };
  const map = new StaffingMap(problem, shifts);
  let cost = 0;
  problem.groups.forEach((group, g) => {
    const weight = group.weight ?? 1;
    for (let i = 0; i < group.demand.length; i++) {
      const [short, over, scale] = [map.shortAt(g, i), map.overAt(g, i), group.demand[i] + 2];
      cost += weight * (underLinear * short + (underQuadratic * short * short) / scale);
      cost += weight * (overLinear * over + (overQuadratic * over * over) / scale);
    }
  });
  return cost;
}
