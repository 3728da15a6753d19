import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { scopeOf } from '~/auth/actor';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerCalendarDay } from '~/models/answer-calendar-day.server';
import { answerForm } from '~/models/answer-form.server';
import { fillHolidays, getCalendarYear, listHolidayCountries } from '~/models/calendar.server';
import { listTouchedSchedules } from '~/models/calendar-touched.server';
import { localDate } from '~/models/employee-input';
import { listSites } from '~/models/site.server';
import { CalendarPage } from '~/modules/sites/calendar-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';
export const handle: RouteHandle = { crumb: 'admin-structure:calendar.title' };

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'calendar:read');
  const { organizationId } = actor;
  const search = new URL(request.url).searchParams;
  const asked = Number(search.get('year'));
  const year = asked >= 2000 && asked <= 2100 ? asked : new Date().getUTCFullYear();
  const sites = await listSites({ organizationId });
  const siteId = sites.find((site) => site.id === search.get('calendar'))?.id ?? null;
  const mayWrite = scopeOf(actor, 'calendar:write') !== null;
  const day = localDate.safeParse(search.get('day'));
  const [days, schedules] = await Promise.all([
    getCalendarYear({ organizationId, siteId, year }),
    day.success && mayWrite ? listTouchedSchedules({ organizationId, dates: [day.data] }) : [],
  ]);
  return {
    year,
    siteId,
    sites,
    days,
    schedules,
    mayWrite,
    countries: mayWrite ? listHolidayCountries(actor.locale) : [],
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'calendar:write');
  const { intent, siteId, ...values } = Object.fromEntries(await request.formData());
  const target = { actor, siteId: siteId ? String(siteId) : null, values };
  if (intent === 'fill') return answerForm('fill', () => fillHolidays(target));
  return answerCalendarDay(target);
}

export default function CalendarRoute() {
  return <CalendarPage {...useLoaderData<typeof loader>()} />;
}
