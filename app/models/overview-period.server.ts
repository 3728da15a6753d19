import { toLocalParts } from '~/engine/time';
import { query } from '~/platform/pg.server';

/**
 * The local day of a site, or of the first one: when it begins and ends.
 * @param siteId from the address; a site that is not there is no choice
 */
export async function findOverviewPeriod(input: {
  organizationId: string;
  siteId: string | null;
  now?: Date;
}): Promise<{ siteId: string | null; from: Date; to: Date }> {
  const now = input.now ?? new Date();
  const [site] = await query<{ id: string; timeZone: string; isChosen: boolean }>(
    'overview-site',
    `select id, time_zone as "timeZone", id::text = $2 as "isChosen" from sites where organization_id = $1 and status = 'active'
     order by (id::text = $2) desc, name limit 1`,
    [input.organizationId, input.siteId ?? ''],
  );
  const timeZone = site?.timeZone ?? 'UTC';
  const { date } = toLocalParts(now.getTime(), timeZone);
  const [period] = await query<{ from: Date; to: Date }>(
    'overview-period',
    `select ($1::date::timestamp at time zone $2) as "from", (($1::date + 1)::timestamp at time zone $2) as "to"`,
    [date, timeZone],
  );
  return { siteId: site?.isChosen ? site.id : null, from: period.from, to: period.to };
}
