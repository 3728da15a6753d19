import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { addDays, localDayEnd, localDayStart, toLocalDate } from '~/engine/time';
import { AppError } from '~/platform/errors.server';
import { loadScheduleGroups } from './build-schedule-problem.server';
import { type GroupCurve, readCoverageCurves } from './schedule-coverage.server';
import { listDayShifts } from './schedule-day.server';
import { getScheduleFrame, mayEditSchedule, planningScope } from './schedule-page.server';
import { listShiftOffers } from './shift-offer-list.server';

const uuid = z.uuid();
const idOf = (text: string | null) => (uuid.safeParse(text).success ? (text as string) : undefined);

/** Curves of several groups added up on one grid. */
export function addCurves(groups: GroupCurve[], intervalMinutes: number, fromMs: number, toMs: number) {
  const stepMs = intervalMinutes * 60_000;
  const times = Array.from(
    { length: Math.max(0, Math.round((toMs - fromMs) / stepMs)) },
    (_, i) => fromMs + i * stepMs,
  );
  const sum = (field: 'required' | 'scheduled') =>
    times.map((at) => {
      let total = 0;
      for (const group of groups) total += group[field][Math.round((at - group.startMs) / stepMs)] ?? 0;
      return Math.round(total * 100) / 100;
    });
  return { times, required: sum('required'), scheduled: sum('scheduled') };
}

/** One day of a variant: shifts with everything in them, and coverage against the requirement. */
export async function loadDayPage(actor: Actor, scheduleId: string, search: URLSearchParams) {
  const schedule = await getScheduleFrame(actor, scheduleId);
  const { organizationId, startDate, endDate } = schedule;
  const groups = await loadScheduleGroups(schedule);
  const groupId = groups.find((group) => group.id === search.get('group'))?.id;
  const timeZone = (groups.find((group) => group.id === groupId) ?? groups[0])?.timeZone ?? 'UTC';
  const today = toLocalDate(Date.now(), timeZone);
  const wanted = search.get('date') ?? today;
  const date = wanted >= startDate && wanted <= endDate ? wanted : startDate;
  const fromMs = localDayStart(date, timeZone);
  const toMs = localDayEnd(date, timeZone);
  const range = {
    fromDate: [addDays(date, -1), startDate].sort()[1],
    toDate: [addDays(date, 1), endDate].sort()[0],
    groupIds: groupId ? [groupId] : undefined,
    window: { fromMs, toMs },
  };
  const [shifts, curves, offers] = await Promise.all([
    listDayShifts({
      organizationId,
      scope: planningScope(actor),
      scheduleId,
      date,
      groupId,
      departmentId: idOf(search.get('department')),
      siteId: idOf(search.get('site')),
    }),
    // why: a forecast may have been removed since; the shifts are still worth seeing
    readCoverageCurves(schedule, range).catch((error) => {
      if (error instanceof AppError) return { intervalMinutes: 15, groups: [] };
      throw error;
    }),
    listShiftOffers({ organizationId, scope: planningScope(actor), scheduleId, date, limit: 500 }),
  ]);
  const text = search.get('q')?.toLowerCase() ?? '';
  return {
    scheduleId,
    date,
    startDate,
    endDate,
    today,
    timeZone,
    fromMs,
    toMs,
    nowMs: Date.now(),
    intervalMinutes: curves.intervalMinutes,
    groups: groups.map(({ id, name }) => ({ id, name })),
    groupId: groupId ?? '',
    isPublished: schedule.status === 'applied',
    mayWrite: mayEditSchedule(actor) && !['planning', 'archived'].includes(schedule.status),
    shifts: text ? shifts.filter((shift) => shift.name.toLowerCase().includes(text)) : shifts,
    offers,
    coverage: addCurves(curves.groups, curves.intervalMinutes, fromMs, toMs),
  };
}
