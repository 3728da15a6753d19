import type { AccessScope } from '~/auth/actor';
import { proposeMoves, type RebalanceInput } from '~/engine/multiskill';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { readAgentStates, readQueueStates } from './live-state.server';
import { type RebalancePage, toWait } from './rebalance-page';
import { listActiveRouting } from './routing-assignment.server';
import { listStates } from './state-dictionary.server';

interface QueueRow {
  groupId: string;
  name: string;
  priority: number;
  required: number;
  volume: number;
  ahtSec: number;
  intervalSec: number;
  thresholdSec: number;
  patienceSec: number | null;
  concurrency: number;
  switchPenalty: number;
}

interface PersonRow {
  employeeId: string;
  name: string;
  /** group of the work that is planned now */
  plannedGroupId: string | null;
  /** groups of a routing in force */
  routedGroupIds: string[] | null;
  skills: { groupId: string; proficiency: number; rank: number }[];
}

const queuesSql = `
select g.id as "groupId", g.name, g.priority, g.interval_minutes * 60 as "intervalSec", coalesce(r.base_agents, 0)::float8 as required,
  coalesce(r.volume, 0)::float8 as volume, coalesce(r.aht_sec, 0)::float8 as "ahtSec", coalesce(e.threshold_sec, 20)::float8 as "thresholdSec",
  e.patience_sec::float8 as "patienceSec", case when g.channel_type = 'CHATS' then coalesce(e.concurrency, 1) else 1 end as concurrency,
  coalesce(e.switch_penalty, 0)::float8 as "switchPenalty"
from groups g
left join lateral settings_of_group(g.id, ($2::timestamptz at time zone g.time_zone)::date) e on true
left join lateral (
  select r.base_agents, r.volume, r.aht_sec from staffing_requirements r
  join forecasts f on f.id = r.forecast_id and f.is_current and f.status = 'ready'
  where r.organization_id = $1 and r.group_id = g.id and r.interval_start <= $2 and r.interval_start > $2::timestamptz - make_interval(mins => g.interval_minutes)
  order by r.forecast_id desc limit 1) r on true
where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated and g.channel_type in ('CALLS', 'CHATS') order by g.name`;

const peopleSql = (scopeSql: string) => `
select e.id as "employeeId", e.last_name || ' ' || e.first_name as name,
  (select a.group_id::text from shift_activities a join shifts s on s.id = a.shift_id join schedules c on c.id = s.schedule_id and c.status = 'applied'
     where a.organization_id = $1 and s.employee_id = e.id and a.kind = 'WORK' and a.starts_at <= $2 and a.ends_at > $2 limit 1) as "plannedGroupId",
  (select x.group_ids::text[] from routing_assignments x where x.employee_id = e.id and x.starts_at <= $2 and x.ends_at > $2
     order by x.starts_at desc limit 1) as "routedGroupIds",
  (select json_agg(json_build_object('groupId', m.group_id, 'proficiency', m.proficiency,
     'rank', case m.role when 'MAIN' then 1 when 'SECONDARY' then 2 else 3 end))
     from group_memberships m where m.employee_id = e.id and m.valid_from <= $2::date and (m.valid_to is null or m.valid_to > $2::date)) as skills
from agents e
where e.organization_id = $1 and e.status = 'active' and ${scopeSql}
order by e.last_name, e.first_name, e.id`;

/** What taking a person off the present queue must at least gain, in agents. */
const stickiness = 0.3;
const shownMoves = 30;

/**
 * Moves between queues that help now: requirement of this interval raised by what waits, people who are present, their skills.
 * @param scope only people within it are moved
 */
export async function loadRebalance(input: {
  organizationId: string;
  scope: AccessScope;
  now?: Date;
}): Promise<RebalancePage> {
  const { organizationId, now = new Date() } = input;
  const scope = employeeScopeSql(input.scope, 'e', 3);
  const [queues, people, agentStates, queueStates, states, active] = await Promise.all([
    query<QueueRow>('rebalance-queues', queuesSql, [organizationId, now], reader()),
    query<PersonRow>(
      `rebalance-people-${input.scope.kind}`,
      peopleSql(scope.sql),
      [organizationId, now, ...scope.values],
      reader(),
    ),
    readAgentStates(organizationId),
    readQueueStates(organizationId),
    listStates(organizationId),
    listActiveRouting({ organizationId, scope: input.scope, now }),
  ]);
  const ready = new Set(states.filter((state) => state.isProductive && state.isOnline).map(({ code }) => code));
  const isLive = people.some(({ employeeId }) => agentStates.has(employeeId));
  const present = people.filter((person) => {
    const state = agentStates.get(person.employeeId);
    return isLive ? state !== undefined && ready.has(state.status) : person.plannedGroupId !== null;
  });
  const known = new Set(queues.map(({ groupId }) => groupId));
  const agents = present.flatMap((person): RebalanceInput['agents'] => {
    const skills = (person.skills ?? []).filter(({ groupId }) => known.has(groupId));
    if (skills.length === 0) return [];
    const state = agentStates.get(person.employeeId);
    const main = skills.toSorted((a, b) => a.rank - b.rank)[0].groupId;
    const current = person.routedGroupIds ?? [state?.groupId ?? person.plannedGroupId ?? main];
    // why: who is put on deferred work now is not free to help
    if (!current.some((id) => known.has(id))) return [];
    return [
      {
        id: person.employeeId,
        skills: skills.map(({ groupId, proficiency, rank }) => ({
          queueId: groupId,
          proficiency: Math.min(10, Math.max(0.1, proficiency)),
          preference: rank,
        })),
        currentQueueIds: current.filter((id) => known.has(id)),
      },
    ];
  });
  const loads = queues.map((queue) => {
    const waiting = queueStates.get(queue.groupId)?.waiting ?? 0;
    return { ...queue, ahtSec: queue.ahtSec || 240, waiting };
  });
  const required = new Map(
    loads.map(({ groupId, required: base, waiting, ahtSec, intervalSec, concurrency }) => [
      groupId,
      base + (waiting * ahtSec) / intervalSec / concurrency,
    ]),
  );
  if (agents.length === 0 || loads.length === 0) {
    return { nowMs: now.getTime(), source: isLive ? 'live' : 'schedule', people: 0, moves: [], effects: [], active };
  }
  const result = proposeMoves({
    agents,
    queues: loads.map(({ groupId }) => ({ id: groupId, requiredAgents: required.get(groupId) ?? 0 })),
    loads: loads.map(({ volume, waiting, intervalSec, patienceSec, ...load }) => ({
      queueId: load.groupId,
      arrivalsPerHour: ((volume + waiting) * 3600) / intervalSec,
      handleTimeSec: load.ahtSec,
      thresholdSec: load.thresholdSec,
      patienceSec: patienceSec ?? undefined,
      concurrency: load.concurrency,
      switchPenalty: load.switchPenalty,
    })),
    maxSkillsPerAgent: 1,
    stickiness,
  });
  const nameOf = new Map(loads.map(({ groupId, name }) => [groupId, name]));
  const personOf = new Map(people.map((person) => [person.employeeId, person.name]));
  return {
    nowMs: now.getTime(),
    source: isLive ? 'live' : 'schedule',
    people: agents.length,
    active,
    moves: result.moves
      .filter(({ toQueueIds }) => toQueueIds.length > 0)
      .slice(0, shownMoves)
      .map(({ agentId, fromQueueIds, toQueueIds }) => ({
        employeeId: agentId,
        name: personOf.get(agentId) ?? '',
        fromNames: fromQueueIds.map((id) => nameOf.get(id) ?? ''),
        toId: toQueueIds[0],
        toName: nameOf.get(toQueueIds[0]) ?? '',
      })),
    effects: result.effects.map((effect) => ({
      groupId: effect.queueId,
      name: nameOf.get(effect.queueId) ?? '',
      agentsBefore: effect.agentsBefore,
      agentsAfter: effect.agentsAfter,
      required: required.get(effect.queueId) ?? 0,
      serviceLevelBefore: effect.serviceLevelBefore,
      serviceLevelAfter: effect.serviceLevelAfter,
      asaSecBefore: toWait(effect.asaSecBefore),
      asaSecAfter: toWait(effect.asaSecAfter),
    })),
  };
}
