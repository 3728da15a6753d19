import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import type { EmployeeFilter } from './employee-filter';
import { localDate } from './employee-input';
import { normPeriods } from './norm-assignment';
import { periodOf } from './norm-period';
import { listNorms } from './norm-report.server';
import { getPeopleOptions } from './people-options.server';

/** The page of norm hours. @param date any day of the period; today where it is none */
export async function getNormPage(input: {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  page: number;
  pageSize: number;
  date: string | null;
  period: string | null;
}) {
  const { organizationId, scope, page, pageSize } = input;
  const today = new Date().toISOString().slice(0, 10);
  const read = localDate.safeParse(input.date);
  const date = read.success ? read.data : today;
  const period = normPeriods.find((known) => known === input.period) ?? 'month';
  const { from, to } = periodOf(date, period);
  const [list, options, hasCalendar] = await Promise.all([
    listNorms({ ...input, from, to }),
    getPeopleOptions({ organizationId, scope }),
    hasCalendarYear({ organizationId, year: Number(from.slice(0, 4)) }),
  ]);
  return { ...list, page, pageSize, period, from, to, date, today, options, hasCalendar };
}

/** Whether anybody has filled a production calendar of the year; without one only weekends are free. */
async function hasCalendarYear(input: { organizationId: string; year: number }): Promise<boolean> {
  const [found] = await query<{ exists: boolean }>(
    'norm-calendar-year',
    `select exists (select 1 from production_calendar where organization_id = $1
       and date between make_date($2, 1, 1) and make_date($2, 12, 31)) as exists`,
    [input.organizationId, input.year],
  );
  return found.exists;
}
