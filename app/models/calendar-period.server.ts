import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { writeWithAudit } from '~/platform/audit.server';
import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { toDateColumn } from './employee-lock.server';
import { type CalendarPeriodKind, calendarPeriodKinds } from './forecast-calendar.server';
import { parseInput } from './parse-input.server';

/** School holidays, pay days and closures that the forecaster is told about. */
export interface CalendarPeriodView {
  id: string;
  kind: CalendarPeriodKind;
  name: string;
  startDate: string;
  /** inclusive */
  endDate: string;
  siteId: string | null;
  siteName: string | null;
}

/** Periods of the calendar from a date on, in their order. */
export async function listCalendarPeriods(input: {
  organizationId: string;
  from?: string;
  limit: number;
  offset?: number;
}): Promise<{ items: CalendarPeriodView[]; total: number }> {
  const rows = await query<CalendarPeriodView & { total: number }>(
    'calendar-period-list',
    `select p.id, p.kind, p.name, p.start_date as "startDate", p.end_date as "endDate", p.site_id as "siteId", s.name as "siteName",
       count(*) over () as total
     from calendar_periods p left join sites s on s.id = p.site_id
     where p.organization_id = $1 and ($2::date is null or p.end_date >= $2) order by p.start_date desc, p.id limit $3 offset $4`,
    [input.organizationId, input.from ?? null, input.limit, input.offset ?? 0],
    reader(),
  );
  return { items: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export const calendarPeriodInput = z
  .object({
    kind: z.enum(calendarPeriodKinds),
    name: z.string().trim().min(1).max(120),
    startDate: z.iso.date(),
    endDate: z.iso.date(),
    siteId: z.preprocess((value) => value || null, z.uuid().nullable()).default(null),
  })
  .refine((value) => value.endDate >= value.startDate, {
    path: ['endDate'],
    params: { rule: 'after_start' },
    message: 'The period must not end before it begins.',
  });

/**
 * Adds a period; forecasts learn of it when they are computed next.
 * @throws AppError invalid, not_found (site)
 */
export async function addCalendarPeriod(actor: Actor, values: unknown): Promise<string> {
  const { organizationId } = actor;
  const period = parseInput(calendarPeriodInput, values);
  return writeWithAudit(auditActorOf(actor), async (tx) => {
    if (period.siteId) {
      const site = await tx.site.findFirst({ where: { id: period.siteId, organizationId }, select: { id: true } });
      if (!site) throw notFound('The site');
    }
    const id = createId();
    const { kind, name, siteId } = period;
    await tx.calendarPeriod.create({
      data: {
        id,
        organizationId,
        kind,
        name,
        siteId,
        startDate: toDateColumn(period.startDate),
        endDate: toDateColumn(period.endDate),
        createdBy: actor.kind === 'user' ? actor.id : null,
      },
    });
    return {
      result: id,
      audit: { action: 'calendar.period_added', entity: 'calendar_period', entityId: id, after: period },
    };
  });
}

/** @throws AppError not_found */
export async function deleteCalendarPeriod(actor: Actor, periodId: string): Promise<void> {
  await writeWithAudit(auditActorOf(actor), async (tx) => {
    const where = { id: periodId, organizationId: actor.organizationId };
    const before = await tx.calendarPeriod.findFirst({ where });
    if (!before) throw notFound('The period');
    await tx.calendarPeriod.delete({ where: { id: periodId } });
    return {
      result: undefined,
      audit: { action: 'calendar.period_deleted', entity: 'calendar_period', entityId: periodId, before },
    };
  });
}
