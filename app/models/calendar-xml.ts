import { SaxesParser } from 'saxes';
import { type DayType, type HolidayType, holidayTypes } from './norm-hours';

export interface CalendarXmlDay {
  date: string;
  dayType: DayType;
  name: string | null;
  /** of a holiday, where the file says who declares it */
  holidayType: HolidayType | null;
  /** line of the file */
  row: number;
}

export interface CalendarXmlFault {
  row: number;
  rule: 'xml' | 'year' | 'date' | 'type' | 'other_year' | 'contradiction' | 'empty';
  message: string;
}

export interface CalendarXml {
  year: number | null;
  days: CalendarXmlDay[];
  faults: CalendarXmlFault[];
}

const maxCharacters = 2_000_000;

/** Words of the day types in the formats that are read; lower case. */
const typeWords: Record<string, DayType> = {
  working: 'working',
  workday: 'working',
  рабочий: 'working',
  weekend: 'weekend',
  суббота: 'weekend',
  воскресенье: 'weekend',
  нерабочий: 'weekend',
  holiday: 'holiday',
  праздник: 'holiday',
  pre_holiday: 'pre_holiday',
  preholiday: 'pre_holiday',
  short: 'pre_holiday',
  предпраздничный: 'pre_holiday',
};

/**
 * Reads a production calendar of a year. Known formats, told apart by their elements:
 * - `<calendar year="2026"><holidays><holiday id title/></holidays><days><day d="01.09" t="1" h="1"/></days></calendar>`
 *   (t: 1 day off, a holiday where h names one; 2 shortened; 3 working; d is month and day),
 * - `<Item Year="2026" DayType="Праздник" Date="20260101"/>` of the accounting system's classifier,
 * - `<day date="2026-01-01" type="holiday" name="…" holidayType="regional"/>`.
 * Days that are named twice alike are merged; what contradicts itself or cannot be read is a fault of its line.
 */
export function readCalendarXml(text: string): CalendarXml {
  const result: CalendarXml = { year: null, days: [], faults: [] };
  if (text.length > maxCharacters) {
    result.faults.push({ row: 1, rule: 'xml', message: 'The file is larger than a calendar can be.' });
    return result;
  }
  const holidays = new Map<string, string>();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    if (!result.faults.some((fault) => fault.rule === 'xml'))
      result.faults.push({ row: parser.line, rule: 'xml', message: error.message });
  });
  parser.on('opentag', ({ name, attributes }) => {
    const of = (attribute: string) => findAttribute(attributes, attribute);
    const element = name.toLowerCase();
    const year = of('year');
    if (result.year === null && year !== undefined) readYear(result, year, parser.line);
    if (element === 'holiday') holidays.set(of('id') ?? '', of('title') ?? of('name') ?? '');
    if (element !== 'day' && element !== 'item') return;
    addDay(result, parser.line, { of, holidays });
  });
  // why: a parser goes on after a fault; what it would read then is of no use
  parser.write(text.replace(/^\uFEFF/, '')).close();
  if (result.faults.some((fault) => fault.rule === 'xml')) result.days = [];
  else if (!result.days.length && !result.faults.length)
    result.faults.push({ row: 1, rule: 'empty', message: 'The file names no day.' });
  result.days.sort((left, right) => left.date.localeCompare(right.date));
  return result;
}

function findAttribute(attributes: Record<string, unknown>, name: string): string | undefined {
  const found = Object.entries(attributes).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : String(found[1]).trim();
}

function readYear(result: CalendarXml, text: string, row: number): void {
  const year = Number(text);
  if (Number.isInteger(year) && year >= 2000 && year <= 2100) result.year = year;
  else result.faults.push({ row, rule: 'year', message: `year: ${text} is not a year from 2000 to 2100.` });
}

function addDay(
  result: CalendarXml,
  row: number,
  source: { of: (attribute: string) => string | undefined; holidays: Map<string, string> },
): void {
  const { of, holidays } = source;
  const text = of('date') ?? of('d') ?? '';
  const date = readDate(text, result.year);
  if (date === null) {
    result.faults.push({ row, rule: 'date', message: `date: ${text || '(none)'} is not a date.` });
    return;
  }
  if (result.year === null) result.year = Number(date.slice(0, 4));
  if (Number(date.slice(0, 4)) !== result.year) {
    result.faults.push({ row, rule: 'other_year', message: `date: ${date} does not lie in ${result.year}.` });
    return;
  }
  const holiday = holidays.get(of('h') ?? '');
  const dayType = readType(of('daytype') ?? of('type') ?? of('t') ?? '', of('h') !== undefined);
  if (dayType === null) {
    result.faults.push({
      row,
      rule: 'type',
      message: `type: ${of('daytype') ?? of('type') ?? of('t') ?? '(none)'} is no type of day.`,
    });
    return;
  }
  const name = (dayType === 'holiday' || dayType === 'pre_holiday' ? (of('name') ?? holiday) : undefined)?.slice(
    0,
    120,
  );
  const known = result.days.find((day) => day.date === date);
  if (known === undefined)
    result.days.push({
      date,
      dayType,
      name: name || null,
      holidayType: readHolidayType(of('holidaytype') ?? of('scope')),
      row,
    });
  else if (known.dayType !== dayType)
    result.faults.push({ row, rule: 'contradiction', message: `date: ${date} is named before as ${known.dayType}.` });
}

const readHolidayType = (text: string | undefined): HolidayType | null =>
  holidayTypes.find((known) => known === text?.toLowerCase()) ?? null;

function readType(text: string, isHoliday: boolean): DayType | null {
  if (text === '1') return isHoliday ? 'holiday' : 'weekend';
  if (text === '2') return 'pre_holiday';
  if (text === '3') return 'working';
  return typeWords[text.toLowerCase()] ?? null;
}

function readDate(text: string, year: number | null): string | null {
  const short = /^(\d{2})\.(\d{2})$/.exec(text);
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const parts = short ? [String(year ?? ''), short[1], short[2]] : (plain ?? iso)?.slice(1);
  if (!parts || parts[0] === '') return null;
  const date = parts.join('-');
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}
