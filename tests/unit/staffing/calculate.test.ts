import { describe, expect, it } from 'vitest';
import { calculate, drawCalculationCurve } from '~/models/calculate';
import { CALCULATION_MODELS } from '~/models/calculation-question';
import { parseCalculation, readCalculationValues } from '~/models/calculation-search';

function ask(address: string) {
  const parsed = parseCalculation(readCalculationValues(new URLSearchParams(address)));
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.question;
}

const faultsOf = (address: string) => {
  const parsed = parseCalculation(readCalculationValues(new URLSearchParams(address)));
  return 'faults' in parsed ? Object.keys(parsed.faults) : [];
};

describe('calculator', () => {
  it.each(CALCULATION_MODELS)('%s answers its defaults with figures that are numbers', (model) => {
    const answer = calculate(ask(`model=${model}`));
    const { points, sensitivity } = drawCalculationCurve(answer);
    expect(answer.figures.agents).toBeGreaterThan(0);
    expect(points.some((point) => point.agents === answer.figures.agents)).toBe(true);
    for (const figures of [answer.figures, ...points, ...sensitivity]) {
      for (const [name, value] of Object.entries(figures)) {
        if (typeof value === 'number') expect(Number.isFinite(value), name).toBe(true);
      }
    }
  });

  it.each(CALCULATION_MODELS)('%s never gets worse with more agents', (model) => {
    const { points } = drawCalculationCurve(calculate(ask(`model=${model}`)));
    for (let i = 1; i < points.length; i++) {
      expect(points[i].serviceLevel).toBeGreaterThanOrEqual(points[i - 1].serviceLevel - 1e-12);
    }
  });

  it('one agent less misses a target, whichever decides', () => {
    const question = ask('model=erlang-c&volume=120&per=30&aht=240&sl=80&sec=20&occ=85');
    const answer = calculate(question);
    const less = calculate({ ...question, agents: answer.figures.agents - 1 });
    expect(answer.figures.occupancy).toBeLessThanOrEqual(0.85);
    expect(answer.figures.serviceLevel).toBeGreaterThanOrEqual(0.8);
    expect(less.figures.occupancy > 0.85 || less.figures.serviceLevel < 0.8).toBe(true);
    expect(answer.fractionalAgents).toBeGreaterThan(answer.figures.agents - 1);
    expect(answer.fractionalAgents).toBeLessThanOrEqual(answer.figures.agents);
  });

  it('gives the published blocking of Erlang B: 10 erlang on 18 lines', () => {
    const answer = calculate(ask('model=erlang-b&volume=200&per=60&aht=180&blocking=1'));
    expect(answer.figures.agents).toBe(18);
    expect(answer.figures.blocking).toBeCloseTo(0.00714, 5);
  });

  it('schedules more people than it needs by the shrinkage, and counts their cost', () => {
    const { figures } = calculate(ask('model=erlang-c&volume=100&per=30&aht=180&sl=80&sec=20&shrink=20&cost=10'));
    expect(figures.scheduledPeople).toBeCloseTo(figures.agents / 0.8, 12);
    expect(figures.costPerHour).toBeCloseTo(figures.scheduledPeople * 10, 9);
  });

  it('names the field that cannot be', () => {
    expect(faultsOf('model=erlang-c&volume=-5&aht=200&sl=80&sec=20')).toEqual(['volume']);
    expect(faultsOf('model=erlang-c&volume=1e999&aht=200&sl=80')).toEqual(['volume']);
    expect(faultsOf('model=erlang-c&volume=10&per=0&aht=200&sl=80')).toEqual(['volume']);
    expect(faultsOf('model=erlang-c&volume=10&aht=abc&sl=80')).toEqual(['aht']);
    expect(faultsOf('model=erlang-c&volume=10&aht=100&sl=100')).toEqual(['sl']);
    expect(faultsOf('model=erlang-x&volume=10&aht=100&sl=80&redial=100')).toEqual(['redial']);
    expect(() => calculate(ask('model=erlang-c&volume=10&aht=100&sl='))).toThrow(/slTarget/);
  });

  it.each([
    ['erlang-c', ''],
    ['erlang-a', ' with ten places'],
    ['erlang-a', ''],
    ['erlang-x', ''],
    ['chat', ''],
  ])('%s%s has percentiles of the wait that grow with the share', (model, more) => {
    const question = ask(`model=${model}&volume=120&per=30&aht=240&sl=80&sec=20`);
    const { waitPercentilesSec } = calculate({ ...question, waitingPlaces: more ? 10 : null });
    const { p50, p90, p95, p99 } = waitPercentilesSec ?? { p50: -1, p90: -1, p95: -1, p99: -1 };
    expect(p50).toBeGreaterThanOrEqual(0);
    expect([p50, p90, p95, p99].toSorted((a, b) => a - b)).toEqual([p50, p90, p95, p99]);
    expect(p99).toBeGreaterThan(p50);
  });

  it('has no percentiles where nobody will ever answer', () => {
    const question = ask('model=erlang-x&volume=120&per=30&aht=240&sl=80&sec=20');
    const stuck = calculate({ ...question, model: 'chat', agents: 0 });
    expect(stuck.waitPercentilesSec).toBeNull();
  });

  it('takes a decimal comma as typed in Russian', () => {
    expect(ask('model=erlang-c&volume=10&per=60&aht=100,5&sl=80').handleTimeSec).toBe(100.5);
  });
});
