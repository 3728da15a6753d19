import { describe, expect, it } from 'vitest';
import { groupProfiles, type HeldSkill, measureSpeed } from '~/models/skill-profile';

const hold = (employeeId: string, groupId: string, role: string, proficiency = 1): HeldSkill => ({
  employeeId,
  groupId,
  role,
  priority: 1,
  proficiency,
});

describe('sets of skills', () => {
  const held = [
    hold('a', 'calls', 'MAIN', 0.8),
    hold('a', 'chat', 'SECONDARY', 1),
    hold('b', 'chat', 'SECONDARY', 0.5),
    hold('b', 'calls', 'MAIN', 1.2),
    hold('c', 'chat', 'MAIN'),
    hold('d', 'chat', 'MAIN'),
    hold('d', 'calls', 'BACKUP'),
    hold('e', 'calls', 'MAIN'),
    hold('f', 'calls', 'MAIN', 99),
    hold('g', 'calls', 'MAIN'),
  ];

  it('count people alike, the main queue first, with the mean of their speed', () => {
    const { profiles, leftOut } = groupProfiles(held, 50);
    expect(profiles.map(({ skills, people }) => [skills.map(({ queueId }) => queueId).join('+'), people])).toEqual([
      ['calls', 3],
      ['calls+chat', 2],
      ['chat', 1],
      ['chat+calls', 1],
    ]);
    expect(profiles[1].skills).toEqual([
      { queueId: 'calls', proficiency: 1 },
      { queueId: 'chat', proficiency: 0.75 },
    ]);
    expect(profiles[0].skills[0].proficiency).toBe(10);
    expect(leftOut).toBe(0);
  });

  it('tell the mean speed of all who serve a queue', () => {
    const speedOf = measureSpeed(groupProfiles(held.slice(0, 7), 50).profiles);
    expect(speedOf('chat')).toBeCloseTo((1 + 0.5 + 1 + 1) / 4, 12);
    expect(speedOf('calls')).toBeCloseTo((0.8 + 1.2 + 1) / 3, 12);
    expect(speedOf('mail')).toBe(1);
  });

  it('leave out the rarest beyond the limit, and say how many people that are', () => {
    const { profiles, leftOut } = groupProfiles(held, 2);
    expect(profiles).toHaveLength(2);
    expect(leftOut).toBe(2);
  });
});
