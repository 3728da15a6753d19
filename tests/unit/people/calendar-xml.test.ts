import { describe, expect, it } from 'vitest';
import { readCalendarXml } from '~/models/calendar-xml';

const days = (text: string) => readCalendarXml(text).days.map(({ date, dayType, name }) => [date, dayType, name]);
const faults = (text: string) => readCalendarXml(text).faults.map(({ row, rule }) => [row, rule]);

describe('readCalendarXml', () => {
  it('reads the public format with month and day, holidays by their id, transfers and working weekends', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<calendar year="2024" lang="ru">
  <holidays><holiday id="1" title="Новогодние каникулы"/><holiday id="3" title="День защитника"/></holidays>
  <days>
    <day d="01.01" t="1" h="1"/>
    <day d="02.22" t="2"/>
    <day d="02.23" t="1" h="3"/>
    <day d="04.27" t="3"/>
    <day d="04.29" t="1" f="04.27"/>
  </days>
</calendar>`;
    expect(readCalendarXml(text).year).toBe(2024);
    expect(days(text)).toEqual([
      ['2024-01-01', 'holiday', 'Новогодние каникулы'],
      ['2024-02-22', 'pre_holiday', null],
      ['2024-02-23', 'holiday', 'День защитника'],
      ['2024-04-27', 'working', null],
      ['2024-04-29', 'weekend', null],
    ]);
    expect(faults(text)).toEqual([]);
  });

  it('reads the classifier of the accounting system and plain ISO dates', () => {
    const items = `<Items><Item Calendar="РФ" Year="2026" DayType="Праздник" Date="20260101" SwapDate=""/>
<Item Calendar="РФ" Year="2026" DayType="Предпраздничный" Date="20260430"/></Items>`;
    expect(days(items)).toEqual([
      ['2026-01-01', 'holiday', null],
      ['2026-04-30', 'pre_holiday', null],
    ]);
    expect(days('<calendar year="2026"><day date="2026-06-12" type="holiday" name="Day"/></calendar>')).toEqual([
      ['2026-06-12', 'holiday', 'Day'],
    ]);
  });

  it('merges a day that is named twice alike, and refuses one that contradicts itself', () => {
    const twice = '<c year="2026"><day d="01.01" t="1"/>\n<day d="01.01" t="1"/></c>';
    expect(days(twice)).toHaveLength(1);
    expect(faults(twice)).toEqual([]);
    expect(faults('<c year="2026"><day d="01.01" t="1"/>\n<day d="01.01" t="3"/></c>')).toEqual([[2, 'contradiction']]);
  });

  it('names the line of every fault', () => {
    const text = `<calendar year="2026"><days>
<day d="02.30" t="1"/>
<day d="03.01" t="9"/>
<day date="2025-05-01" t="1"/>
<day t="1"/>
</days></calendar>`;
    expect(faults(text)).toEqual([
      [2, 'date'],
      [3, 'type'],
      [4, 'other_year'],
      [5, 'date'],
    ]);
  });

  it('refuses what is no XML, no calendar, or no year of ours', () => {
    expect(faults('<calendar year="2026"><day d="01.01"')[0][1]).toBe('xml');
    expect(days('<calendar year="2026"><day d="01.01" t="1"/>')).toEqual([]);
    expect(faults('<nothing/>')).toEqual([[1, 'empty']]);
    expect(faults('<calendar year="1812"><day d="01.01" t="1"/></calendar>').map(([, rule]) => rule)).toContain('year');
    expect(faults('')[0]?.[1]).toBeDefined();
  });

  it('does not read entities of the file itself', () => {
    const text = '<!DOCTYPE c [<!ENTITY a "aaaa">]><c year="2026"><day d="01.01" t="1" name="&a;"/></c>';
    expect(readCalendarXml(text).days.every((day) => day.name !== 'aaaa')).toBe(true);
  });
});
