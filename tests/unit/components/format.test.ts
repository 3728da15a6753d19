import { describe, expect, it } from 'vitest';
import { createFormat } from '~/i18n/format';
import { matchLocale } from '~/i18n/locales';
import { getOffsetMinutes, toInstantMs, toWallClock } from '~/i18n/zoned-time';

const en = createFormat('en');
const ru = createFormat('ru');
/** Spaces that do not break, written as plain ones, so that the expectations can be read. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('numbers', () => {
  it('groups thousands and points as the language does', () => {
    expect(en.number(1234567.891)).toBe('1,234,567.89');
    expect(plain(ru.number(1234567.891))).toBe('1 234 567,89');
  });
  it('writes a true minus, a plus only where asked, and no sign before zero', () => {
    expect(en.number(-6)).toBe('−6');
    expect(en.number(6, { isSigned: true })).toBe('+6');
    expect(en.number(-0.001, { decimals: 1 })).toBe('0.0');
    expect(en.number(0, { isSigned: true })).toBe('0');
  });
  it('keeps number and unit on one line', () => {
    expect(en.number(12, { unit: 'agents' })).toBe('12\u00a0agents');
  });
  it('rounds a share to whole percents and says when there is none', () => {
    expect(plain(en.percent(0.84117554565))).toBe('84 %');
    expect(plain(ru.percent(0.068, { decimals: 1 }))).toBe('6,8 %');
    expect(en.percent(null)).toBe('–');
    expect(en.percent(Number.NaN)).toBe('–');
  });
  it('shortens large numbers only', () => {
    expect(en.compactNumber(9999)).toBe('9,999');
    expect(plain(en.compactNumber(12400))).toBe('12.4 k');
    expect(plain(ru.compactNumber(3_200_000))).toBe('3,2 млн');
    expect(plain(en.compactNumber(120_000))).toBe('120 k');
  });
  it('writes sizes as file managers do', () => {
    expect(plain(en.bytes(512))).toBe('512 B');
    expect(plain(en.bytes(1_240_000))).toBe('1.2 MB');
    expect(plain(ru.bytes(48_000))).toBe('48 КБ');
  });
});

describe('durations', () => {
  it('reads seconds as a stopwatch', () => {
    expect([0, 59.6, 95, 4205, -75].map((value) => en.duration(value))).toEqual([
      '0:00',
      '1:00',
      '1:35',
      '1:10:05',
      '−1:15',
    ]);
  });
  it('reads minutes in words and as decimal hours', () => {
    expect(plain(en.minutes(450))).toBe('7 h 30 min');
    expect(plain(ru.minutes(480))).toBe('8 ч');
    expect(plain(en.minutes(0))).toBe('0 min');
    expect(en.hours(2160)).toBe('36.0');
    expect(plain(ru.hours(2190, true))).toBe('36,5 ч');
  });
});

describe('dates', () => {
  it('puts the weekday first', () => {
    expect(en.date('2026-11-23')).toBe('Mon 23 Nov');
    expect(ru.date('2026-11-23')).toBe('пн 23 ноя');
    expect(en.date('2026-11-23', 'long')).toBe('Monday 23 November 2026');
    expect(ru.date('2026-11-23', 'long')).toBe('понедельник, 23 ноября 2026');
    expect(en.date('2028-02-29', 'numeric')).toBe('29.02.2028');
  });
  it('writes once what the ends of a range share', () => {
    expect(en.dateRange('2026-11-23', '2026-11-29')).toBe('23–29 Nov 2026');
    expect(en.dateRange('2026-11-28', '2026-12-04')).toBe('28 Nov – 4 Dec 2026');
    expect(en.dateRange('2026-12-28', '2027-01-03')).toBe('28 Dec 2026 – 3 Jan 2027');
    expect(en.dateRange('2026-11-23', '2026-11-23')).toBe('23 Nov 2026');
  });
  it('names months and weekdays, Monday being the first', () => {
    expect(ru.month('2026-11')).toBe('Ноябрь 2026');
    expect(en.weekday(1)).toBe('Mon');
    expect(ru.weekday(7, 'long')).toBe('воскресенье');
  });
  it('shows the clock of the zone that is named, by 24 hours', () => {
    const instant = '2026-11-23T20:30:00Z';
    expect(en.time(instant, 'Europe/Moscow')).toBe('23:30');
    expect(en.time(instant, 'Asia/Yekaterinburg')).toBe('01:30');
    expect(en.dateTime(instant, 'Asia/Yekaterinburg')).toBe('Tue 24 Nov, 01:30');
    expect(en.time('2026-11-23T21:00:00Z', 'Europe/Moscow')).toBe('00:00');
  });
  it('reads minutes of a day past midnight', () => {
    expect([0, 495, 1440, 1560].map(en.clock)).toEqual(['00:00', '08:15', '24:00', '02:00']);
    expect(en.clockRange(480, 1020)).toBe('08:00–17:00');
  });
  it('names a zone by its city and offset', () => {
    expect(en.timeZone('Europe/Moscow', '2026-11-23T00:00:00Z')).toBe('Moscow, UTC+3');
    expect(en.offset('Asia/Kolkata', 0)).toBe('UTC+5:30');
    expect(en.offset('America/New_York', '2026-07-01T00:00:00Z')).toBe('UTC−4');
  });
  it('tells the distance to now in the largest unit that fits', () => {
    const now = '2026-11-23T12:00:00Z';
    expect(en.relative('2026-11-23T11:55:00Z', now)).toBe('5 minutes ago');
    expect(ru.relative('2026-11-23T14:00:00Z', now)).toBe('через 2 часа');
    expect(en.relative(now, now)).toBe('now');
  });
});

describe('wall clocks and instants', () => {
  it('finds the instant that shows a wall time, on both sides of a clock change', () => {
    const zone = 'Europe/Berlin';
    expect(new Date(toInstantMs(2026, 3, 29, 60, zone)).toISOString()).toBe('2026-03-29T00:00:00.000Z');
    expect(new Date(toInstantMs(2026, 3, 29, 240, zone)).toISOString()).toBe('2026-03-29T02:00:00.000Z');
  });
  it('moves a skipped time to the change and takes the earlier of a repeated one', () => {
    const zone = 'Europe/Berlin';
    expect(new Date(toInstantMs(2026, 3, 29, 150, zone)).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(new Date(toInstantMs(2026, 10, 25, 150, zone)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
  it('goes there and back for every hour of two years in four zones', () => {
    for (const zone of ['Europe/Moscow', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
      for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 3_600_000 * 7) {
        const wall = toWallClock(ms, zone);
        const back = toInstantMs(wall.year, wall.month, wall.day, wall.hour * 60 + wall.minute, zone);
        // of a repeated hour the earlier one is given
        expect([0, 1_800_000, 3_600_000]).toContain(ms - back);
        if (ms !== back) expect(getOffsetMinutes(back, zone)).toBeGreaterThan(getOffsetMinutes(ms, zone));
      }
    }
  });
});

it('chooses the language that a browser prefers among those there are', () => {
  expect(matchLocale('ru-RU,ru;q=0.9,en;q=0.8')).toBe('ru');
  expect(matchLocale('de,en;q=0.5,ru;q=0.7')).toBe('ru');
  expect(matchLocale('fr')).toBe('en');
  expect(matchLocale('ru;q=0')).toBe('en');
  expect(matchLocale(null)).toBe('en');
});
