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
