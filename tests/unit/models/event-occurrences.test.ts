import { describe, expect, it } from 'vitest';
import { listOccurrences } from '~/models/event-occurrences';

const event = {
  recurrence: 'once' as const,
  everyWeeks: 1,
  weekdays: [1, 2, 3, 4, 5],
  monthDay: null,
  startDate: '2027-03-01',
  endDate: null,
};

describe('occurrences of an event', () => {
  it('once: on one of the days of its period', () => {
    const found = listOccurrences({ ...event, endDate: '2027-03-07' }, '2027-03-04', '2027-03-31');
    expect(found).toEqual([{ key: 'once', dates: ['2027-03-04', '2027-03-05'] }]);
    expect(listOccurrences(event, '2027-03-02', '2027-03-31')).toEqual([]);
  });

  it('daily: on every chosen weekday', () => {
    const found = listOccurrences({ ...event, recurrence: 'daily', weekdays: [1, 3] }, '2027-03-01', '2027-03-10');
    expect(found.map(({ dates }) => dates[0])).toEqual(['2027-03-01', '2027-03-03', '2027-03-08', '2027-03-10']);
  });

  it('weekly: once in every nth week, counted from the week it begins in', () => {
    const weekly = {
      ...event,
      recurrence: 'weekly' as const,
      weekdays: [2, 4],
      startDate: '2027-03-03',
      everyWeeks: 2,
    };
    expect(listOccurrences(weekly, '2027-03-01', '2027-03-28')).toEqual([
      { key: '2027-03-01', dates: ['2027-03-04'] },
      { key: '2027-03-15', dates: ['2027-03-16', '2027-03-18'] },
    ]);
  });

  it('monthly: on its day, on the next chosen weekday after it, on the last day of a short month', () => {
    const monthly = { ...event, recurrence: 'monthly' as const, startDate: '2027-01-01', monthDay: 31 };
    expect(listOccurrences(monthly, '2027-01-01', '2027-04-30').map(({ dates }) => dates[0])).toEqual([
      '2027-02-01',
      '2027-03-01',
      '2027-03-31',
      '2027-04-30',
    ]);
  });
});
