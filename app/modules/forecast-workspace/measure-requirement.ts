import { diffDays, eachDay, toLocalDate, weekdayOf } from '~/engine/time';

/** How people of a day, a week or a month are counted. */
export const requirementViews = ['hours', 'hoursPerDay', 'heads'] as const;
export type RequirementView = (typeof requirementViews)[number];

export interface RequirementMeasure {
  view: RequirementView;
  /** paid hours of a shift */
  shiftHours: number;
  /** hours of a working week of five days */
  weekHours: number;
}

export const usualMeasure: RequirementMeasure = { view: 'hours', shiftHours: 8, weekHours: 40 };

/** The choice that stands in an address; what makes no sense is as usual. */
export function readMeasure(search: URLSearchParams): RequirementMeasure {
  const hours = (name: string, usual: number, most: number) => {
    const value = Number(search.get(name));
    return value > 0 && value <= most ? value : usual;
  };
  return {
    view: requirementViews.find((known) => known === search.get('people')) ?? usualMeasure.view,
    shiftHours: hours('shift', usualMeasure.shiftHours, 24),
    weekHours: hours('norm', usualMeasure.weekHours, 168),
  };
}

export interface MeasuredPeriods {
  level: string;
  /** epoch seconds of the periods' starts, and their person-hours */
  starts: readonly number[];
  personHours: readonly number[];
  /** local dates of the forecast, the last exclusive */
  startDate: string;
  endDate: string;
  timeZone: string;
  /** dates off work within it */
  holidays: ReadonlySet<string>;
}

/**
 * Person-hours of each period as they are asked for: as they are; as a mean of its days; or as heads, by the length of a shift (day), the
 * norm of a week, or the norm of the month's working days. A week or month that the forecast covers in part has the norm of that part.
 * Intervals and hours are people already and stay as they are.
 */
export function measureRequirement(periods: MeasuredPeriods, measure: RequirementMeasure): number[] {
  const { level, starts, personHours, startDate, endDate, timeZone, holidays } = periods;
  const { view, shiftHours, weekHours } = measure;
  if (view === 'hours' || level === 'interval' || level === 'hour') return [...personHours];
  return personHours.map((hours, i) => {
    const [from] = [toLocalDate(starts[i] * 1000, timeZone), startDate].sort().slice(-1);
    const next = starts[i + 1] === undefined ? endDate : toLocalDate(starts[i + 1] * 1000, timeZone);
    const days = Math.max(1, diffDays(from, next));
    if (view === 'hoursPerDay') return hours / days;
    if (level === 'day') return hours / shiftHours;
    if (level === 'week') return hours / ((weekHours * days) / 7);
    const workingDays = eachDay(from, next).filter((date) => weekdayOf(date) <= 5 && !holidays.has(date)).length;
    return workingDays > 0 ? hours / ((weekHours / 5) * workingDays) : 0;
  });
}
