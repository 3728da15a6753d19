import { group } from 'd3-array';
import type { DutySpan, RoutingModel, SkilledAgent } from '~/engine/multiskill';
import { query, reader } from '~/platform/pg.server';
import { dayFault, loadRoutingDemand, toSkillQueue } from './routing-demand.server';
import { byPreference, clampProficiency, type HeldSkill } from './skill-profile';

interface SpanRow {
  employeeId: string;
  fromMs: number;
  toMs: number;
}

/** A day of the centre as the simulator takes it, with the names behind the ids. */
export interface RoutingDay {
  model: RoutingModel;
  queues: { id: string; name: string; channelType: string; slTarget: number; thresholdSec: number; contacts: number }[];
}

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
  const { organizationId, date } = input;
  const { queues, groupIds, fromMs, toMs, intervals } = await loadRoutingDemand({ ...input, intervalSec });
  const period = [new Date(fromMs), new Date(toMs)];
  const spans = await query<SpanRow>('routing-spans', spansSql, [organizationId, groupIds, ...period], reader());
  if (spans.length === 0) throw dayFault('date', 'no_schedule', 'No applied schedule has people at work on this day.');
  const employeeIds = [...new Set(spans.map(({ employeeId }) => employeeId))];
  const values = [organizationId, groupIds, employeeIds, date];
  const skills = await query<HeldSkill>('routing-skills', skillsSql, values, reader());
  return {
    model: {
      intervalSec,
      intervals,
      routing: 'longest-idle',
      queues: queues.map(toSkillQueue),
      agents: toAgents(spans, skills, fromMs, new Set(queues.map(({ id }) => id))),
    },
    queues: queues.map(({ id, name, channelType, slTarget, thresholdSec, contacts }) => ({
      id,
      name,
      channelType,
      slTarget,
      thresholdSec,
      contacts,
    })),
  };
}

function toAgents(spans: SpanRow[], skills: HeldSkill[], fromMs: number, queueIds: Set<string>): SkilledAgent[] {
  const skillsOf = group(
    skills.filter(({ groupId }) => queueIds.has(groupId)),
    ({ employeeId }) => employeeId,
  );
  const agents: SkilledAgent[] = [];
  for (const [employeeId, ofOne] of group(spans, (span) => span.employeeId)) {
    const held = skillsOf.get(employeeId);
    if (!held) continue;
    const byRank = held.toSorted(byPreference);
    agents.push({
      id: employeeId,
      groupId: byRank[0].groupId,
      skills: byRank.map(({ groupId, proficiency }, index) => ({
        queueId: groupId,
        proficiency: clampProficiency(proficiency),
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
