import type { CalendarDay } from '../calendar-days';
import type { SeedContext } from '../seed-context';

const wholeOrganization = '00000000-0000-0000-0000-000000000000';

/** The production calendar of the organization, three years. */
export function addCalendar({ rows, organizationId }: SeedContext, days: Iterable<CalendarDay>): void {
  for (const day of days) {
    rows.add('production_calendar', {
      organization_id: organizationId,
      site_id: wholeOrganization,
      date: day.date,
      day_type: day.dayType,
      name: day.name,
    });
  }
}
