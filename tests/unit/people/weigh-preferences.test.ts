import { describe, expect, it } from 'vitest';
import { preferencesOn, weighPreference } from '~/models/weigh-preferences';

const newcomer = { hireDate: '2027-03-01', unmetShare: 0 };
const veteran = { hireDate: '2010-03-01', unmetShare: 0 };
const date = '2027-03-01';
const wish = (more: object) => ({
  date: null,
  weekday: null,
  kind: 'off' as const,
  startMinute: null,
  endMinute: null,
  startMaxMinute: null,
  endMinMinute: null,
  minMinutes: null,
  maxMinutes: null,
  template: null,
  groupId: null,
  isPriority: false,
  ...more,
});

describe('the weight of a wish', () => {
  it('puts priority before seniority, and seniority before earlier refusals', () => {
    const unlucky = { ...newcomer, unmetShare: 1 };
    const fiveYears = { hireDate: '2022-03-01', unmetShare: 0 };
    const weights = [
      weighPreference(true, newcomer, date),
      weighPreference(false, veteran, date),
      weighPreference(false, fiveYears, date),
      weighPreference(false, unlucky, date),
      weighPreference(false, newcomer, date),
    ];
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(new Set(weights).size).toBe(5);
    expect(weights[4]).toBe(1);
  });

  it('of somebody yet to be hired is that of a newcomer', () => {
    expect(weighPreference(false, { hireDate: '2028-01-01', unmetShare: 0 }, date)).toBe(1);
  });
});

describe('wishes on a date', () => {
  it('for the date stand above those for its weekday', () => {
    const stored = [wish({ weekday: 1 }), wish({ date, kind: 'work' as const })];
    expect(preferencesOn(stored, newcomer, date).map(({ kind }) => kind)).toEqual(['work']);
    expect(preferencesOn(stored, newcomer, '2027-03-08').map(({ kind }) => kind)).toEqual(['day_off']);
    expect(preferencesOn(stored, newcomer, '2027-03-02')).toEqual([]);
  });

  it('for hours ask for a start with which nine hours fit, at least half an hour wide', () => {
    const hours = (startMinute: number, endMinute: number | null) =>
      preferencesOn([wish({ date, kind: 'work' as const, startMinute, endMinute })], newcomer, date)[0];
    expect(hours(540, 1140)).toMatchObject({ kind: 'start_between', fromMinute: 540, toMinute: 600 });
    expect(hours(540, 900)).toMatchObject({ fromMinute: 540, toMinute: 570 });
    expect(hours(1430, null)).toMatchObject({ fromMinute: 1430, toMinute: 1439 });
  });

  it('for ranges, lengths and kinds of shifts ask for the starts with which all of it fits', () => {
    const template = { startFromMinute: 420, startToMinute: 540, spanMinutes: 540 };
    const detailed = (more: object) =>
      preferencesOn([wish({ date, kind: 'work' as const, ...more })], newcomer, date)[0];
    expect(detailed({ template })).toMatchObject({ kind: 'start_between', fromMinute: 420, toMinute: 540 });
    expect(detailed({ startMinute: 480, startMaxMinute: 600, template })).toMatchObject({
      fromMinute: 480,
      toMinute: 540,
    });
    // why: a length alone does not decide the start; the wish to work is still weighed
    expect(detailed({ minMinutes: 480 })).toMatchObject({ kind: 'work' });
  });
});
