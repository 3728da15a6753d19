import type { Actor } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { listOccurrences } from './event-occurrences';
import { listSchedulePeople } from './improve-page.server';
import { getScheduleFrame, mayEditSchedule } from './schedule-page.server';
import { listProposals } from './schedule-proposal.server';
import { listTimetableEvents } from './timetable-event.server';

/** Events of the timetable, how often each falls into a schedule, and what was placed so far. @throws AppError not_found, forbidden */
export async function loadActivitiesPage(actor: Actor, scheduleId: string, search = new URLSearchParams()) {
  const schedule = await getScheduleFrame(actor, scheduleId);
  const { organizationId } = actor;
  const mayWrite = mayEditSchedule(actor);
  const [events, groups, people, proposals] = await Promise.all([
    listTimetableEvents(actor),
    query<{ id: string; name: string }>(
      'activities-groups',
      `select id, name from groups where organization_id = $1 and id = any($2::uuid[]) order by name`,
      [organizationId, schedule.groupIds],
      reader(),
    ),
    listSchedulePeople(actor, scheduleId),
    mayWrite ? listProposals(actor, { scheduleId, kinds: ['activities'], limit: 20 }) : { items: [] },
  ]);
  return {
    schedule: { id: schedule.id, startDate: schedule.startDate, endDate: schedule.endDate },
    mayWrite,
    mayPlace: mayWrite && ['planned', 'applied'].includes(schedule.status),
    events: events.map((event) => ({
      ...event,
      occurrences: listOccurrences(event, schedule.startDate, schedule.endDate).length,
    })),
    edited: (mayWrite && events.find((event) => event.id === search.get('edit'))) || null,
    groups,
    people,
    proposals: proposals.items,
  };
}

const numberOf = (form: FormData, field: string): number | null => {
  const text = String(form.get(field) ?? '').trim();
  return text ? Number(text) : null;
};

/** "09:30" as minutes of the day; what is no time becomes none, so that the schema names the field. */
function minuteOf(form: FormData, field: string): number | null {
  const [hours, minutes] = String(form.get(field) ?? '').split(':');
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}

/** Fields of the form of an event, as its schema takes them. */
export const readEventForm = (form: FormData) => ({
  name: form.get('name'),
  description: form.get('description') || null,
  kind: form.get('kind'),
  participation: form.get('participation') ?? undefined,
  minutes: numberOf(form, 'minutes'),
  fromMinute: minuteOf(form, 'fromMinute'),
  toMinute: minuteOf(form, 'toMinute'),
  recurrence: form.get('recurrence') ?? undefined,
  everyWeeks: numberOf(form, 'everyWeeks') ?? undefined,
  weekdays: form.getAll('weekdays').map(Number),
  monthDay: numberOf(form, 'monthDay'),
  startDate: form.get('startDate'),
  endDate: form.get('endDate') || null,
  departmentIds: form.getAll('departmentIds').filter(Boolean),
  groupIds: form.getAll('groupIds').filter(Boolean),
  employeeIds: form.getAll('employeeIds').filter(Boolean),
  minParticipants: numberOf(form, 'minParticipants') ?? undefined,
  maxParticipants: numberOf(form, 'maxParticipants') ?? undefined,
  maxSimultaneous: numberOf(form, 'maxSimultaneous'),
  isMandatory: form.get('isMandatory') !== null,
});
