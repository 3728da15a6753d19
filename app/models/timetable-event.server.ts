import { v7 as createId } from 'uuid';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';
import { departmentsWithin } from './schedule.server';
import { type TimetableEventInput, timetableEventSchema } from './timetable-event-input';

/** An event of the timetable. */
export type TimetableEvent = TimetableEventInput & { id: string; status: 'active' | 'inactive'; version: number };

const columns = `id, name, description, kind, participation, minutes, from_minute as "fromMinute", to_minute as "toMinute", recurrence,
  every_weeks as "everyWeeks", weekdays, month_day as "monthDay", start_date as "startDate", end_date as "endDate", group_ids as "groupIds",
  department_ids as "departmentIds", employee_ids as "employeeIds", min_participants as "minParticipants",
  max_participants as "maxParticipants", max_simultaneous as "maxSimultaneous", is_mandatory as "isMandatory", status, version`;

const scopeWith = (actor: Actor, permission: string): AccessScope => {
  const scope = scopeOf(actor, permission);
  if (!scope || scope.kind === 'own') throw forbidden();
  return scope;
};

const departmentsOf = (scope: AccessScope): string[] | null =>
  scope.kind === 'department' ? scope.departmentIds : null;

/** Events within reach: of everybody, or those for one's own departments; active ones first. @throws AppError forbidden */
export async function listTimetableEvents(
  actor: Actor,
  input: { status?: 'active' | 'inactive'; ids?: string[]; limit?: number; after?: string } = {},
): Promise<TimetableEvent[]> {
  return query<TimetableEvent>(
    'timetable-event-list',
    `select ${columns} from timetable_events where organization_id = $1 and ($2::text is null or status = $2)
       and ($3::uuid[] is null or department_ids && $3::uuid[]) and ($4::uuid[] is null or id = any($4::uuid[]))
       and ($5::uuid is null or id > $5) order by id limit $6`,
    [
      actor.organizationId,
      input.status ?? null,
      departmentsOf(scopeWith(actor, 'schedule:read')),
      input.ids ?? null,
      input.after ?? null,
      input.limit ?? 200,
    ],
  );
}

/** Events for a job that places them. @param input.departmentIds only those for one of these departments; null = all */
export function readEventsToPlace(input: {
  organizationId: string;
  eventIds: string[];
  departmentIds: string[] | null;
}): Promise<TimetableEvent[]> {
  return query<TimetableEvent>(
    'timetable-events-to-place',
    `select ${columns} from timetable_events where organization_id = $1 and id = any($2::uuid[]) and status = 'active'
       and ($3::uuid[] is null or department_ids && $3::uuid[]) order by id`,
    [input.organizationId, input.eventIds, input.departmentIds],
  );
}

/** One event. @throws AppError not_found, forbidden */
export async function getTimetableEvent(actor: Actor, eventId: string): Promise<TimetableEvent> {
  const [event] = await listTimetableEvents(actor, { ids: [eventId] });
  if (!event) throw notFound('The event');
  return event;
}

const valuesOf = (event: TimetableEventInput): unknown[] => [
  event.name,
  event.description,
  event.kind,
  event.participation,
  event.minutes,
  event.fromMinute,
  event.toMinute,
  event.recurrence,
  event.everyWeeks,
  [...new Set(event.weekdays)].sort(),
  event.monthDay,
  event.startDate,
  event.endDate,
  event.groupIds,
  event.departmentIds,
  event.employeeIds,
  event.minParticipants,
  event.maxParticipants,
  event.maxSimultaneous,
  event.isMandatory,
];

/** Names people, groups and departments that exist in the organization only. @throws AppError not_found */
async function requireKnown(organizationId: string, event: TimetableEventInput): Promise<void> {
  const [row] = await query<{ groups: number; departments: number; employees: number }>(
    'timetable-event-known',
    `select (select count(*)::int from groups where organization_id = $1 and id = any($2::uuid[])) as groups,
       (select count(*)::int from departments where organization_id = $1 and id = any($3::uuid[])) as departments,
       (select count(*)::int from agents where organization_id = $1 and id = any($4::uuid[])) as employees`,
    [organizationId, event.groupIds, event.departmentIds, event.employeeIds],
  );
  if (row.groups < new Set(event.groupIds).size) throw notFound('The group');
  if (row.departments < new Set(event.departmentIds).size) throw notFound('The department');
  if (row.employees < new Set(event.employeeIds).size) throw notFound('The employee');
}

/**
 * Writes an event down. A planner of some departments makes events for those only.
 * @throws AppError invalid naming the field, not_found, forbidden
 */
export async function createTimetableEvent(actor: Actor, values: unknown): Promise<{ eventId: string }> {
  scopeWith(actor, 'schedule:write');
  const parsed = parseInput(timetableEventSchema, values);
  const event = { ...parsed, departmentIds: departmentsWithin(actor, 'schedule:write', parsed.departmentIds) };
  const { organizationId } = actor;
  await requireKnown(organizationId, event);
  const eventId = createId();
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into timetable_events (id, organization_id, name, description, kind, participation, minutes, from_minute, to_minute,
         recurrence, every_weeks, weekdays, month_day, start_date, end_date, group_ids, department_ids, employee_ids, min_participants,
         max_participants, max_simultaneous, is_mandatory)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
      [eventId, organizationId, ...valuesOf(event)],
    );
    const audit = { action: 'timetable_event.created', entity: 'timetable_event', entityId: eventId, after: event };
    return { result: undefined, audit };
  });
  return { eventId };
}

/**
 * Changes an event; what was placed stays where it is. A planner of some departments changes events of those only.
 * @throws AppError invalid naming the field, not_found, forbidden; conflict for an older version
 */
export async function updateTimetableEvent(
  actor: Actor,
  input: { eventId: string; values: unknown; expectedVersion: number },
): Promise<void> {
  scopeWith(actor, 'schedule:write');
  const { organizationId } = actor;
  const { id: eventId, status: _status, version: _version, ...before } = await getTimetableEvent(actor, input.eventId);
  departmentsWithin(actor, 'schedule:write', before.departmentIds);
  const parsed = parseInput(timetableEventSchema, input.values);
  const event = { ...parsed, departmentIds: departmentsWithin(actor, 'schedule:write', parsed.departmentIds) };
  await requireKnown(organizationId, event);
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `update timetable_events set name = $4, description = $5, kind = $6, participation = $7, minutes = $8, from_minute = $9,
         to_minute = $10, recurrence = $11, every_weeks = $12, weekdays = $13, month_day = $14, start_date = $15, end_date = $16,
         group_ids = $17, department_ids = $18, employee_ids = $19, min_participants = $20, max_participants = $21,
         max_simultaneous = $22, is_mandatory = $23, version = version + 1
       where organization_id = $1 and id = $2 and version = $3`,
      [organizationId, eventId, input.expectedVersion, ...valuesOf(event)],
    );
    if (!rowCount) throw changedMeanwhile();
    const audit = {
      action: 'timetable_event.updated',
      entity: 'timetable_event',
      entityId: eventId,
      before,
      after: event,
    };
    return { result: undefined, audit };
  });
}

const changedMeanwhile = () => conflict('This event was changed after you had opened it.');

/**
 * Ends an event, or takes it up again. What was placed stays.
 * @throws AppError not_found, forbidden; conflict for an older version
 */
export async function setTimetableEventStatus(
  actor: Actor,
  input: { eventId: string; status: 'active' | 'inactive'; expectedVersion: number },
): Promise<void> {
  scopeWith(actor, 'schedule:write');
  const event = await getTimetableEvent(actor, input.eventId);
  departmentsWithin(actor, 'schedule:write', event.departmentIds);
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `update timetable_events set status = $4, version = version + 1 where organization_id = $1 and id = $2 and version = $3`,
      [actor.organizationId, input.eventId, input.expectedVersion, input.status],
    );
    if (!rowCount) throw changedMeanwhile();
    const audit = {
      action: 'timetable_event.updated',
      entity: 'timetable_event',
      entityId: input.eventId,
      before: { status: event.status },
      after: { status: input.status },
    };
    return { result: undefined, audit };
  });
}
