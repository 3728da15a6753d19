import { describe, expect, it } from 'vitest';
import { explainShortage, generateSchedule } from '~/engine/scheduling';
import { contract, employee, smallProblem } from './small-problem';

const at = (text: string) => Date.parse(text);

describe('explainShortage', () => {
  it('names for each person with the skill what prevents the interval', async () => {
    const day = (date: string) => ({
      date,
      startMs: at(`${date}T06:00:00Z`),
      endMs: at(`${date}T14:00:00Z`),
      paidMinutes: 480,
    });
    const base = smallProblem();
    const problem = smallProblem({
      groups: [
        { ...base.groups[0], demand: new Float64Array(7 * 24).fill(3) },
        { id: 'b', demandStartMs: base.groups[0].demandStartMs, demand: [] },
      ],
      templates: [...base.templates, { ...base.templates[0], id: 'night', startFromMinute: 1320, startToMinute: 1320 }],
      employees: [
        employee('absent', {
          absences: [{ date: '2026-01-07', reason: 'sick' }],
          contract: contract({ nightAllowed: false }),
        }),
        employee('full', { contract: contract({ weeklyMaxMinutes: 480 }), fixedShifts: [day('2026-01-05')] }),
        employee('narrow', { weeklyAvailability: [{ weekday: 3, fromMinute: 0, toMinute: 300 }] }),
        employee('other', { skills: [{ groupId: 'b', proficiency: 1, priority: 1 }] }),
        employee('tired', {
          contract: contract({ maxConsecutiveDays: 2 }),
          fixedShifts: [day('2026-01-05'), day('2026-01-06')],
        }),
        employee('unborn', { employedFrom: '2026-01-09' }),
      ],
    });
    const { shifts } = await generateSchedule(problem, {
      seed: 1,
      timeBudgetMs: 20_000,
      iterations: 500,
      withoutBound: true,
    });
    const explanation = explainShortage(problem, shifts, 'a', at('2026-01-07T12:00:00Z'));
    const blocked = Object.fromEntries(explanation.standby.map((person) => [person.employeeId, person.blockedBy]));
    expect(blocked).toEqual({
      absent: ['absence'],
      full: ['weekly_max'],
      narrow: ['availability'],
      tired: ['consecutive_days'],
      unborn: ['employment'],
    });
    expect(explanation).toMatchObject({ demandAgents: 3, staffedAgents: 0, blockedCounts: { weekly_max: 1 } });
    const night = explainShortage(problem, shifts, 'a', at('2026-01-06T23:00:00Z'));
    expect(night.standby.find((person) => person.employeeId === 'absent')?.blockedBy.length).toBeGreaterThan(0);
  });

  it('counts who works and refuses an unknown group', async () => {
    const problem = smallProblem();
    const { shifts } = await generateSchedule(problem, {
      seed: 1,
      timeBudgetMs: 20_000,
      iterations: 500,
      withoutBound: true,
    });
    const explanation = explainShortage(problem, shifts, 'a', at('2026-01-07T12:00:00Z'));
    expect(explanation).toMatchObject({ staffedAgents: 1, working: [{ employeeId: 'e0', agents: 1 }], standby: [] });
    expect(() => explainShortage(problem, shifts, 'x', at('2026-01-07T12:00:00Z'))).toThrow('names no group');
  });
});
