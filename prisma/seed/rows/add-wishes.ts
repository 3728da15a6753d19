import type { Random } from '~/engine/random';
import { addDays } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import type { SeededEmployee } from './add-people';

/** Availability of part-timers and preferences. */
export function addWishes(context: SeedContext, people: SeededEmployee[]): void {
  const random = context.random.fork('wishes');
  const agents = people.filter((person) => person.duty === 'agent');
  for (const person of agents) {
    if (person.rule === 'part20' || person.rule === 'part30') addAvailability(context, random, person);
    addPreferences(context, random, person);
  }
}

/** Windows in which students, parents and people with a second job can work. */
const windows: [number, number][] = [
  [480, 930],
  [420, 960],
  [840, 1410],
  [600, 1320],
];

function addAvailability(context: SeedContext, random: Random, person: SeededEmployee): void {
  if (random.next() < 0.3) return;
  const [start, end] = random.pick(windows);
  const dayOff = random.next() < 0.35 ? 1 + random.int(7) : null;
  for (let weekday = 1; weekday <= 7; weekday++) {
    const isFree = weekday > 5 && random.next() < 0.5;
    if (isFree) continue;
    context.rows.add('availabilities', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: person.id,
      weekday,
      start_minute: weekday === dayOff ? 0 : start,
      end_minute: weekday === dayOff ? 0 : end,
      valid_from: person.hireDate,
    });
  }
}

function addPreferences(context: SeedContext, random: Random, person: SeededEmployee): void {
  const add = (wish: {
    date?: string;
    weekday?: number;
    kind: 'work' | 'off';
    from?: number;
    to?: number;
    isPriority?: boolean;
  }) =>
    context.rows.add('preferences', {
      id: context.nextId(),
      organization_id: context.organizationId,
      employee_id: person.id,
      date: wish.date ?? null,
      weekday: wish.weekday ?? null,
      kind: wish.kind,
      start_minute: wish.from ?? null,
      end_minute: wish.to ?? null,
      is_priority: wish.isPriority ?? false,
    });
  const dayOff = random.next() < 0.25 ? 1 + random.int(7) : null;
  if (dayOff) add({ weekday: dayOff, kind: 'off' });
  if (random.next() < 0.2) {
    const from = random.pick([420, 480, 540, 600, 780]);
    for (let weekday = 1; weekday <= 5; weekday++)
      if (weekday !== dayOff) add({ weekday, kind: 'work', from, to: from + 540 });
  }
  if (random.next() < 0.22) {
    const date = addDays(context.today, 3 + random.int(40));
    add({ date, kind: 'off', isPriority: random.next() < 0.3 });
  }
}
