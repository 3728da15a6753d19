import { describe, expect, it } from 'vitest';
import type { RoutingModel } from '~/engine/multiskill';
import { parseHiring, readCapacityForm, removeScenario } from '~/models/capacity-form';
import { capacityPlanSchema, rampOf, weeklyAttritionOf, weekOfPlan } from '~/models/capacity-plan-input';
import { applyWhatIf, whatIfSchema, withoutPooling } from '~/models/what-if';

const queue = (id: string) => ({ id, arrivals: [10, 20], handleTimeSec: 100, thresholdSec: 20 });
const agent = (id: string, ...queueIds: string[]) => ({
  id,
  skills: queueIds.map((queueId, i) => ({ queueId, preference: i + 1 })),
});
const model: RoutingModel = {
  intervalSec: 900,
  queues: [queue('calls'), queue('chat')],
  agents: [agent('a', 'calls'), agent('b', 'calls', 'chat'), agent('c', 'chat'), agent('d', 'calls')],
};
const change = (values: Record<string, unknown>) => applyWhatIf(model, whatIfSchema.parse(values));

describe('what if', () => {
  it('changes nothing without changes', () => {
    expect(change({})).toEqual({ ...model, routing: 'longest-idle' });
  });

  it('scales contacts and handling time', () => {
    const [first] = change({ volumePercent: 50, ahtPercent: -20 }).queues;
    expect(first.arrivals).toEqual([15, 30]);
    expect(first.handleTimeSec).toBeCloseTo(80, 12);
  });

  it('takes people out evenly', () => {
    expect(change({ absencePercent: 50 }).agents?.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(change({ absencePercent: 25 }).agents).toHaveLength(3);
  });

  it('trains those of one queue who do not know the other, fewest skills first', () => {
    const trained = change({ trainPeople: 1, trainFrom: 'calls', trainTo: 'chat' }).agents ?? [];
    expect(trained[0].skills).toEqual([
      { queueId: 'calls', preference: 1 },
      { queueId: 'chat', preference: 2, proficiency: 0.85 },
    ]);
    expect(trained.slice(1)).toEqual(model.agents?.slice(1));
  });

  it('lets people help out only after a wait, never on their main queue', () => {
    const [, both] = change({ overflowSec: 30 }).agents ?? [];
    expect(both.skills.map((skill) => skill.afterWaitSec)).toEqual([undefined, 30]);
  });

  it('without pooling everyone stays on the main queue', () => {
    expect(withoutPooling(model).agents?.map(({ skills }) => skills.map(({ queueId }) => queueId))).toEqual([
      ['calls'],
      ['calls'],
      ['chat'],
      ['calls'],
    ]);
  });
});

describe('assumptions of a capacity plan', () => {
  it('attrition of a year comes from its weeks', () => {
    expect((1 - weeklyAttritionOf(0.3)) ** 52).toBeCloseTo(0.7, 12);
    expect(weeklyAttritionOf(0)).toBe(0);
  });

  it('a class trains without work and then grows evenly', () => {
    expect(rampOf({ trainingWeeks: 2, rampWeeks: 3 })).toEqual([0, 0, 0.25, 0.5, 0.75]);
  });

  it('counts weeks from the Monday of the plan', () => {
    expect(weekOfPlan('2027-03-01', '2027-03-07')).toBe(0);
    expect(weekOfPlan('2027-03-01', '2027-03-08')).toBe(1);
    expect(weekOfPlan('2027-03-01', '2027-02-28')).toBe(-1);
  });

  it('reads its form, classes by line, and begins on a Monday', () => {
    expect(parseHiring('2027-03-01 8\n\n2027-04-05, 12')).toEqual([
      { startDate: '2027-03-01', people: 8 },
      { startDate: '2027-04-05', people: 12 },
    ]);
    const form = new FormData();
    const fields = { name: 'Y', startDate: '2027-03-03', startFte: '10,5', scenarios: '1', 's0.name': 'A' };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.append('groupIds', '018f3b1e-7d2a-7c3e-9b7a-0123456789ab');
    const plan = capacityPlanSchema.parse(readCapacityForm(form));
    expect(plan).toMatchObject({ startDate: '2027-03-01', startFte: 10.5, weeks: 52 });
    expect(removeScenario(plan, 0).scenarios).toHaveLength(1);
  });
});
