import { computeBalance, countExtraordinary, firstDayOfYear, type LeaveBalance, yearOfDay } from '~/engine/vacations';
import type { AdditionalBalance } from './vacation-balance';
import type { VacationFrame } from './vacation-judgement.server';
import { accountOf, usesOf, type VacationPerson } from './vacation-person.server';

type Calendars = Pick<VacationFrame, 'calendarOf'>;

/** The balance of the main account on a day, or that of an additional scheme. */
export const balanceOf = (
  person: VacationPerson,
  frame: Calendars,
  asOf: number,
  schemeId: string | null = null,
): LeaveBalance =>
  computeBalance(
    accountOf(person, firstDayOfYear(yearOfDay(asOf) + 2), schemeId),
    usesOf(person, frame.calendarOf(person.siteId), schemeId),
    asOf,
  );

/** The accounts of a person's additional schemes on a day. */
export const additionalBalances = (person: VacationPerson, frame: Calendars, asOf: number): AdditionalBalance[] =>
  person.additional.map(({ schemeId, name }) => {
    const { accrued, taken, planned, remaining, atYearEnd } = balanceOf(person, frame, asOf, schemeId);
    return { schemeId, name, accrued, taken, planned, remaining, atYearEnd };
  });

/** Extraordinary leave of the year of a day. */
export const extraordinaryOf = (person: VacationPerson, asOf: number) =>
  countExtraordinary(
    person.vacations.filter(({ kind }) => kind === 'extraordinary'),
    asOf,
  );
