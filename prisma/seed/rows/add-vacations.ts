import type { Random } from '~/engine/random';
import { addDays, toLocalDate } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import { json } from '../table-rows';
import type { SeededEmployee } from './add-people';

interface SchemeSeed {
  name: string;
  daysPerYear: number;
  blocks: number[];
}

const schemes: SchemeSeed[] = [
  { name: '28 days', daysPerYear: 28, blocks: [] },
  { name: '14 / 14', daysPerYear: 28, blocks: [14, 14] },
  { name: '14 / 7 / 7', daysPerYear: 28, blocks: [14, 7, 7] },
  { name: 'Management, 35 days', daysPerYear: 35, blocks: [] },
];

/** Schemes with their people, leave as blocks, opening balances, limits of next year, and wishes while they are collected. */
export function addVacations(context: SeedContext, people: SeededEmployee[], reasonIds: Map<string, string>): void {
  const random = context.random.fork('vacations');
  const schemeIds = addSchemes(context);
  const irregularId = addIrregularScheme(context);
  const nextYear = Number(context.today.slice(0, 4)) + 1;
  for (const person of people) {
    const scheme = person.duty === 'agent' ? random.int(3) : 3;
    addAccount(context, random, person, schemeIds[scheme]);
    if (person.duty !== 'agent') addIrregularHours(context, person, irregularId);
    if (random.next() < 0.65) addWishesOf(context, random, person, nextYear, schemes[scheme]);
  }
  addBlocks(context, people, reasonIds);
  addLimits(context, people, nextYear);
  context.rows.add('vacation_campaigns', {
    id: context.nextId(),
    organization_id: context.organizationId,
    year: nextYear,
    opens_on: addDays(context.today, -21),
    closes_on: addDays(context.today, 17),
    max_wishes: 6,
  });
}

function addSchemes(context: SeedContext): string[] {
  return schemes.map((scheme) => {
    const id = context.nextId();
    context.rows.add('vacation_schemes', {
      id,
      organization_id: context.organizationId,
      name: scheme.name,
      days_per_year: scheme.daysPerYear,
      accrual: 'monthly',
      year_kind: 'working',
      advance_days: 14,
      expiry_months: 18,
      blocks: scheme.blocks,
      min_block_days: 7,
      min_gap_days: 21,
      max_shift_days: 7,
      notice_days: 14,
      long_block_days: 14,
      blackouts: json([{ from: '12-20', to: '12-31' }]),
      is_additional: false,
    });
    return id;
  });
}

/** Three days a year for irregular working hours, beside whatever scheme somebody has. */
function addIrregularScheme(context: SeedContext): string {
  const id = context.nextId();
  context.rows.add('vacation_schemes', {
    id,
    organization_id: context.organizationId,
    name: 'Irregular hours, 3 days',
    days_per_year: 3,
    accrual: 'yearly',
    year_kind: 'calendar',
    advance_days: 0,
    expiry_months: 12,
    blocks: [],
    min_block_days: 1,
    min_gap_days: 0,
    max_shift_days: 7,
    notice_days: 3,
    long_block_days: 0,
    blackouts: json([]),
    is_additional: true,
  });
  return id;
}

function addIrregularHours(context: SeedContext, person: SeededEmployee, schemeId: string): void {
  const thisYear = `${context.today.slice(0, 4)}-01-01`;
  context.rows.add('vacation_assignments', {
    id: context.nextId(),
    organization_id: context.organizationId,
    employee_id: person.id,
    scheme_id: schemeId,
    valid_from: person.hireDate > thisYear ? person.hireDate : thisYear,
    is_additional: true,
  });
}

/** The scheme from the hire or the beginning of last year on, with what was left then. */
function addAccount(context: SeedContext, random: Random, person: SeededEmployee, schemeId: string): void {
  const lastYear = `${Number(context.today.slice(0, 4)) - 1}-01-01`;
  const validFrom = person.hireDate > lastYear ? person.hireDate : lastYear;
  const common = { organization_id: context.organizationId, employee_id: person.id };
  context.rows.add('vacation_assignments', {
    id: context.nextId(),
    ...common,
    scheme_id: schemeId,
    valid_from: validFrom,
    is_additional: false,
  });
  if (validFrom !== lastYear) return;
  context.rows.add('vacation_entries', {
    id: context.nextId(),
    ...common,
    date: addDays(lastYear, -1),
    days: 4 + random.int(15),
    kind: 'opening',
    reason: 'Balance of the personnel system',
  });
}

/** Every vacation among the absences, as the block that it belongs to. */
function addBlocks(context: SeedContext, people: SeededEmployee[], reasonIds: Map<string, string>): void {
  const zoneOf = new Map(people.map((person) => [person.id, person.site.timeZone]));
  const reasonId = reasonIds.get('VAC');
  for (const absence of context.rows.of('absences')) {
    const zone = zoneOf.get(absence.employee_id as string);
    if (absence.reason_id !== reasonId || !zone) continue;
    context.rows.add('vacations', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: absence.employee_id,
      kind: 'annual',
      first_date: toLocalDate((absence.starts_at as Date).getTime(), zone),
      last_date: toLocalDate((absence.ends_at as Date).getTime() - 1000, zone),
      state: 'approved',
      priority: 'fixed',
      origin: 'import',
      absence_id: absence.id,
    });
  }
}

/** At most a fifth of a group away at once; the last days of the year are closed by the schemes. */
function addLimits(context: SeedContext, people: SeededEmployee[], year: number): void {
  const groups = new Map<string, { id: string; name: string }>();
  for (const { group } of people) if (group) groups.set(group.id, group);
  for (const of of [year - 1, year]) {
    for (const group of groups.values()) {
      context.rows.add('vacation_limits', {
        id: context.nextId(),
        organization_id: context.organizationId,
        name: `${group.name} ${of}`,
        group_id: group.id,
        first_date: `${of}-01-01`,
        last_date: `${of}-12-31`,
        max_percent: 20,
      });
    }
  }
}

/** Summer is wanted most, then the holidays of May and the turn of the year. */
function addWishesOf(
  context: SeedContext,
  random: Random,
  person: SeededEmployee,
  year: number,
  scheme: SchemeSeed,
): void {
  const lengths = scheme.blocks.length ? scheme.blocks : [14, 7 + random.int(7)];
  const count = 1 + random.int(Math.min(3, lengths.length + 1));
  let earliest = 20 + random.int(60);
  const starts = lengths.slice(0, count).map((_, index) => {
    const isSummer = index === 0 && random.next() < 0.7;
    const day = isSummer ? 152 + random.int(75) : earliest + random.int(90);
    earliest = day + 60;
    return day;
  });
  for (const [index, start] of starts.entries()) {
    if (start > 330) break;
    const first = addDays(`${year}-01-01`, start);
    context.rows.add('vacation_wishes', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: person.id,
      year,
      rank: index + 1,
      first_date: first,
      last_date: addDays(first, lengths[index] - 1),
      priority: random.next() < 0.15 ? 'priority' : 'non_priority',
      state: 'submitted',
    });
  }
}
