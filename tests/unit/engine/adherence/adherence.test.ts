import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ActualState,
  classifyAgent,
  measureAdherence,
  type PlannedActivity,
  type StateFlags,
} from '~/engine/adherence';

const work: StateFlags = { isProductive: true, isBreak: false, isOnline: true, maxDurationSec: null };
const dictionary = new Map<string, StateFlags>([
  ['AVL', work],
  ['CALL', work],
  ['BRK', { ...work, isProductive: false, isBreak: true }],
  ['OFF', { ...work, isProductive: false, isOnline: false }],
]);

/** minutes of the day as ms */
const at = (minute: number) => minute * 60_000;
const activity = (kind: PlannedActivity['kind'], from: number, to: number): PlannedActivity => ({
  kind,
  startMs: at(from),
  endMs: at(to),
});
const state = (code: string, from: number, to: number | null = null): ActualState => ({
  code,
  startMs: at(from),
  endMs: to === null ? null : at(to),
});

/** 08:00-17:00 with a break at ten and lunch at half past twelve */
const shift = [
  activity('WORK', 480, 600),
  activity('BREAK', 600, 615),
  activity('WORK', 615, 750),
  activity('LUNCH', 750, 780),
  activity('WORK', 780, 1020),
];

const classify = (minute: number, current: ActualState | null, options: { isAbsencePlanned?: boolean } = {}) =>
  classifyAgent({
    nowMs: at(minute),
    plan: shift,
    state: current,
    dictionary,
    isAbsencePlanned: options.isAbsencePlanned ?? false,
  });

describe('the status of a person right now', () => {
  it.each([
    ['before the shift', 400, null, 'off_shift'],
    ['just begun, not yet there', 482, null, 'on_schedule'],
    ['five minutes late', 485, null, 'late_login'],
    ['a quarter of an hour and more', 496, null, 'absent'],
    ['logged out since yesterday', 500, state('OFF', -300), 'absent'],
    ['at work', 500, state('CALL', 495), 'on_schedule'],
    ['in a pause outside the plan', 540, state('BRK', 530), 'wrong_state'],
    ['in a pause for a moment', 540, state('BRK', 538), 'on_schedule'],
    ['in the planned break', 605, state('BRK', 600), 'break'],
    ['in the planned break, logged out', 605, state('OFF', 600), 'break'],
    ['still working in the break', 610, state('CALL', 590), 'wrong_state'],
    ['not back from the break', 622, state('BRK', 600), 'over_break'],
    ['at lunch', 760, state('BRK', 750), 'lunch'],
    ['gone before the end', 900, state('OFF', 850), 'early_leave'],
    ['in a state nobody knows', 900, state('XYZ', 800), 'wrong_state'],
    ['finishing a call after the end', 1022, state('CALL', 1000), 'off_shift'],
    ['working long after the end', 1060, state('CALL', 1000), 'unplanned_work'],
    ['starting ten minutes early', 470, state('AVL', 469), 'off_shift'],
    ['working in the night', 300, state('AVL', 200), 'unplanned_work'],
  ] as const)('%s', (_name, minute, current, expected) => {
    expect(classify(minute, current).status).toBe(expected);
  });

  it('is a planned absence where one is registered, unless the person came', () => {
    expect(classify(500, null, { isAbsencePlanned: true }).status).toBe('planned_absence');
    expect(classify(500, state('CALL', 490), { isAbsencePlanned: true }).status).toBe('on_schedule');
  });

  it('says since when, and what comes next', () => {
    const late = classify(622, state('BRK', 600));
    expect(late).toMatchObject({ isDeviation: true, sinceMs: at(615), planned: shift[2], next: shift[3] });
    expect(classify(496, null).sinceMs).toBe(at(480));
    expect(classify(1060, state('CALL', 1000)).sinceMs).toBe(at(1020));
  });
});

const measure = (states: ActualState[], plan = shift, from = 0, to = 1440) =>
  measureAdherence({ plan, states, dictionary, fromMs: at(from), toMs: at(to) });

describe('adherence', () => {
  it('is whole for a day as planned', () => {
    const day = [
      state('AVL', 480, 600),
      state('BRK', 600, 615),
      state('CALL', 615, 750),
      state('OFF', 750, 780),
      state('AVL', 780, 1020),
    ];
    expect(measure(day)).toEqual({
      scheduledMinutes: 540,
      deviationMinutes: 0,
      workedMinutes: 495,
      adherence: 1,
      conformance: 1,
    });
  });

  it('counts each minute of a deviation: 27 of 540 minutes are 95 %', () => {
    const day = [
      state('AVL', 480, 540),
      state('BRK', 540, 567),
      state('AVL', 567, 600),
      state('BRK', 600, 615),
      state('AVL', 615, 750),
      state('BRK', 750, 780),
      state('AVL', 780, 1020),
    ];
    const result = measure(day);
    expect(result.deviationMinutes).toBe(27);
    expect(result.adherence).toBeCloseTo(0.95, 12);
    expect(result.workedMinutes).toBe(468);
  });

  it('forgives three minutes around a border, and no more', () => {
    const shifted = (minutes: number) =>
      measure([
        state('AVL', 480, 600 + minutes),
        state('BRK', 600 + minutes, 615),
        state('AVL', 615, 750),
        state('BRK', 750, 780),
        state('AVL', 780, 1020),
      ]);
    expect(shifted(3).deviationMinutes).toBe(0);
    expect(shifted(5).deviationMinutes).toBe(2);
  });

  it('is nothing where nothing was planned, and zero for who never came', () => {
    expect(measure([state('AVL', 480, 500)], [])).toMatchObject({
      adherence: null,
      conformance: null,
      workedMinutes: 20,
    });
    const absent = measure([]);
    expect(absent.scheduledMinutes).toBe(540);
    // the pauses were kept, and the edges of the shift are within the tolerance
    expect(absent.deviationMinutes).toBe(495 - 18);
  });

  it('looks only at the period', () => {
    expect(measure([state('AVL', 480)], shift, 480, 540)).toMatchObject({
      scheduledMinutes: 60,
      adherence: 1,
      workedMinutes: 60,
    });
  });

  it('stays between none and all, whatever people do', () => {
    const states = fc
      .array(fc.tuple(fc.integer({ min: 300, max: 1200 }), fc.constantFrom('AVL', 'BRK', 'OFF', 'XYZ')), {
        maxLength: 30,
      })
      .map((pairs) => {
        const sorted = [...new Map(pairs).entries()].sort(([a], [b]) => a - b);
        return sorted.map(([minute, code], index) => state(code, minute, sorted[index + 1]?.[0] ?? null));
      });
    fc.assert(
      fc.property(states, (actual) => {
        const { adherence, deviationMinutes, scheduledMinutes } = measure(actual);
        return (
          scheduledMinutes === 540 && deviationMinutes <= 540 && adherence !== null && adherence >= 0 && adherence <= 1
        );
      }),
    );
  });
});
