export { formatHHMM, parseHHMM } from './clock-time';
export { addDays, diffDays, eachDay, isoWeek, monthOf, startOfMonth, startOfWeek, weekdayOf } from './date-arithmetic';
export { dateToEpochDay, daysInMonth, epochDayToDate, weekdayOfEpochDay } from './local-date';
export { dayIntervals, localDayEnd, localDayLengthMinutes, localDayStart } from './local-day';
export { type LocalParts, toLocalDate, toLocalParts } from './local-parts';
export { type Ambiguity, isLocalTimeFault, type LocalTimeFault, localToInstant } from './local-to-instant';
export { isKnownZone } from './zone-offsets';
