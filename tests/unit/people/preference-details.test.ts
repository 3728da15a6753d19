import { describe, expect, it } from 'vitest';
import { findContradiction, startsOf, type WishHours } from '~/models/preference-details';

const nothing: WishHours = {
  startMinute: null,
  startMaxMinute: null,
  endMinMinute: null,
  endMinute: null,
  minMinutes: null,
  maxMinutes: null,
  shiftTemplateId: null,
  groupId: null,
  siteId: null,
  isOvertime: false,
};
const at = (hour: number) => hour * 60;

describe('findContradiction', () => {
  it.each([
    [{ startMaxMinute: at(10) }, 'startMaxMinute', 'needs_from'],
    [{ startMinute: at(11), startMaxMinute: at(10) }, 'startMaxMinute', 'order'],
    [{ endMinMinute: at(18), endMinute: at(17) }, 'endMinMinute', 'order'],
    [{ minMinutes: at(9), maxMinutes: at(8) }, 'maxMinutes', 'order'],
    [{ startMinute: at(9), endMinute: at(15), minMinutes: at(8) }, 'minMinutes', 'too_long'],
  ])('finds %j', (wish, field, rule) =>
    expect(findContradiction({ ...nothing, ...wish })).toMatchObject({ field, rule }),
  );

  it('lets ranges stand that touch', () => {
    const wish = { startMinute: at(9), startMaxMinute: at(9), endMinMinute: at(17), endMinute: at(17) };
    expect(findContradiction({ ...nothing, ...wish, minMinutes: at(8), maxMinutes: at(8) })).toBeNull();
  });
});

describe('startsOf', () => {
  const early = { startFromMinute: at(7), startToMinute: at(9), spanMinutes: at(9) };
  const of = (wish: Partial<WishHours>, template: typeof early | null = null) =>
    startsOf({ ...nothing, ...wish }, template);

  it('is the range of starts, narrowed so that the end fits every wished length', () => {
    expect(of({ startMinute: at(8), startMaxMinute: at(12) })).toEqual({ fromMinute: at(8), toMinute: at(12) });
    expect(
      of({
        startMinute: at(8),
        startMaxMinute: at(12),
        endMinMinute: at(17),
        endMinute: at(18),
        minMinutes: at(7),
        maxMinutes: at(8),
      }),
    ).toEqual({ fromMinute: at(9), toMinute: at(11) });
  });

  it('is that of the template, whose length decides the end', () => {
    expect(of({}, early)).toEqual({ fromMinute: at(7), toMinute: at(9) });
    expect(of({ endMinute: at(17) }, early)).toEqual({ fromMinute: at(7), toMinute: at(8) });
  });

  it('is nothing where any start will do, or none can', () => {
    expect(of({ minMinutes: at(8) })).toBeNull();
    expect(of({ startMinute: at(10), startMaxMinute: at(12) }, early)).toBeNull();
  });
});
