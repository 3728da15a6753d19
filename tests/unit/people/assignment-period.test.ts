import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import { planAssignment, planAssignmentEnd } from '~/models/assignment-period';

interface Fact {
  id: string;
  key: string;
  validFrom: string;
  validTo: string | null;
}

const start = '2026-01-01';
const day = (n: number) => addDays(start, n);

/** What is in force on a day after a plan has been carried out. */
function keyOn(facts: Fact[], plan: ReturnType<typeof planAssignment>, next: string, date: string): string[] {
  const changed = new Map(plan.change.map((item) => [item.id, item]));
  const kept = facts
    .filter(({ id }) => !plan.remove.includes(id))
    .map((fact) => ({ ...fact, ...(changed.get(fact.id) ?? {}) }));
  const resumed = plan.resume.map((piece) => ({ ...facts.find(({ id }) => id === piece.sourceId)!, ...piece }));
  const begun = plan.begin ? [{ id: 'new', key: next, ...plan.begin }] : [];
  return [...kept, ...resumed, ...begun]
    .filter(({ validFrom, validTo }) => validFrom <= date && (validTo === null || validTo > date))
    .map(({ key }) => key);
}

const factsArbitrary = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 5 }),
      length: fc.integer({ min: 1, max: 9 }),
      key: fc.constantFrom('a', 'b'),
    }),
    {
      maxLength: 4,
    },
  )
  .chain((pieces) =>
    fc.boolean().map((isOpen) => {
      let at = 0;
      return pieces.map(({ gap, length, key }, i): Fact => {
        const from = at + gap;
        at = from + length;
        const isLast = i === pieces.length - 1;
        return { id: `f${i}`, key, validFrom: day(from), validTo: isLast && isOpen ? null : day(at) };
      });
    }),
  );

describe('planAssignment', () => {
  it('puts the new one into its period and leaves every other day as it was', () => {
    fc.assert(
      fc.property(
        factsArbitrary,
        fc.integer({ min: 0, max: 40 }),
        fc.option(fc.integer({ min: 1, max: 20 })),
        (facts, from, length) => {
          const to = length === null ? null : day(from + length);
          const plan = planAssignment(facts, { key: 'a', from: day(from), to });
          for (let n = 0; n < 80; n++) {
            const date = day(n);
            const before = keyOn(facts, { verdict: 'same', remove: [], change: [], resume: [], begin: null }, '', date);
            const isInside = date >= day(from) && (to === null || date < to);
            expect(keyOn(facts, plan, 'a', date)).toEqual(isInside ? ['a'] : before);
          }
        },
      ),
    );
  });

  it('says that nothing changes where the same holds already', () => {
    const facts = [{ id: 'f', key: 'a', validFrom: day(0), validTo: null }];
    expect(planAssignment(facts, { key: 'a', from: day(5), to: day(9) }).verdict).toBe('same');
    expect(planAssignment(facts, { key: 'b', from: day(5), to: day(9) }).verdict).toBe('replace');
    expect(planAssignment([], { key: 'b', from: day(5), to: null }).verdict).toBe('assign');
  });

  it('ends what is in force and drops what was to come', () => {
    fc.assert(
      fc.property(factsArbitrary, fc.integer({ min: 0, max: 40 }), (facts, from) => {
        const plan = planAssignmentEnd(facts, day(from));
        for (let n = 0; n < 80; n++) {
          const before = keyOn(facts, { verdict: 'same', remove: [], change: [], resume: [], begin: null }, '', day(n));
          expect(keyOn(facts, plan, '', day(n))).toEqual(n < from ? before : []);
        }
      }),
    );
  });
});
