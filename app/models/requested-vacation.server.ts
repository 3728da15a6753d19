import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { addDays, diffDays } from '~/engine/time';
import { dateToEpochDay } from '~/engine/time/local-date';
import { judgeVacation, type VacationRule } from '~/engine/vacations';
import { conflict, type FieldFault, forbidden, invalid } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { recordVacationAbsences } from './vacation-absence.server';
import { loadVacationFrame, surroundingsOf } from './vacation-judgement.server';

const vacationRequests = new Set(['VACATION', 'EXTRAORDINARY_VACATION', 'VACATION_TRANSFER']);

/** Whether a request is about leave, which becomes a block rather than a bare absence. */
export const isVacationRequest = (type: string): boolean => vacationRequests.has(type);

/** One's own annual leave that has yet to begin, and is not fixed. */
export function listMovableVacations(input: {
  organizationId: string;
  employeeId: string;
}): Promise<{ id: string; firstDate: string; lastDate: string }[]> {
  return query(
    'vacation-movable',
    `select id, first_date as "firstDate", last_date as "lastDate" from vacations
     where organization_id = $1 and employee_id = $2 and kind = 'annual' and first_date > current_date
     order by first_date limit 50`,
    [input.organizationId, input.employeeId],
  );
}

interface AskedVacation {
  type: string;
  firstDate: string;
  lastDate: string;
  vacationId?: string;
}

/**
 * The new days of leave that is asked to move: it keeps its length.
 * @throws AppError invalid where it is not one's own, or has begun
 */
export async function findTransfer<Asked extends AskedVacation>(actor: Actor, asked: Asked): Promise<Asked> {
  if (!asked.vacationId) throw invalid('vacationId', 'required', 'Choose the leave to move.');
  const movable = await listMovableVacations({
    organizationId: actor.organizationId,
    employeeId: actor.employeeId ?? '',
  });
  const found = movable.find(({ id }) => id === asked.vacationId);
  if (!found) throw invalid('vacationId', 'unknown', 'Choose leave of yours that has not begun.');
  return { ...asked, lastDate: addDays(asked.firstDate, diffDays(found.firstDate, found.lastDate)) };
}

/** The words of the employee's form that differ from the name of the rule. */
const formRules: Partial<Record<VacationRule, string>> = {
  too_long: 'too_long_block',
  too_many_blocks: 'vacation_rule',
  no_long_block: 'vacation_rule',
  summer: 'vacation_rule',
  no_scheme: 'vacation_rule',
};

/** What the rules say against leave that a person asks for; short notice is left to whoever decides. */
export async function judgeRequestedVacation(actor: Actor, asked: AskedVacation): Promise<FieldFault[]> {
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  const block = { first: dateToEpochDay(asked.firstDate), last: dateToEpochDay(asked.lastDate) };
  const frame = await loadVacationFrame({ organizationId, employeeIds: [employeeId], ...block });
  const person = frame.people.get(employeeId);
  if (!person) throw forbidden();
  // why: leave that an additional scheme pays goes on to be paid by it, under its rules
  const schemeId = person.vacations.find(({ id }) => id === asked.vacationId)?.schemeId ?? null;
  const around = surroundingsOf(frame, person, { ...block, schemeId }, asked.vacationId ?? null);
  return judgeVacation(block, 'annual', around)
    .filter(({ severity }) => severity !== 'warning')
    .map(({ rule }) => ({ field: 'firstDate', rule: formRules[rule] ?? rule, message: rule }));
}

interface DecidedRequest {
  id: string;
  employee_id: string;
  type: string;
}

/**
 * What approved requests do to leave: a new approved block, or an existing one on other days; either has its absence.
 * A leave that was removed meanwhile is made anew on the days asked for.
 */
export async function recordRequestedVacations(
  client: PoolClient,
  actor: Actor,
  requests: readonly DecidedRequest[],
): Promise<void> {
  const ids = requests.filter(({ type }) => isVacationRequest(type)).map(({ id }) => id);
  if (ids.length === 0) return;
  const range = `(q.starts_at at time zone a.time_zone)::date as first_date,
    ((q.ends_at - interval '1 second') at time zone a.time_zone)::date as last_date`;
  const moved = await client.query<Recorded>(
    `with asked as (select q.id, q.vacation_id, q.employee_id, ${range} from requests q join agents a on a.id = q.employee_id
       where q.id = any($1::uuid[]) and q.type = 'VACATION_TRANSFER')
     update vacations v set first_date = q.first_date, last_date = q.last_date, state = 'approved', version = v.version + 1
     from asked q where v.id = q.vacation_id and v.employee_id = q.employee_id returning v.id, q.id as "requestId"`,
    [ids],
  );
  const done = new Set(moved.rows.map(({ requestId }) => requestId));
  const rest = ids.filter((id) => !done.has(id));
  const made = await client.query<Recorded>(
    `with asked as (select q.id, n.vacation_id, q.organization_id, q.employee_id, q.type, q.comment, ${range}
       from unnest($1::uuid[], $2::uuid[]) n(id, vacation_id) join requests q on q.id = n.id join agents a on a.id = q.employee_id),
     made as (insert into vacations (id, organization_id, employee_id, kind, first_date, last_date, state, origin, note, created_by)
       select vacation_id, organization_id, employee_id, case type when 'EXTRAORDINARY_VACATION' then 'extraordinary' else 'annual' end,
         first_date, last_date, 'approved', 'request', comment, $3 from asked returning id)
     select made.id, asked.id as "requestId" from made join asked on asked.vacation_id = made.id`,
    [rest, rest.map(() => createId()), actor.kind === 'user' ? actor.id : null],
  );
  await requireApart(client, [...moved.rows, ...made.rows]);
  await recordVacationAbsences(client, actor.organizationId, [...moved.rows, ...made.rows]);
}

interface Recorded {
  id: string;
  requestId: string;
}

/** Refuses an approval whose days have been planned otherwise meanwhile. @throws AppError conflict */
async function requireApart(client: PoolClient, recorded: readonly Recorded[]): Promise<void> {
  const clash = await client.query<{ name: string }>(
    `select a.last_name || ' ' || a.first_name as name from vacations v
     join vacations o on o.employee_id = v.employee_id and o.id <> v.id and o.first_date <= v.last_date and o.last_date >= v.first_date
     join agents a on a.id = v.employee_id where v.id = any($1::uuid[]) limit 1`,
    [recorded.map(({ id }) => id)],
  );
  if (clash.rows[0]) throw conflict(`${clash.rows[0].name} has other leave on these days already.`);
}
