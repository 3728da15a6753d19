import type { Actor } from '~/auth/actor';
import { addDays, toLocalDate } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import { getJob, jobOwnerFilter } from './job.server';
import type { SimulatedVariant } from './routing-result';
import type { WhatIf } from './what-if';
import type { WhatIfPage } from './what-if-page';

/** The form of a what-if and, where one has been started, how it stands. @throws AppError not_found for a job of others */
export async function loadWhatIf(actor: Actor, jobId: string | null): Promise<WhatIfPage> {
  const { organizationId } = actor;
  const [queues, date, job] = await Promise.all([
    listLiveQueues(organizationId),
    findPlannedDay(organizationId),
    jobId ? getJob({ organizationId, jobId, createdBy: jobOwnerFilter(actor, 'job:read') }) : null,
  ]);
  return {
    queues,
    date,
    job:
      job && job.kind === 'simulate-routing'
        ? { id: job.id, state: job.state, error: job.error, result: readResult(job.result) }
        : null,
  };
}

/** Queues of calls and chats, by service. */
export const listLiveQueues = (organizationId: string): Promise<WhatIfPage['queues']> =>
  query<WhatIfPage['queues'][number]>(
    'what-if-queues',
    `select g.id, g.name, v.id as "serviceId", v.name as "serviceName" from groups g join services v on v.id = g.service_id
     where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated and g.channel_type in ('CALLS', 'CHATS')
     order by v.name, g.name limit 500`,
    [organizationId],
    reader(),
  );

/** The first day after today that an applied schedule covers, else tomorrow. */
export async function findPlannedDay(organizationId: string): Promise<string> {
  const [covered] = await query<{ startDate: string | null; timeZone: string }>(
    'what-if-day',
    `select o.time_zone as "timeZone", (select min(greatest(c.start_date, current_date + 1)) from schedules c
       where c.organization_id = o.id and c.status = 'applied' and c.end_date > current_date)::text as "startDate"
     from organizations o where o.id = $1`,
    [organizationId],
    reader(),
  );
  return covered?.startDate?.slice(0, 10) ?? addDays(toLocalDate(Date.now(), covered?.timeZone ?? 'UTC'), 1);
}

function readResult(result: unknown) {
  const known = result as { date?: string; change?: WhatIf; variants?: SimulatedVariant[] } | null;
  if (!known?.date || !known.change || !known.variants) return null;
  return { date: known.date, change: known.change, variants: known.variants };
}
