import type { Preference } from '~/engine/scheduling';
import { diffDays, weekdayOf } from '~/engine/time';
import { startsOf } from './preference-details';
import type { StoredPreference } from './schedule-people.server';

/** Whose wishes are weighed. */
export interface WishingPerson {
  hireDate: string;
  /** share of the dated wishes of the last eight weeks that did not come true, 0..1 */
  unmetShare: number;
}

const priorityWeight = 3;
/** Ten years add a fifth: less than priority, more than any luck with earlier wishes. */
const seniorityPart = 0.2;
const fullSeniorityDays = 3650;
/** Who was refused lately comes before an equal. */
const unmetPart = 0.04;

/** How much a wish of a person weighs on a date: 1 for a regular one of a newcomer. */
export function weighPreference(isPriority: boolean, person: WishingPerson, date: string): number {
  const seniority = Math.min(1, Math.max(0, diffDays(person.hireDate, date) / fullSeniorityDays));
  return (isPriority ? priorityWeight : 1) * (1 + seniorityPart * seniority + unmetPart * person.unmetShare);
}

/** Whether more is wished than plain hours: a range of starts or ends, a length, or a template. */
const isDetailed = (wish: StoredPreference): boolean =>
  wish.startMaxMinute !== null ||
  wish.endMinMinute !== null ||
  wish.minMinutes !== null ||
  wish.maxMinutes !== null ||
  wish.template !== null;

/** The wishes of a person that hold on a date, as planning weighs them; what is wished for the date stands above its weekday. */
export function preferencesOn(stored: readonly StoredPreference[], person: WishingPerson, date: string): Preference[] {
  const dated = stored.filter((wish) => wish.date === date);
  const weekday = weekdayOf(date);
  const holding = dated.length ? dated : stored.filter((wish) => wish.date === null && wish.weekday === weekday);
  return holding.map((wish): Preference => {
    const weight = weighPreference(wish.isPriority, person, date);
    if (wish.kind === 'off') return { kind: 'day_off', date, weight };
    const starts = isDetailed(wish) ? startsOf(wish, wish.template) : null;
    if (starts) return { kind: 'start_between', date, ...starts, weight };
    if (wish.startMinute === null) return { kind: 'work', date, weight };
    // why: a wish names the hours of work; a full day of nine hours with lunch must fit, a start half an hour off still counts
    const latest = Math.max(wish.startMinute + 30, (wish.endMinute ?? wish.startMinute) - 540);
    return { kind: 'start_between', date, fromMinute: wish.startMinute, toMinute: Math.min(1439, latest), weight };
  });
}
