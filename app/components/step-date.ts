/** How far a date is moved at once. */
export type DateStep = 'day' | 'week' | 'month';

/**
 * Moves a local date. A month later is the first of that month, as months are looked at from their beginning.
 * @param localDate YYYY-MM-DD
 * @param count steps, negative for earlier
 */
export function stepDate(localDate: string, step: DateStep, count: number): string {
  const [year, month, day] = localDate.split('-').map(Number);
  const moved =
    step === 'month'
      ? Date.UTC(year, month - 1 + count, 1)
      : Date.UTC(year, month - 1, day + count * (step === 'week' ? 7 : 1));
  return new Date(moved).toISOString().slice(0, 10);
}

/** The Monday of a date's week, or the first of its month; a day is itself. */
export function startOfPeriod(localDate: string, step: DateStep): string {
  if (step === 'day') return localDate;
  if (step === 'month') return `${localDate.slice(0, 7)}-01`;
  const weekday = (new Date(`${localDate}T00:00:00Z`).getUTCDay() + 6) % 7;
  return stepDate(localDate, 'day', -weekday);
}
