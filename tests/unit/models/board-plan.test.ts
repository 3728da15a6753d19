import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAgent, type PlannedActivity } from '~/engine/adherence';
import { boardAheadMs, planForBoard } from '~/models/board-plan';

const minute = 60_000;
const kinds = ['WORK', 'LUNCH', 'BREAK', 'TRAINING', 'MEETING'] as const;
const dictionary = new Map([
  ['AVL', { isProductive: true, isBreak: false, isOnline: true, maxDurationSec: null }],
  ['BRK', { isProductive: false, isBreak: true, isOnline: true, maxDurationSec: null }],
  ['OFF', { isProductive: false, isBreak: false, isOnline: false, maxDurationSec: null }],
]);

/** Activities one after the other, some with a hole before them, as minutes from the start of the day. */
const plans = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      hole: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 90 })),
      length: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 12 },
  )
  .map((pieces) => {
    let atMs = 0;
    return pieces.map(({ kind, hole, length }): PlannedActivity => {
      const startMs = atMs + hole * minute;
      atMs = startMs + length * minute;
      return { kind, startMs, endMs: atMs };
    });
  });
const states = fc.option(
  fc.record({ code: fc.constantFrom('AVL', 'BRK', 'OFF', 'NEW'), agoMs: fc.integer({ min: 0, max: 300 * minute }) }),
);

describe('the plan that the board sends', () => {
  it('judges everyone as the whole plan does until the page is read anew', () => {
    const someTime = fc.integer({ min: -30, max: 900 });
    const later = fc.integer({ min: 0, max: boardAheadMs });
    fc.assert(
      fc.property(plans, someTime, later, states, fc.boolean(), (plan, at, laterMs, state, isAbsencePlanned) => {
        const readMs = at * minute;
        const nowMs = readMs + laterMs;
        const judge = (used: readonly PlannedActivity[]) =>
          classifyAgent({
            nowMs,
            plan: used,
            state: state && { code: state.code, startMs: nowMs - state.agoMs, endMs: null },
            dictionary,
            isAbsencePlanned,
          });
        expect(judge(planForBoard(plan, readMs))).toEqual(judge(plan));
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds a few activities, however long the day is', () => {
    const plan = Array.from(
      { length: 40 },
      (_, index): PlannedActivity => ({
        kind: kinds[index % 2 ? 2 : 0],
        startMs: index * 30 * minute,
        endMs: (index + 1) * 30 * minute,
      }),
    );
    for (let at = 0; at < 1200; at += 7) expect(planForBoard(plan, at * minute).length).toBeLessThanOrEqual(6);
  });
});
