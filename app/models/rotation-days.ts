/** A day of a cycle: work (by certain templates, or by any), a day off, or as demand wants it. */
export interface RotationDay {
  kind: 'work' | 'off' | 'any';
  /** of a working day; empty = any template */
  templateIds: string[];
}

/** Longest cycle: eight weeks. */
export const maxCycleDays = 56;

const letters: Record<RotationDay['kind'], string> = { work: 'W', off: 'R', any: 'A' };

/** A cycle as letters: W works, R rests, A is either. */
export const patternOf = (days: readonly RotationDay[]): string => days.map((day) => letters[day.kind]).join('');

/**
 * The day of a cycle on a date.
 * @param cycleDay days since the cycle began; before it the cycle runs backwards
 */
export function dayOfCycle(days: readonly RotationDay[], cycleDay: number): RotationDay | undefined {
  if (!days.length) return undefined;
  return days[((cycleDay % days.length) + days.length) % days.length];
}

/**
 * Reads a cycle in letters, in English or Russian (W or Р works, R or В rests, A or Л is either); spaces and slashes are skipped.
 * `2/2` and the like mean two days on, two off.
 * @returns the days, or null where it is none
 */
export function readPattern(text: string): RotationDay[] | null {
  const trimmed = text.trim().toUpperCase();
  const numbers = /^(\d{1,2})\s*\/\s*(\d{1,2})$/.exec(trimmed);
  const spelled = numbers ? 'W'.repeat(Number(numbers[1])) + 'R'.repeat(Number(numbers[2])) : trimmed;
  const kinds: Record<string, RotationDay['kind']> = { W: 'work', Р: 'work', R: 'off', В: 'off', A: 'any', Л: 'any' };
  const days = [...spelled.replace(/[\s/,-]/g, '')].map((letter) => kinds[letter]);
  if (!days.length || days.length > maxCycleDays || days.includes(undefined as never)) return null;
  return days.map((kind) => ({ kind, templateIds: [] }));
}
