import { query } from '~/platform/pg.server';

/** A planned or published schedule that a change of the calendar touches. */
export interface TouchedSchedule {
  id: string;
  name: string;
  startDate: string;
  endDate: string;
  status: string;
}

/** Planned and published schedules that hold one of some dates, published ones first; at most fifty. */
export function listTouchedSchedules(input: {
  organizationId: string;
  dates: readonly string[];
}): Promise<TouchedSchedule[]> {
  return query<TouchedSchedule>(
    'calendar-touched-schedules',
    `select s.id, s.name, s.start_date as "startDate", s.end_date as "endDate", s.status from schedules s
     where s.organization_id = $1 and s.status in ('planned', 'applied')
       and exists (select 1 from unnest($2::date[]) d(date) where d.date between s.start_date and s.end_date)
     order by s.status, s.start_date desc, s.id limit 50`,
    [input.organizationId, input.dates],
  );
}
