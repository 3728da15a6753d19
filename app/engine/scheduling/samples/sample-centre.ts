import { createRandom, type Random } from '~/engine/random';
import { addDays, localDayStart, localToInstant, weekdayOf } from '~/engine/time';
import type { BreakRule, Contract, DemandGroup, Employee, ScheduleProblem, ShiftTemplate, Skill } from '../types';

export interface SampleCentreOptions {
  employees: number;
  weeks: number;
  seed: number;
  groups?: number;
  /** Demand over the productive time that the contracts' targets give; 1 = just enough people. */
  load?: number;
  startDate?: string;
  zones?: string[];
  /** Adds the weekly rest of 42 h and drops the limit on the spread of start times. */
  hasWeeklyRest?: boolean;
  intervalMinutes?: 5 | 15;
}

const OPEN_MINUTE = 7 * 60;
const CLOSE_MINUTE = 23 * 60;
const WEEKDAY_SHARE = [1.06, 1.02, 1, 1, 1.02, 0.78, 0.68];

/** Pauses of the sample's shifts: one break in short shifts, lunch and two or three breaks in long ones. */
export const SAMPLE_BREAK_RULES: BreakRule[] = [
  breakRule('short', [[90, 150, 15, 'break']]),
  breakRule('medium', [
    [75, 150, 15, 'break'],
    [150, 240, 30, 'lunch'],
    [255, 330, 15, 'break'],
  ]),
  breakRule('full', [
    [75, 180, 15, 'break'],
    [180, 300, 30, 'lunch'],
    [300, 435, 15, 'break'],
  ]),
  breakRule('full-long-lunch', [
    [75, 180, 15, 'break'],
    [180, 300, 60, 'lunch'],
    [330, 465, 15, 'break'],
  ]),
  breakRule('long', [
    [75, 180, 15, 'break'],
    [195, 330, 45, 'lunch'],
    [345, 450, 15, 'break'],
    [450, 570, 15, 'break'],
  ]),
];

function breakRule(id: string, pauses: [number, number, number, 'lunch' | 'break'][]): BreakRule {
  return {
    id,
    edgeMinutes: 60,
    spacingMinutes: 90,
    pauses: pauses.map(([earliest, latest, minutes, kind]) => ({
      kind,
      minutes,
      paid: kind === 'break',
      earliestAfterStartMinutes: earliest,
      latestAfterStartMinutes: latest,
    })),
  };
}

/** Templates of 4, 6, 8 and 10 paid hours that start every half hour. */
export const SAMPLE_TEMPLATES: ShiftTemplate[] = [
  template('4h', 240, 240, 'short'),
  template('6h', 390, 360, 'medium'),
  template('8h', 510, 480, 'full'),
  template('8h-long-lunch', 540, 480, 'full-long-lunch'),
  template('10h', 645, 600, 'long'),
];

function template(id: string, spanMinutes: number, paidMinutes: number, breakRuleId: string): ShiftTemplate {
  return {
    id,
    startFromMinute: OPEN_MINUTE,
    startToMinute: CLOSE_MINUTE - 240,
    startStepMinutes: 30,
    spanMinutes,
    paidMinutes,
    breakRuleId,
  };
}

/**
 * Generates a contact centre: groups with daily and weekly curves, people with 1-3 skills, contracts of 40, 30 and 20
 * hours, personal windows, wishes and absences. The same options give the same centre.
 */
export function createSampleCentre(options: SampleCentreOptions): ScheduleProblem {
  const random = createRandom(options.seed).fork('sample-centre');
  const zones = options.zones ?? ['Europe/Berlin'];
  const groupCount = options.groups ?? Math.max(1, Math.round(options.employees / 60));
  const horizon = {
    startDate: options.startDate ?? '2026-01-05',
    days: options.weeks * 7,
    intervalMinutes: options.intervalMinutes ?? 15,
  };
  const groupZones = Array.from({ length: groupCount }, (_, g) => zones[g % zones.length]);
  const employees = Array.from({ length: options.employees }, (_, e) =>
    createEmployee(random, e, e % groupCount, groupZones, horizon, options.hasWeeklyRest === true),
  );
  const capacity = new Float64Array(groupCount);
  employees.forEach((employee, e) => {
    const productive = employee.contract.weeklyTargetMinutes * options.weeks * 0.9375 * employee.skills[0].proficiency;
    capacity[e % groupCount] += productive;
  });
  const groups = groupZones.map((zone, g) =>
    createGroup(random, g, zone, horizon, (capacity[g] * (options.load ?? 1)) / horizon.intervalMinutes),
  );
  return {
    horizon,
    groups,
    employees,
    templates: SAMPLE_TEMPLATES,
    breakRules: SAMPLE_BREAK_RULES,
    night: { fromMinute: CLOSE_MINUTE, toMinute: 6 * 60 },
  };
}

function createContract(random: Random, hasWeeklyRest: boolean): Contract {
  const draw = random.next();
  const hours = draw < 0.7 ? 40 : draw < 0.85 ? 30 : 20;
  return {
    weeklyMinMinutes: (hours - 2) * 60,
    weeklyTargetMinutes: hours * 60,
    weeklyMaxMinutes: (hours + 2) * 60,
    daysPerWeekMin: hours === 40 ? 5 : hours === 30 ? 4 : 3,
    daysPerWeekMax: 5,
    dailyMaxMinutes: 600,
    minRestMinutes: 660,
    maxConsecutiveDays: 6,
    minDaysOffPerWeek: 2,
    freeWeekendsPer4: 1,
    nightAllowed: false,
    weekendAllowed: true,
    weeklyRestMinutes: hasWeeklyRest ? 2520 : null,
    maxStartSpreadMinutes: hasWeeklyRest ? null : 120,
  };
}

function createEmployee(
  random: Random,
  index: number,
  mainGroup: number,
  groupZones: string[],
  horizon: ScheduleProblem['horizon'],
  hasWeeklyRest: boolean,
): Employee {
  const zone = groupZones[mainGroup];
  const sameZone = groupZones.map((_, g) => g).filter((g) => g !== mainGroup && groupZones[g] === zone);
  const others = sameZone.length > 0 ? sameZone : groupZones.map((_, g) => g).filter((g) => g !== mainGroup);
  random.shuffle(others);
  const draw = random.next();
  const extra = draw < 0.45 ? 0 : draw < 0.8 ? 1 : 2;
  const skills: Skill[] = [{ groupId: `g${mainGroup}`, proficiency: round2(0.9 + 0.2 * random.next()), priority: 1 }];
  for (const g of others.slice(0, extra)) {
    skills.push({ groupId: `g${g}`, proficiency: round2(0.7 + 0.2 * random.next()), priority: skills.length + 1 });
  }
  const contract = createContract(random, hasWeeklyRest);
  // why: late people come before the highest demand, or more would be asked for than all others may work
  const kind = random.next();
  const [fromMinute, toMinute] = kind < 0.5 ? [420, 1380] : kind < 0.75 ? [420, 1140] : [600, 1380];
  const closedWeekday = contract.daysPerWeekMin < 5 && random.next() < 0.2 ? 1 + random.int(5) : 0;
  const employee: Employee = {
    id: `e${index}`,
    zone,
    contract,
    skills,
    weeklyAvailability: [1, 2, 3, 4, 5, 6, 7]
      .filter((weekday) => weekday !== closedWeekday)
      .map((weekday) => ({ weekday, fromMinute, toMinute })),
    preferredStartMinute: fromMinute + 30 * random.int(Math.floor((toMinute - fromMinute - 510) / 30) + 1),
    preferences: [],
    absences: [],
  };
  for (let day = 0; day < horizon.days; day++) {
    const date = addDays(horizon.startDate, day);
    const chance = random.next();
    if (chance < 0.03) employee.preferences?.push({ kind: 'day_off', date, weight: 1 });
    else if (chance < 0.035 && weekdayOf(date) <= 5) employee.absences?.push({ date, reason: 'leave' });
  }
  return employee;
}

function createGroup(
  random: Random,
  index: number,
  zone: string,
  horizon: ScheduleProblem['horizon'],
  agentSlots: number,
): DemandGroup {
  const stepMs = horizon.intervalMinutes * 60_000;
  const startMs = localDayStart(horizon.startDate, zone);
  const endMs = localDayStart(addDays(horizon.startDate, horizon.days), zone);
  const demand = new Float64Array((endMs - startMs) / stepMs);
  const morning = 10 * 60 + 60 * random.next();
  const evening = 15 * 60 + 150 * random.next();
  const eveningShare = 0.55 + 0.4 * random.next();
  let level = 0;
  for (let day = 0; day < horizon.days; day++) {
    const date = addDays(horizon.startDate, day);
    const dayFactor = WEEKDAY_SHARE[weekdayOf(date) - 1] * (1 + 0.04 * random.normal());
    for (let minute = OPEN_MINUTE; minute < CLOSE_MINUTE; minute += horizon.intervalMinutes) {
      const instant = localToInstant({ date, minuteOfDay: minute, zone, ambiguity: 'earlier' });
      if (typeof instant !== 'number') continue;
      level = 0.85 * level + 0.02 * random.normal();
      const curve =
        0.32 +
        Math.exp(-(((minute - morning) / 110) ** 2)) +
        eveningShare * Math.exp(-(((minute - evening) / 150) ** 2));
      demand[(instant - startMs) / stepMs] = Math.max(0.02, curve * dayFactor * (1 + level));
    }
  }
  const total = demand.reduce((sum, value) => sum + value, 0);
  return { id: `g${index}`, demandStartMs: startMs, demand: demand.map((value) => (value * agentSlots) / total) };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
