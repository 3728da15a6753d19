/** Whole people for a fractional need; a need that is whole but for rounding noise stays. */
export function roundUpPeople(people: number): number {
  return Math.max(0, Math.ceil(people - 1e-9 * Math.max(1, people)));
}
