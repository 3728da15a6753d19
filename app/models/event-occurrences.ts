import { addDays, diffDays, eachDay, startOfWeek, weekdayOf } from '~/engine/time';
import type { TimetableEventInput } from './timetable-event-input';

/** One time an event takes place: on one of its dates. */
export interface EventOccurrence {
  /** names the occurrence of its event: a date, a Monday or a month */
  key: string;
  dates: string[];
}

type Recurring = Pick<
  TimetableEventInput,
  'recurrence' | 'everyWeeks' | 'weekdays' | 'monthDay' | 'startDate' | 'endDate'
>;

/**
 * When an event takes place between two dates. Once: on one day of its period. Daily: on every chosen weekday. Weekly: on one
 * of the chosen weekdays of every nth week. Monthly: on its day of the month, or the next chosen weekday after it.
 * @param to inclusive
 */
export function listOccurrences(event: Recurring, from: string, to: string): EventOccurrence[] {
  const first = [event.startDate, from].sort()[1];
  const openEnd = event.recurrence === 'once' ? event.startDate : to;
  const last = [event.endDate ?? openEnd, to].sort()[0];
  if (first > last) return [];
  const isChosen = (date: string) => event.weekdays.includes(weekdayOf(date));
  const dates = eachDay(first, addDays(last, 1)).filter(isChosen);
  switch (event.recurrence) {
    case 'once':
      return dates.length ? [{ key: 'once', dates }] : [];
    case 'daily':
      return dates.map((date) => ({ key: date, dates: [date] }));
    case 'weekly':
      return groupBy(
        dates.filter((date) => isWeekOf(event, date)),
        startOfWeek,
      );
    case 'monthly':
      return monthly(event, first, last, isChosen);
  }
}

const isWeekOf = (event: Recurring, date: string): boolean =>
  (diffDays(startOfWeek(event.startDate), startOfWeek(date)) / 7) % event.everyWeeks === 0;

function groupBy(dates: string[], keyOf: (date: string) => string): EventOccurrence[] {
  const byKey = new Map<string, string[]>();
  for (const date of dates) byKey.set(keyOf(date), [...(byKey.get(keyOf(date)) ?? []), date]);
  return [...byKey].map(([key, list]) => ({ key, dates: list }));
}

const DAYS_TO_LOOK_AHEAD = 6;

function monthly(
  event: Recurring,
  first: string,
  last: string,
  isChosen: (date: string) => boolean,
): EventOccurrence[] {
  const wanted = event.monthDay ?? Number(event.startDate.slice(8));
  const begins = eachDay(addDays(first, -DAYS_TO_LOOK_AHEAD), addDays(last, 1)).filter((date) => {
    const isLastOfMonth = addDays(date, 1).slice(8) === '01';
    const day = Number(date.slice(8));
    return day === wanted || (isLastOfMonth && day < wanted);
  });
  return begins.flatMap((begin) => {
    const date = eachDay(begin, addDays(begin, DAYS_TO_LOOK_AHEAD + 1)).find(isChosen);
    return date && date >= first && date <= last ? [{ key: begin.slice(0, 7), dates: [date] }] : [];
  });
}
