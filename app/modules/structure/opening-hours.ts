import type { TFunction } from 'i18next';
import { parseClock } from '~/components/parse-clock';
import type { Format } from '~/i18n/format';

export type OpeningHours = ([number, number] | null)[];

/** Opening hours in words: days that open alike stand together, "Mon–Fri 09:00–21:00, Sat 10:00–18:00". */
export function describeOpeningHours(hours: OpeningHours, format: Format, t: TFunction): string {
  const key = (day: [number, number] | null) => (day ? day.join('-') : 'closed');
  if (hours.every((day) => day?.[0] === 0 && day[1] === 1440)) return t('hours.always');
  const parts: string[] = [];
  for (let start = 0; start < hours.length; ) {
    let end = start;
    while (end + 1 < hours.length && key(hours[end + 1]) === key(hours[start])) end += 1;
    const day = hours[start];
    if (day) {
      const days =
        start === end ? format.weekday(start + 1) : `${format.weekday(start + 1)}–${format.weekday(end + 1)}`;
      parts.push(`${days} ${format.clockRange(day[0], day[1])}`);
    }
    start = end + 1;
  }
  return parts.join(', ') || t('hours.never');
}

/** Opening hours of a form: `open1`..`open7` and `close1`..`close7`, empty where the day is closed. */
export function readOpeningHours(form: FormData): ([number, number] | null)[] {
  return Array.from({ length: 7 }, (_, index) => {
    const open = parseClock(String(form.get(`open${index + 1}`) ?? ''));
    const close = parseClock(String(form.get(`close${index + 1}`) ?? ''));
    if (open === null || close === null) return null;
    // why: a group that closes at 02:00 is open past midnight
    return [open, close <= open ? close + 1440 : close];
  });
}
