import type { Random } from '~/engine/random';
import { addDays, localDayStart } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import type { TableRow } from '../table-rows';
import type { SeededEmployee } from './add-people';

type RequestType = 'TIME_OFF' | 'SICK_LEAVE' | 'EXTRAORDINARY_VACATION';

const reasonOf: Record<RequestType, string> = { TIME_OFF: 'PTO', SICK_LEAVE: 'SICK', EXTRAORDINARY_VACATION: 'UNP' };

const comments = [
  'Family event',
  'Doctor in the morning',
  'Exam at the university',
  'Moving to a new flat',
  'Trip with the children',
  null,
  null,
];

const dayMs = 86_400_000;

/** Requests: recent absences were asked for and approved, some were refused, some wait for a decision. */
export function addRequests(context: SeedContext, people: SeededEmployee[], reasonIds: Map<string, string>): void {
  const random = context.random.fork('requests');
  const agents = random.shuffle(people.filter((person) => person.duty === 'agent'));
  addApproved(context, random, reasonIds);
  const openCount = Math.min(18, Math.ceil(agents.length / 12));
  for (const person of agents.slice(0, openCount)) addUndecided(context, random, reasonIds, person, 'under_review');
  for (const person of agents.slice(openCount, openCount * 2))
    addUndecided(context, random, reasonIds, person, 'rejected');
}

/** Days off and sick leaves of the last and the next weeks, each bound to its absence. */
function addApproved(context: SeedContext, random: Random, reasonIds: Map<string, string>): void {
  const typeOf = new Map<unknown, RequestType>([
    [reasonIds.get('PTO'), 'TIME_OFF'],
    [reasonIds.get('SICK'), 'SICK_LEAVE'],
  ]);
  for (const absence of context.rows.of('absences')) {
    const type = typeOf.get(absence.reason_id);
    const startsMs = (absence.starts_at as Date).getTime();
    if (!type || Math.abs(startsMs - context.nowMs) > 60 * dayMs || random.next() < 0.3) continue;
    const askedMs = Math.min(startsMs, context.nowMs) - Math.round((0.1 + 3 * random.next()) * dayMs);
    absence.request_id = addRequest(context, {
      ...absence,
      type,
      status: 'approved',
      comment: random.pick(comments),
      askedMs,
      decidedMs: askedMs + Math.round(random.next() * 0.08 * dayMs),
    });
  }
}

function addUndecided(
  context: SeedContext,
  random: Random,
  reasonIds: Map<string, string>,
  person: SeededEmployee,
  status: 'under_review' | 'rejected',
): void {
  const type = random.pick<RequestType>(['TIME_OFF', 'TIME_OFF', 'TIME_OFF', 'SICK_LEAVE', 'EXTRAORDINARY_VACATION']);
  const isOpen = status === 'under_review';
  const from = addDays(context.today, isOpen ? 2 + random.int(30) : random.int(40) - 42);
  const days = type === 'TIME_OFF' ? 1 : 3 + random.int(7);
  const startsMs = localDayStart(from, person.site.timeZone);
  const askedMs = isOpen
    ? context.nowMs - Math.round(random.next() * 4 * dayMs)
    : startsMs - Math.round((2 + random.next() * 8) * dayMs);
  addRequest(context, {
    employee_id: person.id,
    reason_id: reasonIds.get(reasonOf[type]),
    starts_at: new Date(startsMs),
    ends_at: new Date(localDayStart(addDays(from, days), person.site.timeZone)),
    type,
    status,
    comment: random.pick(comments),
    askedMs,
    decidedMs: isOpen ? null : askedMs + Math.round(random.next() * dayMs),
  });
}

interface RequestFacts extends TableRow {
  type: RequestType;
  status: string;
  comment: string | null;
  askedMs: number;
  decidedMs: number | null;
}

function addRequest(context: SeedContext, facts: RequestFacts): string {
  const id = context.nextId();
  context.rows.add('requests', {
    id,
    organization_id: context.organizationId,
    employee_id: facts.employee_id,
    type: facts.type,
    status: facts.status,
    starts_at: facts.starts_at,
    ends_at: facts.ends_at,
    reason_id: facts.reason_id,
    comment: facts.comment,
    created_at: new Date(facts.askedMs),
    decided_at: facts.decidedMs === null ? null : new Date(facts.decidedMs),
    decision_comment: facts.status === 'rejected' ? 'Too few colleagues on that day' : null,
  });
  return id;
}
