import { addDays } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import { json } from '../table-rows';
import type { SeededEmployee } from './add-people';
import type { WorkRuleCode } from './add-rules';

/** Four weeks of four long days with every second weekend free, in letters: W works, R rests. */
const longWeeks = 'WWWWRRR RRWWWWR WWWWRRR RRRWWWW'.replaceAll(' ', '');

interface TiesInput {
  people: SeededEmployee[];
  workRuleIds: Record<WorkRuleCode, string>;
}

/** Rotations with their people, limits of single persons, people who travel or learn together, a change of rule to come. */
export function addWorkTies(context: SeedContext, input: TiesInput): void {
  const agents = input.people.filter((person) => person.duty === 'agent' && person.hireDate < context.today);
  const full = agents.filter(({ rule }) => rule === 'full');
  addRotations(context, {
    long: agents.filter(({ rule }) => rule === 'long'),
    office: input.people.filter(({ rule }) => rule === 'office'),
    full,
  });
  addPermits(context, full.slice(-3));
  addBonds(context, full.slice(0, -3));
  addComingRule(context, full.slice(3, 6), input.workRuleIds.long);
}

/** The Monday of four weeks ago, where the cycles begin. */
function cycleStartOf(context: SeedContext): string {
  const weekday = (new Date(`${context.today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(context.today, -28 - weekday);
}

function addRotations(context: SeedContext, of: Record<'long' | 'office' | 'full', SeededEmployee[]>): void {
  const { long, office, full } = of;
  const { rows, organizationId: organization_id, nextId } = context;
  const add = (name: string, pattern: string, isMandatory: boolean) => {
    const id = nextId();
    const days = [...pattern].map((letter) => ({ kind: letter === 'W' ? 'work' : 'off', templateIds: [] }));
    const demand = pattern === '' ? 5 : null;
    rows.add('rotations', {
      id,
      organization_id,
      name,
      kind: demand ? 'demand' : 'cyclic',
      is_mandatory: isMandatory,
      days: json(days),
      min_days_per_week: demand,
      max_days_per_week: demand,
      max_consecutive_days: demand && 6,
    });
    return id;
  };
  const longId = add('Four long days, four weeks', longWeeks, false);
  const officeId = add('Office week', 'WWWWWRR', true);
  const demandId = add('As demand wants, 5 of 7', '', false);
  add('Two on, two off', 'WWRR', true);
  const start: string = cycleStartOf(context);
  const assign = (person: SeededEmployee, rotationId: string, cycleStart: string) =>
    rows.add('rotation_assignments', {
      id: nextId(),
      organization_id,
      employee_id: person.id,
      rotation_id: rotationId,
      cycle_start: cycleStart,
      valid_from: person.hireDate > start ? person.hireDate : start,
    });
  // why: a week later for each, so that some rest while others work
  for (const [index, person] of long.slice(0, 8).entries()) assign(person, longId, addDays(start, 7 * (index % 4)));
  for (const person of office.slice(0, 6)) assign(person, officeId, start);
  for (const person of full.slice(6, 16)) assign(person, demandId, start);
}

/** [kind, earliest start, latest end, most minutes a day, note] */
const permits: [string, number | null, number | null, number | null, string][] = [
  ['student', null, 1200, null, 'Evening classes'],
  ['parent', 540, null, null, 'Kindergarten from half past eight'],
  ['medical', null, null, 480, 'Certificate, no overtime'],
];

function addPermits(context: SeedContext, people: SeededEmployee[]): void {
  for (const [index, person] of people.entries()) {
    const [kind, earliest, latest, dailyMax, note] = permits[index];
    context.rows.add('work_permits', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: person.id,
      kind,
      earliest_start_minute: earliest,
      latest_end_minute: latest,
      daily_max_minutes: dailyMax,
      note,
      valid_from: context.today,
      valid_to: kind === 'medical' ? addDays(context.today, 90) : null,
    });
  }
}

/** Pairs of one group and one rule, so that each has shifts that the other may have too. */
function addBonds(context: SeedContext, people: SeededEmployee[]): void {
  const pairs = people.flatMap((person, index) => {
    const mate = people.slice(index + 1).find(({ group }) => group && group.id === person.group?.id);
    return mate ? [[person, mate]] : [];
  });
  const chosen = [pairs[0], pairs.find((pair) => pairs[0] && !pair.some((person) => pairs[0].includes(person)))];
  const bonds = [
    { name: 'Shared car', kind: 'transport', toleranceMinutes: 60, lastDay: null },
    { name: 'Mentor and newcomer', kind: 'together', toleranceMinutes: 120, lastDay: addDays(context.today, 56) },
  ];
  for (const [index, bond] of bonds.entries()) {
    const pair = chosen[index];
    if (!pair) continue;
    context.rows.add('shift_bonds', {
      id: context.nextId(),
      organization_id: context.organizationId,
      name: bond.name,
      kind: bond.kind,
      tolerance_minutes: bond.toleranceMinutes,
      employee_ids: pair.map(({ id }) => id),
      valid_from: context.today,
      valid_to: bond.lastDay ? addDays(bond.lastDay, 1) : null,
    });
  }
}

/** Some change to long days in two months; the schedules of the demo end before. */
function addComingRule(context: SeedContext, people: SeededEmployee[], workRuleId: string): void {
  for (const person of people) {
    context.rows.add('work_rule_assignments', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: person.id,
      work_rule_id: workRuleId,
      valid_from: addDays(context.today, 70),
    });
  }
}
