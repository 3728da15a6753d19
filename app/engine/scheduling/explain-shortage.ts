import { InvalidInput } from '~/engine/errors';
import { checkProblem } from './model/check-problem';
import { compileProblem } from './model/compile-problem';
import { type Instance, UNITS_PER_AGENT } from './model/instance';
import { instantOfSlot } from './model/slot-grid';
import type { GeneratedShift } from './result-types';
import type { RuleName, ScheduleProblem } from './types';
import { validateSchedule } from './validator/validate-schedule';

export type StandbyState = 'on_pause' | 'other_group' | 'other_hours' | 'day_off' | 'not_possible';

/** Someone with the skill who does not work for the group in the interval, and what stands in the way. */
export interface StandbyPerson {
  employeeId: string;
  state: StandbyState;
  /** Rules that forbid a shift over the interval; empty when the person could have worked but the cost was higher elsewhere. */
  blockedBy: RuleName[];
  detail: string;
}

export interface ShortageExplanation {
  groupId: string;
  startMs: number;
  demandAgents: number;
  staffedAgents: number;
  /** People who work for the group in the interval, with their effective agents. */
  working: { employeeId: string; agents: number }[];
  /** People with the skill who do not, those without an obstacle first. */
  standby: StandbyPerson[];
  /** How many people each rule keeps away. */
  blockedCounts: Partial<Record<RuleName, number>>;
}

const MAX_TRIALS_PER_PERSON = 6;

/**
 * Why an interval is short: who works, who could have worked and which rule prevents it. Every trial shift over the interval
 * is put to the independent validator together with the rest of the person's schedule.
 * @param startMs start of the interval (epoch ms)
 * @throws InvalidInput when the group is unknown or the instant lies outside the horizon
 */
export function explainShortage(
  problem: ScheduleProblem,
  shifts: GeneratedShift[],
  groupId: string,
  startMs: number,
): ShortageExplanation {
  checkProblem(problem);
  const instance = compileProblem(problem);
  const group = problem.groups.findIndex((item) => item.id === groupId);
  if (group < 0) throw new InvalidInput('groupId', `names no group: ${groupId}`);
  const slot = Math.floor((startMs - instance.grid.baseMs) / instance.grid.intervalMs);
  if (slot < 0 || slot >= instance.slotCount) throw new InvalidInput('startMs', 'must lie inside the horizon');
  const at = instantOfSlot(instance.grid, slot);
  const explanation: ShortageExplanation = {
    groupId,
    startMs: at,
    demandAgents: instance.demand[group * instance.slotCount + slot] / UNITS_PER_AGENT,
    staffedAgents: 0,
    working: [],
    standby: [],
    blockedCounts: {},
  };
  let nightWorkAllowed: Instance | null = null;
  const withNightAllowed = () => {
    nightWorkAllowed ??= compileProblem({ ...problem, rules: { ...problem.rules, night: 'ignore' } });
    return nightWorkAllowed;
  };
  const shiftsOf = new Map<string, GeneratedShift[]>();
  for (const shift of shifts) shiftsOf.set(shift.employeeId, [...(shiftsOf.get(shift.employeeId) ?? []), shift]);
  problem.employees.forEach((employee, e) => {
    const skill = employee.skills.find((item) => item.groupId === groupId);
    if (skill === undefined) return;
    const own = shiftsOf.get(employee.id) ?? [];
    const segment = own.flatMap((shift) => shift.work).find((item) => item.startMs <= at && item.endMs > at);
    const share = segment?.shares.find((item) => item.groupId === groupId)?.share ?? 0;
    if (share > 0) {
      explanation.working.push({ employeeId: employee.id, agents: share * skill.proficiency });
      explanation.staffedAgents += share * skill.proficiency;
    }
    if (share < 1)
      explanation.standby.push(standbyOf(instance, e, own, slot, at, segment !== undefined, share, withNightAllowed));
  });
  explanation.standby.sort(
    (a, b) => a.blockedBy.length - b.blockedBy.length || a.employeeId.localeCompare(b.employeeId),
  );
  for (const person of explanation.standby) {
    for (const rule of person.blockedBy) explanation.blockedCounts[rule] = (explanation.blockedCounts[rule] ?? 0) + 1;
  }
  return explanation;
}

function standbyOf(
  instance: Instance,
  e: number,
  own: GeneratedShift[],
  slot: number,
  at: number,
  isWorking: boolean,
  share: number,
  withNightAllowed: () => Instance,
): StandbyPerson {
  const employeeId = instance.problem.employees[e].id;
  if (isWorking) {
    const part = share === 0 ? 'works for another group' : `gives ${Math.round(share * 100)} % to this group`;
    return {
      employeeId,
      state: 'other_group',
      blockedBy: [],
      detail: `${part}, where the cost of shortage is as high`,
    };
  }
  if (own.some((shift) => shift.startMs <= at && shift.endMs > at)) {
    return { employeeId, state: 'on_pause', blockedBy: [], detail: 'has a pause in this interval' };
  }
  const trials = shiftsOver(instance, e, slot);
  const local = own.find((shift) => trials.some((trial) => trial.date === shift.date));
  const state: StandbyState = local === undefined ? 'day_off' : 'other_hours';
  if (trials.length === 0) {
    const { rule, detail } = whyNoShift(instance, e, slot, withNightAllowed);
    return { employeeId, state: 'not_possible', blockedBy: [rule], detail };
  }
  const before = countByRule(instance.problem, own, employeeId);
  let fewest: RuleName[] | null = null;
  for (const trial of trials) {
    const rest = own.filter((shift) => shift.date !== trial.date || shift.isFixed);
    const after = countByRule(instance.problem, [...rest, trial], employeeId);
    const broken = [...after.keys()].filter((rule) => (after.get(rule) ?? 0) > (before.get(rule) ?? 0));
    if (fewest === null || broken.length < fewest.length) fewest = broken;
  }
  const blockedBy = fewest ?? [];
  const detail =
    blockedBy.length === 0
      ? state === 'day_off'
        ? 'could work, but the hours were worth more on other days'
        : 'could work at this time, but the shift was worth more at other hours'
      : `a shift over this interval would break: ${blockedBy.join(', ')}`;
  return { employeeId, state, blockedBy, detail };
}

function countByRule(problem: ScheduleProblem, shifts: GeneratedShift[], employeeId: string): Map<RuleName, number> {
  const counts = new Map<RuleName, number>();
  for (const violation of validateSchedule(problem, shifts, new Set([employeeId]))) {
    // why: a trial replaces one day; what the week then lacks or has too much of in hours is the price, not an obstacle,
    // except where the maximum is passed
    if (violation.rule === 'weekly_min' || violation.rule === 'days_min') continue;
    counts.set(violation.rule, (counts.get(violation.rule) ?? 0) + 1);
  }
  return counts;
}

/** Some of the person's possible shifts that cover a slot, spread over start times, as plain shifts. */
function shiftsOver(instance: Instance, e: number, slot: number): GeneratedShift[] {
  const found: GeneratedShift[] = [];
  const employee = instance.problem.employees[e];
  for (let day = 0; day < instance.dayCount; day++) {
    const set = instance.options[e * instance.dayCount + day];
    if (set.endSlot <= slot || set.firstSlot > slot) continue;
    for (let o = 0; o < set.kinds.length; o++) {
      const kind = instance.kinds[set.kinds[o]];
      const start = set.starts[o];
      const offset = slot - start;
      if (offset < 0 || offset >= kind.spanSlots) continue;
      const pauses = kind.pauses.map((pause) => ({
        kind: pause.kind,
        startMs: instantOfSlot(instance.grid, start + pause.earliest),
        minutes: pause.minutes,
        paid: pause.paid,
      }));
      found.push({
        employeeId: employee.id,
        date: instance.grid.dates[day],
        startMs: instantOfSlot(instance.grid, start),
        endMs: instantOfSlot(instance.grid, start + kind.spanSlots),
        templateId: kind.templateId,
        paidMinutes: kind.paidMinutes,
        isFixed: false,
        pauses,
        work: [],
      });
    }
  }
  const step = Math.max(1, Math.ceil(found.length / MAX_TRIALS_PER_PERSON));
  return found.filter((_, i) => i % step === 0);
}

/** Why none of the person's options covers a slot. */
function whyNoShift(
  instance: Instance,
  e: number,
  slot: number,
  withNightAllowed: () => Instance,
): { rule: RuleName; detail: string } {
  const employee = instance.problem.employees[e];
  const zone = instance.grid.zones[instance.zoneOf[e]];
  let day = 0;
  while (day + 1 < instance.dayCount && zone.dayStart[day + 1] <= slot) day++;
  const date = instance.grid.dates[day];
  if (date < (employee.employedFrom ?? '') || date > (employee.employedTo ?? '9999-12-31')) {
    return { rule: 'employment', detail: `not employed on ${date}` };
  }
  const absence = employee.absences?.find((item) => item.date === date);
  if (absence !== undefined) return { rule: 'absence', detail: `absent (${absence.reason ?? 'no reason given'})` };
  if (!employee.contract.weekendAllowed && instance.weekdayOfDay[day] >= 6) {
    return { rule: 'weekend', detail: 'no permission for weekend work' };
  }
  if (!employee.contract.nightAllowed && shiftsOver(withNightAllowed(), e, slot).length > 0) {
    return { rule: 'night', detail: 'no permission for night work' };
  }
  return { rule: 'availability', detail: 'no shift fits into the hours of availability' };
}
