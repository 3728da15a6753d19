/** A dated fact; `validTo` is exclusive, null means open-ended. Dates are YYYY-MM-DD. */
export interface DatedFact {
  id: string;
  validFrom: string;
  validTo: string | null;
}

/** What must happen to the facts of one person and kind so that a new one begins, or the present one ends. */
export interface DatedChange {
  /** facts that end earlier than they did */
  end: { id: string; validTo: string }[];
  /** facts that would never be in force: replaced on their first day, or planned after the end */
  remove: string[];
  /** period of the new fact; null when only ending */
  begin: { validFrom: string; validTo: string | null } | null;
}

const covers = (fact: DatedFact, date: string) =>
  fact.validFrom < date && (fact.validTo === null || fact.validTo > date);

/**
 * Begins a fact on a date: the one in force ends there, a fact planned for later stays and bounds the new one. The past
 * is left as it was; only a fact that begins on the very same date gives way.
 * @param existing facts of one person and kind that never overlap
 * @param until day on which the employment ends, or null; the new fact does not outlive it
 */
export function planBeginning(existing: readonly DatedFact[], from: string, until: string | null = null): DatedChange {
  const later = [...existing.map((fact) => fact.validFrom), ...(until ? [until] : [])]
    .filter((date) => date > from)
    .sort();
  return {
    end: existing.filter((fact) => covers(fact, from)).map((fact) => ({ id: fact.id, validTo: from })),
    remove: existing.filter((fact) => fact.validFrom === from).map((fact) => fact.id),
    begin: { validFrom: from, validTo: later[0] ?? null },
  };
}

/** Ends a fact on a date, the first day on which it no longer holds; what was planned from then on is dropped. */
export function planEnding(existing: readonly DatedFact[], from: string): DatedChange {
  return {
    end: existing.filter((fact) => covers(fact, from)).map((fact) => ({ id: fact.id, validTo: from })),
    remove: existing.filter((fact) => fact.validFrom >= from).map((fact) => fact.id),
    begin: null,
  };
}
