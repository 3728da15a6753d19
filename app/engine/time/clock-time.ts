import { InvalidInput } from '../errors';

/**
 * Minute of the day as `HH:MM`. 1440 is written 24:00; minutes past it wrap to the next day's clock (1500 is 01:00).
 * @param minute whole minutes since 00:00, >= 0
 */
export function formatHHMM(minute: number): string {
  if (!Number.isInteger(minute) || minute < 0) throw new InvalidInput('minute', 'must be a whole number, 0 or more');
  const onClock = minute === 1440 ? 1440 : minute % 1440;
  const hours = Math.floor(onClock / 60);
  return `${String(hours).padStart(2, '0')}:${String(onClock % 60).padStart(2, '0')}`;
}

/**
 * Minutes since 00:00 of a clock time `H:MM` or `HH:MM`, 00:00 to 24:00.
 * @throws InvalidInput for anything else
 */
export function parseHHMM(text: string): number {
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minute <= 1440)) throw new InvalidInput('time', 'must be a clock time HH:MM between 00:00 and 24:00');
  return minute;
}
