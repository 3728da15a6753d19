import type { AccessScope } from '~/auth/actor';
import { type ActualState, measureAdherence } from '~/engine/adherence';
import { query } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { listLiveEmployees } from './live-plan.server';
import { listStates } from './state-dictionary.server';

/** Adherence of one person today so far, in minutes. */
export interface DayAdherence {
  scheduledMinutes: number;
  deviationMinutes: number;
  workedMinutes: number;
}

const keyOf = (organizationId: string) => `live:adherence:${organizationId}`;
const lifeSec = 600;
const everyone: AccessScope = { kind: 'all' };

const statesSql = `
select agent_id as "agentId", json_agg(json_build_array(status_code, extract(epoch from started_at) * 1000,
  extract(epoch from ended_at) * 1000) order by started_at) as states
from agent_status_history
where organization_id = $1 and started_at >= $2::timestamptz - interval '12 hours' and started_at < $3
  and (ended_at is null or ended_at > $2)
group by agent_id`;

/** The states of everyone in a period, by person, sorted. */
async function listStatesOfPeriod(organizationId: string, from: Date, to: Date): Promise<Map<string, ActualState[]>> {
  const rows = await query<{ agentId: string; states: [string, number, number | null][] }>('live-states', statesSql, [
    organizationId,
    from,
    to,
  ]);
  return new Map(
    rows.map(({ agentId, states }) => [agentId, states.map(([code, startMs, endMs]) => ({ code, startMs, endMs }))]),
  );
}

/**
 * Measures the adherence of the shifts around now and keeps it in Redis for the pages. Provisional: history may still change.
 * @returns how many people had something planned
 */
export async function measureLiveAdherence(organizationId: string, now: Date): Promise<number> {
  const from = new Date(now.getTime() - 12 * 3_600_000);
  const [employees, states, entries] = await Promise.all([
    listLiveEmployees({ organizationId, scope: everyone, now }),
    listStatesOfPeriod(organizationId, from, now),
    listStates(organizationId),
  ]);
  const dictionary = new Map(entries.map((entry) => [entry.code, entry]));
  const fields: string[] = [];
  for (const { id, plan, isAbsencePlanned } of employees) {
    if (plan.length === 0 || isAbsencePlanned) continue;
    const { scheduledMinutes, deviationMinutes, workedMinutes } = measureAdherence({
      plan,
      states: states.get(id) ?? [],
      dictionary,
      fromMs: from.getTime(),
      toMs: now.getTime(),
    });
    if (scheduledMinutes > 0)
      fields.push(id, JSON.stringify([scheduledMinutes, deviationMinutes, Math.round(workedMinutes)]));
  }
  const writing = redis().multi().del(keyOf(organizationId));
  if (fields.length > 0) writing.hset(keyOf(organizationId), ...fields).expire(keyOf(organizationId), lifeSec);
  await writing.exec();
  return fields.length / 2;
}

/** What was measured last, by person. */
export async function readLiveAdherence(organizationId: string): Promise<Map<string, DayAdherence>> {
  const fields = await redis().hgetall(keyOf(organizationId));
  return new Map(
    Object.entries(fields).map(([employeeId, text]) => {
      const [scheduledMinutes, deviationMinutes, workedMinutes] = JSON.parse(text) as [number, number, number];
      return [employeeId, { scheduledMinutes, deviationMinutes, workedMinutes }];
    }),
  );
}
