import type { SkillProfile, StaffProfilesInput } from './staffing-types';

/** Queues and profiles that have to be staffed together, by number. */
export interface StaffingComponent {
  queues: number[];
  profiles: number[];
}

/** Parts of a staffing problem that share nobody: queues are together where a profile serves both. */
export function splitComponents(queueIds: readonly string[], profiles: readonly SkillProfile[]): StaffingComponent[] {
  const root = queueIds.map((_, queue) => queue);
  const find = (queue: number): number => {
    let at = queue;
    while (root[at] !== at) at = root[at];
    return at;
  };
  const position = new Map(queueIds.map((id, queue) => [id, queue]));
  const served = profiles.map((profile) => profile.skills.map((skill) => position.get(skill.queueId) ?? 0));
  for (const queues of served) {
    for (const queue of queues) root[find(queue)] = find(queues[0]);
  }
  const components = new Map<number, StaffingComponent>();
  const at = (key: number): StaffingComponent => {
    const component = components.get(key) ?? { queues: [], profiles: [] };
    components.set(key, component);
    return component;
  };
  queueIds.forEach((_, queue) => {
    at(find(queue)).queues.push(queue);
  });
  served.forEach((queues, profile) => {
    // A profile without skills is a part of its own: only its least number counts.
    at(queues.length > 0 ? find(queues[0]) : -1 - profile).profiles.push(profile);
  });
  return [...components.values()];
}

/** The input of one part. */
export function pickComponent(input: StaffProfilesInput, component: StaffingComponent): StaffProfilesInput {
  return {
    ...input,
    queues: component.queues.map((queue) => input.queues[queue]),
    profiles: component.profiles.map((profile) => input.profiles[profile]),
  };
}
