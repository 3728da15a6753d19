import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import { type DatedChange, type DatedFact, planBeginning, planEnding } from '~/models/dated-change';

const origin = '2026-01-01';
const dateArbitrary = fc.integer({ min: 0, max: 400 }).map((day) => addDays(origin, day));

/** Facts of one kind that never overlap, some touching, the last perhaps open-ended. */
const factsArbitrary = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 12 }), fc.boolean())
  .map(([days, isOpen]) => {
    const sorted = days.sort((left, right) => left - right);
    const facts: DatedFact[] = [];
    for (let index = 0; index + 1 < sorted.length; index += 1) {
      if (index % 3 === 2) continue;
      facts.push({
        id: `f${index}`,
        validFrom: addDays(origin, sorted[index]),
        validTo: addDays(origin, sorted[index + 1]),
      });
    }
    const last = sorted.at(-1);
    if (isOpen && last !== undefined) facts.push({ id: 'open', validFrom: addDays(origin, last), validTo: null });
    return facts;
  });

function apply(facts: DatedFact[], change: DatedChange): DatedFact[] {
  const ends = new Map(change.end.map((end) => [end.id, end.validTo]));
  const kept = facts
    .filter((fact) => !change.remove.includes(fact.id))
    .map((fact) => ({ ...fact, validTo: ends.get(fact.id) ?? fact.validTo }));
  return change.begin ? [...kept, { id: 'new', ...change.begin }] : kept;
}

const inForce = (facts: DatedFact[], date: string) =>
  facts.filter((fact) => fact.validFrom <= date && (fact.validTo === null || fact.validTo > date));

describe('change of dated facts', () => {
  it('never makes two facts overlap, and none is empty', () => {
    fc.assert(
      fc.property(factsArbitrary, dateArbitrary, (facts, from) => {
        const after = apply(facts, planBeginning(facts, from));
        for (let day = 0; day <= 401; day += 1)
          expect(inForce(after, addDays(origin, day)).length).toBeLessThanOrEqual(1);
        for (const fact of after) expect(fact.validTo === null || fact.validTo > fact.validFrom).toBe(true);
      }),
    );
  });

  it('leaves every day before the effective date as it was, and later plans in force', () => {
    fc.assert(
      fc.property(factsArbitrary, dateArbitrary, (facts, from) => {
        const after = apply(facts, planBeginning(facts, from));
        for (let day = 0; day < 401; day += 1) {
          const date = addDays(origin, day);
          const [before] = inForce(facts, date);
          const [now] = inForce(after, date);
          if (date < from) expect(now?.id).toBe(before?.id);
          else if (before && before.validFrom > from) expect(now?.id).toBe(before.id);
          if (date === from) expect(now?.id).toBe('new');
        }
      }),
    );
  });

  it('leaves nothing in force from the day on which a fact ends', () => {
    fc.assert(
      fc.property(factsArbitrary, dateArbitrary, (facts, from) => {
        const after = apply(facts, planEnding(facts, from));
        expect(after.every((fact) => fact.validTo !== null && fact.validTo <= from)).toBe(true);
        expect(planEnding(after, from)).toEqual({ end: [], remove: [], begin: null });
      }),
    );
  });

  it('does not let a fact outlive the employment', () => {
    expect(planBeginning([], '2026-03-01', '2026-05-01').begin).toEqual({
      validFrom: '2026-03-01',
      validTo: '2026-05-01',
    });
    const later = [{ id: 'x', validFrom: '2026-04-01', validTo: null }];
    expect(planBeginning(later, '2026-03-01', '2026-05-01').begin?.validTo).toBe('2026-04-01');
  });
});
