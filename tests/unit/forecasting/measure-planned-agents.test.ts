import { describe, expect, it } from 'vitest';
import { measureErlangC, type RequirementsInput } from '~/engine/queueing';
import { measurePlannedAgents } from '~/models/measure-planned-agents';

const calls: RequirementsInput = {
  model: 'erlang-c',
  intervalSec: 1800,
  volume: [60, 0],
  ahtSec: [180, 180],
  settings: { thresholdSec: 20 },
};
const erlangC = (agents: number) =>
  measureErlangC({ arrivalsPerHour: 120, handleTimeSec: 180, thresholdSec: 20, agents }).serviceLevel[
    'answered-of-offered'
  ];

describe('what planned people give', () => {
  it('is what the model of the channel says of those who are there', () => {
    expect(measurePlannedAgents(calls, 0, 9).serviceLevel).toBeCloseTo(erlangC(9), 9);
    const absent = { ...calls, overrides: { shrinkage: [0.1, 0.1] } };
    expect(measurePlannedAgents(absent, 0, 10).serviceLevel).toBeCloseTo(erlangC(9), 9);
  });
  it('lies between fewer and more for a fraction of a person', () => {
    const half = measurePlannedAgents(calls, 0, 8.5).serviceLevel;
    expect(half).toBeCloseTo((erlangC(8) + erlangC(9)) / 2, 9);
  });
  it('has an end where the queue has none, and is perfect where nobody calls', () => {
    const short = measurePlannedAgents(calls, 0, 3);
    expect(short).toMatchObject({ serviceLevel: 0, occupancy: 1 });
    expect(Number.isFinite(short.asaSec)).toBe(true);
    expect(measurePlannedAgents(calls, 1, 0)).toEqual({ serviceLevel: 1, asaSec: 0, occupancy: 0 });
  });
});
