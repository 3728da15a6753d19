import { group } from 'd3-array';
import type { DutySpan, RoutingModel, SkilledAgent } from '~/engine/multiskill';
import { addDays, localDayStart } from '~/engine/time';
import { AppError } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';

interface QueueRow {
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

interface SpanRow {
  employeeId: string;
  fromMs: number;
  toMs: number;
}

interface SkillRow {
  employeeId: string;
  groupId: string;
  role: string;
  priority: number;
  proficiency: number;
}

/** A day of the centre as the simulator takes it, with the names behind the ids. */
export interface RoutingDay {
  model: RoutingModel;
  queues: { id: string; name: string; channelType: string; slTarget: number; thresholdSec: number; contacts: number }[];
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

const spansSql = `
select s.employee_id as "employeeId", (extract(epoch from greatest(a.starts_at, $3)) * 1000)::float8 as "fromMs",
  (extract(epoch from least(a.ends_at, $4)) * 1000)::float8 as "toMs"
from shift_activities a join shifts s on s.id = a.shift_id and s.starts_at < $4 and s.ends_at > $3
join schedules c on c.id = s.schedule_id and c.status = 'applied'
where a.organization_id = $1 and a.group_id = any($2::uuid[]) and a.kind = 'WORK' and a.starts_at < $4 and a.ends_at > $3
order by s.employee_id, a.starts_at`;

const skillsSql = `
select m.employee_id as "employeeId", m.group_id as "groupId", m.role, m.priority, m.proficiency
from group_memberships m
where m.organization_id = $1 and m.group_id = any($2::uuid[]) and m.employee_id = any($3::uuid[])
  and m.valid_from <= $4::date and (m.valid_to is null or m.valid_to > $4::date)`;

const intervalSec = 900;
const rank: Record<string, number> = { MAIN: 1, SECONDARY: 2, BACKUP: 3 };

/**
 * A local day of the queues chosen: contacts from the current forecasts, people and breaks from the applied schedule, skills from
 * their groups. Deferred channels are left out: nobody waits there.
 * @param input.groupIds empty for all live queues
 * @throws AppError invalid naming the field where there is no forecast or nobody is scheduled
 */
export async function loadRoutingDay(input: {
  organizationId: string;
  date: string;
  groupIds: string[];
  serviceId: string | null;
}): Promise<RoutingDay> {
  const { organizationId, date, groupIds, serviceId } = input;
  const rows = await query<QueueRow>(
    'routing-queues',
    queuesSql,
    [organizationId, date, groupIds, serviceId],
    reader(),
  );
  if (rows.length === 0) throw fault('groupIds', 'no_queue', 'There is no active queue of calls or chats to simulate.');
  const { timeZone } = rows[0];
  const fromMs = localDayStart(date, timeZone);
  const period = [new Date(fromMs), new Date(localDayStart(addDays(date, 1), timeZone))];
  const ids = rows.map(({ id }) => id);
  const [demand, spans] = await Promise.all([
    query<DemandRow>('routing-demand', demandSql, [organizationId, ids, ...period], reader()),
    query<SpanRow>('routing-spans', spansSql, [organizationId, ids, ...period], reader()),
  ]);
  if (demand.length === 0) throw fault('date', 'no_forecast', 'No current forecast covers this day.');
  if (spans.length === 0) throw fault('date', 'no_schedule', 'No applied schedule has people at work on this day.');
  const employeeIds = [...new Set(spans.map(({ employeeId }) => employeeId))];
  const skills = await query<SkillRow>('routing-skills', skillsSql, [organizationId, ids, employeeIds, date], reader());
  const intervals = Math.round((period[1].getTime() - fromMs) / (intervalSec * 1000));
  const load = sumDemand(demand, fromMs, intervals);
  const queues = rows.filter(({ id }) => (load.get(id)?.contacts ?? 0) > 0);
  return {
    model: {
      intervalSec,
      intervals,
      routing: 'longest-idle',
      queues: queues.map((queue) => toSkillQueue(queue, load.get(queue.id) as GroupLoad)),
      agents: toAgents(spans, skills, fromMs, new Set(queues.map(({ id }) => id))),
    },
    queues: queues.map(({ id, name, channelType, slTarget, thresholdSec }) => ({
      id,
      name,
      channelType,
      slTarget,
      thresholdSec,
      contacts: load.get(id)?.contacts ?? 0,
    })),
  };
}

const fault = (field: string, rule: string, message: string) =>
  new AppError('invalid', message, { faults: [{ field, rule, message }] });

interface GroupLoad {
  arrivals: number[];
  contacts: number;
  ahtSec: number;
}

/** Contacts by quarter of an hour; the handling time is that of all contacts together. */
function sumDemand(rows: DemandRow[], fromMs: number, intervals: number): Map<string, GroupLoad> {
  const loads = new Map<string, GroupLoad & { workSec: number }>();
  for (const { groupId, startMs, volume, ahtSec } of rows) {
    const load = loads.get(groupId) ?? { arrivals: Array(intervals).fill(0), contacts: 0, ahtSec: 0, workSec: 0 };
    const slot = Math.floor((startMs - fromMs) / (intervalSec * 1000));
    if (slot < 0 || slot >= intervals) continue;
    load.arrivals[slot] += volume;
    load.contacts += volume;
    load.workSec += volume * ahtSec;
    load.ahtSec = load.contacts > 0 ? load.workSec / load.contacts : 0;
    loads.set(groupId, load);
  }
  return loads;
}

function toSkillQueue(queue: QueueRow, load: GroupLoad): RoutingModel['queues'][number] {
  const isChat = queue.channelType === 'CHATS';
  return {
    id: queue.id,
    arrivals: load.arrivals,
    handleTimeSec: Math.max(1, load.ahtSec),
    patienceSec: queue.patienceSec ?? undefined,
    thresholdSec: queue.thresholdSec,
    priority: queue.priority,
    concurrency: isChat ? queue.concurrency : 1,
    switchPenalty: isChat ? queue.switchPenalty : 0,
  };
}

function toAgents(spans: SpanRow[], skills: SkillRow[], fromMs: number, queueIds: Set<string>): SkilledAgent[] {
  const skillsOf = group(
    skills.filter(({ groupId }) => queueIds.has(groupId)),
    ({ employeeId }) => employeeId,
  );
  const agents: SkilledAgent[] = [];
  for (const [employeeId, ofOne] of group(spans, (span) => span.employeeId)) {
    const held = skillsOf.get(employeeId);
    if (!held) continue;
    const byRank = held.toSorted((a, b) => (rank[a.role] ?? 3) - (rank[b.role] ?? 3) || a.priority - b.priority);
    agents.push({
      id: employeeId,
      groupId: byRank[0].groupId,
      skills: byRank.map(({ groupId, proficiency }, index) => ({
        queueId: groupId,
        proficiency: Math.min(10, Math.max(0.1, proficiency)),
        preference: index + 1,
      })),
      duty: joinSpans(ofOne, fromMs),
    });
  }
  return agents;
}

/** Spans in order from the beginning of the day, those that touch as one. */
function joinSpans(spans: SpanRow[], fromMs: number): DutySpan[] {
  const joined: { fromSec: number; toSec: number }[] = [];
  for (const span of spans) {
    const fromSec = (span.fromMs - fromMs) / 1000;
    const toSec = (span.toMs - fromMs) / 1000;
    const last = joined.at(-1);
    if (last && fromSec <= last.toSec) last.toSec = Math.max(last.toSec, toSec);
    else joined.push({ fromSec, toSec });
  }
  return joined;
}
