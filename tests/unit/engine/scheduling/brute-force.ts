import {
  DEFAULT_WEIGHTS,
  type Employee,
  type GeneratedShift,
  type ScheduleProblem,
  type ShiftTemplate,
  validateSchedule,
} from '~/engine/scheduling';
import { addDays, localToInstant } from '~/engine/time';

/** Cost of an interval with a demand and some agents. */
type IntervalCost = (demand: number, agents: number) => number;

const coverageCost: IntervalCost = (demand, agents) => {
  const short = Math.max(0, demand - agents);
  const over = Math.max(0, agents - demand);
  const { underLinear, underQuadratic, overLinear, overQuadratic } = DEFAULT_WEIGHTS;
  const linear = underLinear * short + overLinear * over;
  return linear + (underQuadratic * short * short + overQuadratic * over * over) / (demand + 2);
};

/** Sum over the intervals straight from its definition, for problems whose people have one skill and whose shifts have no pauses but the gap of a split shift. */
function sumOverIntervals(problem: ScheduleProblem, shifts: GeneratedShift[], costOf: IntervalCost): number {
  const stepMs = problem.horizon.intervalMinutes * 60_000;
  let cost = 0;
  for (const group of problem.groups) {
    for (let i = 0; i < group.demand.length; i++) {
      const at = group.demandStartMs + i * stepMs;
      let agents = 0;
      for (const shift of shifts) {
        const employee = problem.employees.find((item) => item.id === shift.employeeId) as Employee;
        const skill = employee.skills[0];
        const isAway = shift.pauses.some((pause) => pause.startMs <= at && pause.startMs + pause.minutes * 60_000 > at);
        if (skill.groupId === group.id && shift.startMs <= at && shift.endMs > at && !isAway)
          agents += skill.proficiency;
      }
      cost += costOf(group.demand[i], agents);
    }
  }
  return cost;
}

function* dayChoices(problem: ScheduleProblem, employee: Employee, date: string): Generator<GeneratedShift | null> {
  yield null;
  for (const template of problem.templates) {
    for (let minute = template.startFromMinute; minute <= template.startToMinute; minute += template.startStepMinutes) {
      for (const length of [template, ...(template.otherLengths ?? [])]) {
        yield plainShift(employee, { ...template, ...length, gap: length.gap }, date, minute);
      }
    }
  }
}

function plainShift(employee: Employee, template: ShiftTemplate, date: string, minuteOfDay: number): GeneratedShift {
  const startMs = localToInstant({ date, minuteOfDay, zone: employee.zone, ambiguity: 'earlier' }) as number;
  const endMs = startMs + template.spanMinutes * 60_000;
  const { gap } = template;
  const shares = [{ groupId: employee.skills[0].groupId, share: 1 }];
  const gapMs = gap === undefined ? endMs : startMs + gap.afterStartMinutes * 60_000;
  const afterMs = gap === undefined ? endMs : gapMs + gap.minutes * 60_000;
  return {
    employeeId: employee.id,
    date,
    startMs,
    endMs,
    templateId: template.id,
    paidMinutes: template.paidMinutes,
    isFixed: false,
    pauses: gap === undefined ? [] : [{ kind: 'gap', startMs: gapMs, minutes: gap.minutes, paid: false }],
    work: [
      { startMs, endMs: gapMs, shares },
      { startMs: afterMs, endMs, shares },
    ].filter((segment) => segment.endMs > segment.startMs),
  };
}

/** Every roster of one person that the validator accepts. */
function lawfulRosters(problem: ScheduleProblem, employee: Employee): GeneratedShift[][] {
  let rosters: GeneratedShift[][] = [[]];
  for (let day = 0; day < problem.horizon.days; day++) {
    const date = addDays(problem.horizon.startDate, day);
    const choices = [...dayChoices(problem, employee, date)];
    rosters = rosters.flatMap((roster) => choices.map((shift) => (shift === null ? roster : [...roster, shift])));
  }
  const alone = { ...problem, employees: [employee] };
  return rosters.filter((roster) => validateSchedule(alone, roster).length === 0);
}

/** Least coverage cost over all lawful rosters of all people, by trying every combination. */
export function bruteForceCost(problem: ScheduleProblem): number {
  return leastOverRosters(problem, coverageCost);
}

/** Least shortage over all lawful rosters of all people, in percent of demand. */
export function bruteForceShortPercent(problem: ScheduleProblem): number {
  const demand = problem.groups.flatMap((group) => Array.from(group.demand)).reduce((sum, agents) => sum + agents, 0);
  const short = leastOverRosters(problem, (needed, agents) => Math.max(0, needed - agents));
  return demand === 0 ? 0 : (100 * short) / demand;
}

function leastOverRosters(problem: ScheduleProblem, costOf: IntervalCost): number {
  let combined: GeneratedShift[][] = [[]];
  for (const employee of problem.employees) {
    const own = lawfulRosters(problem, employee);
    combined = combined.flatMap((shifts) => own.map((roster) => [...shifts, ...roster]));
  }
  return Math.min(...combined.map((shifts) => sumOverIntervals(problem, shifts, costOf)));
}
