import { weekdayOf } from '~/engine/time';

/** Whole weekends off that a cycle leaves out, in blocks of four weekends of the horizon; a shorter block needs its share. */
export function weekendsMissing(neededPer4: number, dates: string[], isFree: (day: number) => boolean): number {
  const saturdays = dates.flatMap((date, day) => (weekdayOf(date) === 6 && day + 1 < dates.length ? [day] : []));
  let missing = 0;
  for (let from = 0; from < saturdays.length; from += 4) {
    const block = saturdays.slice(from, from + 4);
    const free = block.filter((day) => isFree(day) && isFree(day + 1)).length;
    missing += Math.max(0, Math.floor((neededPer4 * block.length) / 4) - free);
  }
  return missing;
}

/** Whole weeks of the horizon without enough days off in a row for the weekly rest, as the search counts them. */
export function weeklyRestsMissing(restMinutes: number, dates: string[], isFree: (day: number) => boolean): number {
  const needed = Math.ceil(restMinutes / 1440);
  if (needed === 0) return 0;
  let missing = 0;
  dates.forEach((date, monday) => {
    if (weekdayOf(date) !== 1 || monday + 7 > dates.length) return;
    let run = 0;
    let longest = 0;
    for (let day = monday; day < monday + 7; day++) {
      run = isFree(day) ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    if (longest < needed) missing++;
  });
  return missing;
}

/** Days of a cycle as the count of short rows sees them. */
interface CycleDay {
  /** Days that are worked or may be. */
  mayWork: (day: number) => boolean;
  mustWork: (day: number) => boolean;
  /** Days on which the person cannot work at all: they cut a row short without breaking the rule. */
  isClosed: (day: number) => boolean;
}

/** Rows of days, those before the horizon included, that stay shorter than the least even where every open day is worked. */
export function shortRunsMissing(
  leastDays: number,
  runBefore: number,
  dayCount: number,
  { mayWork, mustWork, isClosed }: CycleDay,
): number {
  let missing = 0;
  let run = runBefore;
  let isAsked = runBefore > 0;
  let isCut = false;
  for (let day = 0; day < dayCount; day++) {
    if (mayWork(day)) {
      run++;
      isAsked ||= mustWork(day);
      continue;
    }
    const cutsHere = isClosed(day);
    if (isAsked && run < leastDays && !isCut && !cutsHere) missing++;
    run = 0;
    isAsked = false;
    isCut = cutsHere;
  }
  return missing;
}
