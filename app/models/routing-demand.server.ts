import type { SkillQueue } from '~/engine/multiskill';
import { addDays, localDayStart } from '~/engine/time';
import { AppError } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';

/** A live queue with the settings of a day. */
export interface QueueRow {
  id: string;
  name: string;
  channelType: string;
  timeZone: string;
  priority: number;
  thresholdSec: number;
  slTarget: number;
  patienceSec: number | null;
  concurrency: number;
  switchPenalty: number;
}

interface DemandRow {
  groupId: string;
  startMs: number;
  volume: number;
  ahtSec: number;
}

/** What queues are offered on a local day. */
export interface RoutingDemand {
  /** those that are offered anything */
  queues: (QueueRow & GroupLoad)[];
  /** of every queue chosen, also those without contacts */
  groupIds: string[];
  fromMs: number;
  toMs: number;
  intervals: number;
}

/** Contacts of a queue over a day. */
export interface GroupLoad {
  arrivals: number[];
  contacts: number;
  /** of all contacts together */
  ahtSec: number;
  /** by interval; of all where there are none */
  ahtByInterval: number[];
}

const queuesSql = `
select g.id, g.name, g.channel_type as "channelType", g.time_zone as "timeZone", g.priority,
  coalesce(e.threshold_sec, 20)::float8 as "thresholdSec", coalesce(e.service_level_target, 0.8) as "slTarget",
  e.patience_sec::float8 as "patienceSec", coalesce(e.concurrency, 1) as concurrency, coalesce(e.switch_penalty, 0) as "switchPenalty"
from groups g left join lateral settings_of_group(g.id, $2::date) e on true
where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated and g.channel_type in ('CALLS', 'CHATS')
  and (cardinality($3::uuid[]) = 0 or g.id = any($3::uuid[])) and ($4::uuid is null or g.service_id = $4)
order by g.name`;

const demandSql = `
select distinct on (r.group_id, r.interval_start) r.group_id as "groupId",
  (extract(epoch from r.interval_start) * 1000)::float8 as "startMs", r.volume::float8 as volume, r.aht_sec::float8 as "ahtSec"
from staffing_requirements r join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
where r.organization_id = $1 and r.group_id = any($2::uuid[]) and r.interval_start >= $3 and r.interval_start < $4
order by r.group_id, r.interval_start, r.forecast_id desc`;

/**
 * Contacts of a local day by interval, from the current forecasts of the live queues chosen. Deferred channels are left out: nobody waits
 * there.
 * @param input.groupIds empty for all live queues
 * @throws AppError invalid naming the field where there is no queue or no forecast
 */
export async function loadRoutingDemand(input: {
  organizationId: string;
  date: string;
  groupIds: string[];
  serviceId: string | null;
  intervalSec: number;
}): Promise<RoutingDemand> {
  const { organizationId, date, groupIds, serviceId, intervalSec } = input;
  const rows = await query<QueueRow>(
    'routing-queues',
    queuesSql,
    [organizationId, date, groupIds, serviceId],
    reader(),
  );
  if (rows.length === 0) {
    throw dayFault('groupIds', 'no_queue', 'There is no active queue of calls or chats to simulate.');
  }
  const { timeZone } = rows[0];
  const fromMs = localDayStart(date, timeZone);
  const toMs = localDayStart(addDays(date, 1), timeZone);
  const ids = rows.map(({ id }) => id);
  const values = [organizationId, ids, new Date(fromMs), new Date(toMs)];
  const demand = await query<DemandRow>('routing-demand', demandSql, values, reader());
  if (demand.length === 0) throw dayFault('date', 'no_forecast', 'No current forecast covers this day.');
  const intervals = Math.ceil((toMs - fromMs) / (intervalSec * 1000));
  const loads = sumDemand(demand, fromMs, intervals, intervalSec);
  const queues = rows.flatMap((row) => {
    const load = loads.get(row.id);
    return load && load.contacts > 0 ? [{ ...row, ...load }] : [];
  });
  return { queues, groupIds: ids, fromMs, toMs, intervals };
}

/** A fault of a day that cannot be played, by the field that names it. */
export const dayFault = (field: string, rule: string, message: string) =>
  new AppError('invalid', message, { faults: [{ field, rule, message }] });

/** Contacts by interval, with the handling time of each and of all contacts together. */
function sumDemand(rows: DemandRow[], fromMs: number, intervals: number, intervalSec: number): Map<string, GroupLoad> {
  const sums = new Map<string, { arrivals: number[]; workSec: number[] }>();
  for (const { groupId, startMs, volume, ahtSec } of rows) {
    const sum = sums.get(groupId) ?? { arrivals: Array(intervals).fill(0), workSec: Array(intervals).fill(0) };
    sums.set(groupId, sum);
    const slot = Math.floor((startMs - fromMs) / (intervalSec * 1000));
    if (slot < 0 || slot >= intervals) continue;
    sum.arrivals[slot] += volume;
    sum.workSec[slot] += volume * ahtSec;
  }
  return new Map([...sums].map(([groupId, { arrivals, workSec }]) => [groupId, describeLoad(arrivals, workSec)]));
}

function describeLoad(arrivals: number[], workSec: number[]): GroupLoad {
  const contacts = arrivals.reduce((sum, count) => sum + count, 0);
  const ahtSec = contacts > 0 ? workSec.reduce((sum, sec) => sum + sec, 0) / contacts : 0;
  const ahtByInterval = workSec.map((sec, slot) => (arrivals[slot] > 0 ? sec / arrivals[slot] : ahtSec));
  return { arrivals, contacts, ahtSec, ahtByInterval };
}

/** A queue in the simulator's words. */
export function toSkillQueue(queue: QueueRow & GroupLoad): SkillQueue {
  const isChat = queue.channelType === 'CHATS';
  return {
    id: queue.id,
    arrivals: queue.arrivals,
    handleTimeSec: Math.max(1, queue.ahtSec),
    patienceSec: queue.patienceSec ?? undefined,
    thresholdSec: queue.thresholdSec,
    priority: queue.priority,
    concurrency: isChat ? queue.concurrency : 1,
    switchPenalty: isChat ? queue.switchPenalty : 0,
  };
}
