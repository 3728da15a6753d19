import type { StaffProfilesInput } from '~/engine/multiskill';
import { query, reader } from '~/platform/pg.server';
import type { ProfileQuestion } from './profile-question';
import { dayFault, loadRoutingDemand, toSkillQueue } from './routing-demand.server';
import { clampProficiency, groupProfiles, type HeldSkill, measureSpeed } from './skill-profile';

const heldSql = `
select m.employee_id as "employeeId", m.group_id as "groupId", m.role, m.priority, m.proficiency
from group_memberships m join agents a on a.id = m.employee_id and a.status = 'active'
where m.organization_id = $1 and m.group_id = any($2::uuid[]) and m.valid_from <= $3::date
  and (m.valid_to is null or m.valid_to > $3::date)`;

const mostProfiles = 50;
/** why: a target of one hundred per cent has no fewest; the engine takes up to 99.9 */
const highestTarget = 0.995;

/** A day to be staffed by skill profile, with the names behind the ids. */
export interface ProfileDay {
  input: Omit<StaffProfilesInput, 'onProgress'>;
  /** start of the first interval */
  fromMs: number;
  timeZone: string;
  queues: { id: string; name: string; slTarget: number; thresholdSec: number; contacts: number }[];
  /** in the order of `input.profiles` */
  profiles: { queueIds: string[]; people: number }[];
  /** people of profiles too rare to be looked at */
  leftOut: number;
}

/**
 * Contacts of a local day from the current forecasts, and the profiles of the people who serve its queues.
 * @throws AppError invalid naming the field where there is no queue, no forecast or nobody who serves
 */
export async function loadProfileDay(
  input: ProfileQuestion & { organizationId: string; date: string },
): Promise<ProfileDay> {
  const { organizationId, date, intervalSec, isLimited, skillCostPercent } = input;
  const { queues, intervals, fromMs } = await loadRoutingDemand(input);
  if (queues.length === 0) throw dayFault('date', 'no_forecast', 'No contacts are forecast on this day.');
  const ids = queues.map(({ id }) => id);
  const held = await query<HeldSkill>('profile-skills', heldSql, [organizationId, ids, date], reader());
  if (held.length === 0) throw dayFault('groupIds', 'nobody', 'Nobody serves these queues on this day.');
  const { profiles, leftOut } = groupProfiles(held, mostProfiles);
  // why: separate queues are staffed by people of speed 1; so that both are the same people, speed is told against the mean of a queue
  const speedOf = measureSpeed(profiles);
  return {
    input: {
      intervalSec,
      intervals,
      queues: queues.map((queue) => ({
        ...toSkillQueue(queue),
        handleTimeSec: Math.max(1, queue.ahtSec) / speedOf(queue.id),
        handleTimeByInterval: queue.ahtByInterval.map((sec) => Math.max(1, sec) / speedOf(queue.id)),
        slTarget: Math.min(highestTarget, queue.slTarget),
      })),
      profiles: profiles.map(({ skills, people }, index) => ({
        id: String(index),
        skills: skills.map(({ queueId, proficiency }, rank) => ({
          queueId,
          proficiency: clampProficiency(proficiency / speedOf(queueId)),
          preference: rank + 1,
        })),
        cost: 1 + ((skills.length - 1) * skillCostPercent) / 100,
        maxAgents: isLimited ? people : undefined,
      })),
    },
    fromMs,
    timeZone: queues[0].timeZone,
    queues: queues.map(({ id, name, slTarget, thresholdSec, contacts }) => ({
      id,
      name,
      slTarget,
      thresholdSec,
      contacts,
    })),
    profiles: profiles.map(({ skills, people }) => ({ queueIds: skills.map(({ queueId }) => queueId), people })),
    leftOut,
  };
}
