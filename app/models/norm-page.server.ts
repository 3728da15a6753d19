import type { AccessScope } from '~/auth/actor';
import type { EmployeeFilter } from './employee-filter';
import { localDate } from './employee-input';
import { listNorms, normPeriods, periodOf } from './norm-report.server';
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
  const [list, options] = await Promise.all([
    listNorms({ ...input, from, to }),
    getPeopleOptions({ organizationId, scope }),
  ]);
  return { ...list, page, pageSize, period, from, to, date, today, options };
}
