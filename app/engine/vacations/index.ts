export { blendDemand, weeksOfYear } from './blend-demand';
export { occurrencesOf } from './block-rules';
export { computeBalance, type LeaveBalance, listAccountLines } from './compute-balance';
export { countExtraordinary, type ExtraordinaryDays } from './count-extraordinary';
export { distributeVacations } from './distribute-vacations';
export type * from './distribution-types';
export {
  findNearestStart,
  judgeVacation,
  type LimitLoad,
  type VacationRule,
  type VacationSurroundings,
  type Violation,
} from './judge-vacation';
export { buildLeaveCalendar, countLeaveDays, findBlockEnd, type LeaveCalendar } from './leave-calendar';
export { addMonths, firstDayOfYear, yearOfDay } from './leave-month';
export type * from './types';
export { type AccountLine, findShortage, type PreparedAccount, prepareAccount, walkAccount } from './walk-account';
