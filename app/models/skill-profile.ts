import { group } from 'd3-array';

/** One queue that one person serves. */
export interface HeldSkill {
  employeeId: string;
  groupId: string;
  /** MAIN, SECONDARY or BACKUP */
  role: string;
  priority: number;
  proficiency: number;
}

/** People who serve the same queues, counted. */
export interface SharedProfile {
  /** in the order of preference of most */
  skills: { queueId: string; proficiency: number }[];
  people: number;
}

const rank: Record<string, number> = { MAIN: 1, SECONDARY: 2, BACKUP: 3 };

/** Skills of a person or of people alike, the main queue first. */
export const byPreference = (a: Pick<HeldSkill, 'role' | 'priority'>, b: Pick<HeldSkill, 'role' | 'priority'>) =>
  (rank[a.role] ?? 3) - (rank[b.role] ?? 3) || a.priority - b.priority;

/** Speed within what the simulator takes. */
export const clampProficiency = (proficiency: number) => Math.min(10, Math.max(0.1, proficiency));

/**
 * People by the set of queues that they serve, the most common first. Whether a queue is somebody's first or second is told apart, since
 * it decides what they take; the speed is the mean of those alike.
 * @param limit profiles kept; `leftOut` counts the people of the rarest beyond it
 */
export function groupProfiles(
  held: readonly HeldSkill[],
  limit: number,
): { profiles: SharedProfile[]; leftOut: number } {
  const people = [...group(held, ({ employeeId }) => employeeId).values()].map((skills) =>
    skills.toSorted((a, b) => byPreference(a, b) || a.groupId.localeCompare(b.groupId)),
  );
  const alike = group(people, (skills) => skills.map(({ groupId }) => groupId).join());
  const profiles = [...alike.values()]
    .map((ofProfile) => ({
      people: ofProfile.length,
      skills: ofProfile[0].map(({ groupId }, index) => ({
        queueId: groupId,
        proficiency: clampProficiency(
          ofProfile.reduce((sum, skills) => sum + skills[index].proficiency, 0) / ofProfile.length,
        ),
      })),
    }))
    .sort((a, b) => b.people - a.people || a.skills.length - b.skills.length);
  const leftOut = profiles.slice(limit).reduce((sum, profile) => sum + profile.people, 0);
  return { profiles: profiles.slice(0, limit), leftOut };
}

/** Mean speed of the people who serve a queue, by queue; 1 where nobody does. */
export function measureSpeed(profiles: readonly SharedProfile[]): (queueId: string) => number {
  const sums = new Map<string, { people: number; speed: number }>();
  for (const { skills, people } of profiles) {
    for (const { queueId, proficiency } of skills) {
      const sum = sums.get(queueId) ?? { people: 0, speed: 0 };
      sums.set(queueId, { people: sum.people + people, speed: sum.speed + people * proficiency });
    }
  }
  return (queueId) => {
    const sum = sums.get(queueId);
    return sum ? sum.speed / sum.people : 1;
  };
}
