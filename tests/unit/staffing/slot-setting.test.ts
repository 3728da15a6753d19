import { describe, expect, it } from 'vitest';
import { findDeciding, type SlotSetting, slotSettingInput } from '~/models/slot-setting';

const setting = (values: Partial<SlotSetting>): SlotSetting => ({
  id: crypto.randomUUID(),
  weekdays: [1, 2, 3, 4, 5],
  startMinute: 600,
  endMinute: 630,
  validFrom: '2027-03-01',
  validTo: null,
  shrinkage: null,
  reserve: null,
  minAgents: null,
  ...values,
});
const monday = { date: '2027-03-01', weekday: 1, minuteOfDay: 600 };

describe('allowances by weekday and time', () => {
  it('act from the first minute to before the last, on their weekdays and dates', () => {
    const one = setting({ minAgents: 1, validTo: '2027-03-03' });
    const decides = (at: Partial<typeof monday>) => findDeciding([one], 'minAgents', { ...monday, ...at }) === one;
    expect(decides({})).toBe(true);
    expect(decides({ minuteOfDay: 629 })).toBe(true);
    expect(decides({ minuteOfDay: 630 })).toBe(false);
    expect(decides({ minuteOfDay: 599 })).toBe(false);
    expect(decides({ weekday: 6 })).toBe(false);
    expect(decides({ date: '2027-02-28' })).toBe(false);
    expect(decides({ date: '2027-03-02', weekday: 2 })).toBe(true);
    expect(decides({ date: '2027-03-03', weekday: 3 })).toBe(false);
  });

  it('the later one counts, kind by kind', () => {
    const first = setting({ minAgents: 1, shrinkage: 0.1 });
    const second = setting({ minAgents: 4 });
    expect(findDeciding([first, second], 'minAgents', monday)).toBe(second);
    expect(findDeciding([first, second], 'shrinkage', monday)).toBe(first);
    expect(findDeciding([first, second], 'reserve', monday)).toBeUndefined();
  });

  it('says which field is wrong', () => {
    const good = {
      weekdays: ['5', '1', '1'],
      startTime: '09:00',
      endTime: '24:00',
      from: '2027-03-01',
      minAgents: '2',
    };
    expect(slotSettingInput.parse(good)).toMatchObject({
      weekdays: [1, 5],
      startTime: 540,
      endTime: 1440,
      minAgents: 2,
    });
    const fieldsOf = (values: object) => [
      ...new Set(slotSettingInput.safeParse({ ...good, ...values }).error?.issues.map(({ path }) => path[0])),
    ];
    expect(fieldsOf({ weekdays: [] })).toEqual(['weekdays']);
    expect(fieldsOf({ endTime: '09:00' })).toEqual(['endTime']);
    expect(fieldsOf({ endTime: '25:00' })).toEqual(['endTime']);
    expect(fieldsOf({ to: '2027-02-28' })).toEqual(['to']);
    expect(fieldsOf({ minAgents: '' })).toEqual(['absencePercent']);
    expect(fieldsOf({ absencePercent: '95' })).toEqual(['absencePercent']);
    expect(fieldsOf({ reserve: '0' })).toEqual(['reserve']);
  });
});
