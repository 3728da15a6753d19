import { describe, expect, it } from 'vitest';
import { type AnomalyInput, detectAnomalies } from '~/engine/forecasting';
import { createRandom } from '~/engine/random';

const START = Date.parse('2025-03-03T08:00Z');
const STEP = 900_000;
const SLOTS = 32;

function day(change: Partial<AnomalyInput> = {}, edit: (actual: number[]) => void = () => {}): AnomalyInput {
  const expected = Array.from({ length: SLOTS }, (_, i) => 60 + 20 * Math.sin(i / 5));
  const actual = expected.map((v) => Math.round(v));
  edit(actual);
  return {
    slotStart: expected.map((_, i) => START + i * STEP),
    intervalMinutes: 15,
    expected,
    p10: expected.map((v) => v - 1.4 * Math.sqrt(v)),
    p90: expected.map((v) => v + 1.4 * Math.sqrt(v)),
    actual,
    now: START + SLOTS * STEP,
    ...change,
  };
}

describe('detectAnomalies', () => {
  it('says nothing on an ordinary day', () => {
    expect(detectAnomalies(day())).toEqual([]);
  });

  it('flags a surge in the first slot after it began', () => {
    const input = day({}, (actual) => {
      actual[20] = 160;
    });
    const [found] = detectAnomalies({ ...input, now: START + 21 * STEP });
    expect(found).toMatchObject({
      start: START + 20 * STEP,
      slots: 1,
      cause: 'surge',
      direction: 'high',
      isOngoing: true,
    });
    expect(found.score).toBeGreaterThan(5);
    expect(found.chance).toBeLessThan(1e-4);
    expect(detectAnomalies({ ...input, now: START + 21 * STEP - 1 })).toEqual([]);
  });

  it('names the event that explains it', () => {
    const events = [{ name: 'Mailing', from: START + 18 * STEP, to: START + 26 * STEP }];
    const [found] = detectAnomalies(day({ events }, (actual) => actual.fill(130, 19, 24)));
    expect(found).toMatchObject({ cause: 'event', slots: 5, params: { event: 'Mailing' }, isOngoing: false });
  });

  it('tells missing data, a silent source and a silent group apart', () => {
    const silent = (actual: number[]) => actual.fill(0, 10, 14);
    const missing = (actual: number[]) => actual.fill(Number.NaN, 10, 14);
    const other = (isSilent: boolean) => {
      const { expected, actual } = day({}, isSilent ? silent : () => {});
      return { expected, actual };
    };
    expect(detectAnomalies(day({}, missing))[0]).toMatchObject({ cause: 'data-outage', slots: 4 });
    expect(detectAnomalies(day({ siblings: [other(true), other(true)] }, silent))[0].cause).toBe('data-outage');
    expect(detectAnomalies(day({ siblings: [other(false), other(false)] }, silent))[0].cause).toBe('service-outage');
    expect(detectAnomalies(day({}, (actual) => actual.fill(25, 10, 14)))[0].cause).toBe('drop');
  });

  it('flags long handling times', () => {
    const expectedAhtSec = new Array(SLOTS).fill(240);
    const actualAhtSec = expectedAhtSec.map((v, i) => (i === 12 ? 480 : v + (i % 3)));
    const [found] = detectAnomalies(day({ expectedAhtSec, actualAhtSec }));
    expect(found).toMatchObject({ target: 'ahtSec', cause: 'long-contacts', start: START + 12 * STEP });
  });

  it('does not cry at one contact in the night', () => {
    const quiet = day({
      expected: new Array(SLOTS).fill(0.1),
      p10: new Array(SLOTS).fill(0),
      p90: new Array(SLOTS).fill(0),
    });
    expect(detectAnomalies({ ...quiet, actual: Array.from(quiet.expected, (_, i) => (i % 8 === 0 ? 1 : 0)) })).toEqual(
      [],
    );
  });

  it('raises a false alarm in less than one slot of 300 on Poisson counts', () => {
    const random = createRandom('alarms');
    let alarms = 0;
    for (let k = 0; k < 200; k++) {
      const input = day({}, (actual) => {
        for (let i = 0; i < SLOTS; i++) actual[i] = random.poisson(60 + 20 * Math.sin(i / 5));
      });
      alarms += detectAnomalies(input).length;
    }
    expect(alarms).toBeLessThan((200 * SLOTS) / 300);
  });
});
