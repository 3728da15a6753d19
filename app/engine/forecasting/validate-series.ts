import { InvalidInput } from '~/engine/errors';
import { isKnownZone, toLocalDate, toLocalParts } from '~/engine/time';
import type { HorizonOptions, OpeningHours, SeriesInput } from './types';

const INTERVALS = [5, 10, 15, 30, 60];
const MAX_HORIZON_DAYS = 800;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** @throws InvalidInput naming the first field that breaks a rule */
export function validateSeries(input: SeriesInput): void {
  if (!INTERVALS.includes(input.intervalMinutes)) {
    throw new InvalidInput('intervalMinutes', 'must be 5, 10, 15, 30 or 60');
  }
  if (!isKnownZone(input.zone)) throw new InvalidInput('zone', 'must be an IANA time zone');
  if (!Number.isSafeInteger(input.start)) throw new InvalidInput('start', 'must be an instant in epoch milliseconds');
  if (toLocalParts(input.start, input.zone).minuteOfDay % input.intervalMinutes !== 0 || input.start % 60_000 !== 0) {
    throw new InvalidInput('start', `must lie on the grid of ${input.intervalMinutes} minutes from local midnight`);
  }
  if (input.ahtSec.length !== input.volume.length) {
    throw new InvalidInput('ahtSec', 'must have as many slots as volume');
  }
  validateValues('volume', input.volume);
  validateValues('ahtSec', input.ahtSec);
  if (input.volume.every((v) => Number.isNaN(v))) {
    throw new InvalidInput('volume', 'has no value: there is no history to forecast from');
  }
  if (input.open) validateHours(input.open);
  for (const [index, day] of input.calendar.entries()) {
    if (!isDate(day.date)) throw new InvalidInput(`calendar[${index}].date`, 'must be a date YYYY-MM-DD');
  }
}

/** @throws InvalidInput naming the first option that breaks a rule */
export function validateHorizon(options: HorizonOptions, input: SeriesInput): void {
  if (!isDate(options.horizonStartDate)) throw new InvalidInput('horizonStartDate', 'must be a date YYYY-MM-DD');
  if (!Number.isInteger(options.horizonDays) || options.horizonDays < 1 || options.horizonDays > MAX_HORIZON_DAYS) {
    throw new InvalidInput('horizonDays', `must be a whole number from 1 to ${MAX_HORIZON_DAYS}`);
  }
  if (options.horizonStartDate <= toLocalDate(input.start, input.zone)) {
    throw new InvalidInput('horizonStartDate', 'must be after the first day of the history');
  }
  const lastInstant = input.start + (input.volume.length - 1) * input.intervalMinutes * 60_000;
  const gapDays = Date.parse(options.horizonStartDate) - Date.parse(toLocalDate(lastInstant, input.zone));
  if (gapDays > MAX_HORIZON_DAYS * 86_400_000) {
    throw new InvalidInput('horizonStartDate', `must be at most ${MAX_HORIZON_DAYS} days after the end of the history`);
  }
  const { coverage } = options;
  if (coverage !== undefined && !(coverage > 0 && coverage < 1)) {
    throw new InvalidInput('coverage', 'must be between 0 and 1');
  }
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  // why: Date.parse turns 30 February into 2 March
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function validateValues(field: string, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    const v = values[i];
    if (v < 0 || v === Number.POSITIVE_INFINITY)
      throw new InvalidInput(`${field}[${i}]`, 'must be 0 or more and finite');
  }
}

function validateHours(open: OpeningHours): void {
  if (open.length !== 7) throw new InvalidInput('open', 'must have one list for each weekday, Monday first');
  for (const [day, ranges] of open.entries()) {
    for (const { startMinute, endMinute } of ranges) {
      if (!(startMinute >= 0 && startMinute < endMinute && endMinute <= 1440)) {
        throw new InvalidInput(`open[${day}]`, 'must have ranges with 0 <= startMinute < endMinute <= 1440');
      }
    }
  }
}
