import type { Random } from '~/engine/random';
import { addDays, diffDays, localDayStart } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import type { SeededEmployee } from './add-people';

/** [code, name, counts as absenteeism, paid, payroll code] */
const reasons: [string, string, boolean, boolean, string][] = [
  ['VAC', 'Vacation', false, true, 'OT'],
  ['SICK', 'Sick leave', true, true, 'B'],
  ['PTO', 'Day off', true, true, 'OV'],
  ['UNP', 'Unpaid leave', true, false, 'DO'],
  ['TRN', 'Training', false, true, 'PK'],
  ['MED', 'Medical examination', true, true, 'G'],
  ['FAM', 'Family reasons', true, false, 'NN'],
  ['EDU', 'Study leave', false, true, 'U'],
  ['EMG', 'Emergency', true, false, 'NV'],
];

/** The dictionary of reasons, ids by code. */
export function addAbsenceReasons(context: SeedContext): Map<string, string> {
  const ids = new Map<string, string>();
  for (const [code, name, inAbsenteeism, paid, payrollCode] of reasons) {
    const id = context.nextId();
    ids.set(code, id);
    context.rows.add('absence_reasons', {
      id,
      organization_id: context.organizationId,
      name,
      code,
      in_absenteeism: inAbsenteeism,
      paid,
      payroll_code: payrollCode,
    });
  }
  return ids;
}

interface Leave {
  from: string;
  toExclusive: string;
}

/** Vacations of last year and the next months, sick leave of the past and today; a person is never away twice at once. */
export function addAbsences(context: SeedContext, people: SeededEmployee[], reasonIds: Map<string, string>): void {
  const random = context.random.fork('absences');
  for (const person of people) {
    const taken: Leave[] = [];
    const take = (code: string, from: string, days: number) => {
      const leave = { from, toExclusive: addDays(from, days) };
      if (from < person.hireDate || taken.some((other) => overlaps(other, leave))) return;
      taken.push(leave);
      addAbsence(context, person, reasonIds.get(code)!, leave);
    };
    for (const [offset, days] of drawVacations(random)) take('VAC', addDays(context.today, offset), days);
    for (const [offset, days] of drawSickLeaves(random)) take('SICK', addDays(context.today, offset), days);
    if (random.next() < 0.25) take('PTO', addDays(context.today, random.int(80) - 50), 1);
    if (random.next() < 0.1) take('TRN', addDays(context.today, 3 + random.int(40)), 1);
  }
}

const overlaps = (a: Leave, b: Leave): boolean =>
  diffDays(a.from, b.toExclusive) > 0 && diffDays(b.from, a.toExclusive) > 0;

const schemes = [[14, 14], [14, 7, 7], [21, 7], [28]];

/** Twenty-eight days a year in blocks, from a year ago to half a year ahead: [day from today, length]. */
function drawVacations(random: Random): [number, number][] {
  const blocks: [number, number][] = [];
  for (const yearStart of [-365, 0]) {
    for (const days of random.pick(schemes)) blocks.push([yearStart + random.int(350), days]);
  }
  return blocks.filter(([offset]) => offset < 200);
}

/** About nine days a year, mostly in short spells. */
function drawSickLeaves(random: Random): [number, number][] {
  const spells: [number, number][] = [];
  const count = random.poisson(1.6);
  for (let spell = 0; spell < count; spell++) spells.push([random.int(372) - 365, 3 + random.int(8)]);
  return spells;
}

function addAbsence(context: SeedContext, person: SeededEmployee, reasonId: string, leave: Leave): void {
  context.rows.add('absences', {
    id: context.nextId(),
    organization_id: context.organizationId,
    employee_id: person.id,
    reason_id: reasonId,
    starts_at: new Date(localDayStart(leave.from, person.site.timeZone)),
    ends_at: new Date(localDayStart(leave.toExclusive, person.site.timeZone)),
    all_day: true,
    request_id: null,
  });
}
