import type { DatedFact } from './dated-change';

/** What must happen to the assignments of one target so that a new one holds in a period. */
export interface AssignmentPlan {
  verdict: 'assign' | 'replace' | 'same';
  remove: string[];
  change: { id: string; validFrom: string; validTo: string | null }[];
  /** pieces of former assignments that go on after the new one, by the id they are copied from */
  resume: { sourceId: string; validFrom: string; validTo: string | null }[];
  begin: { validFrom: string; validTo: string | null } | null;
}

const endOf = (date: string | null): string => date ?? '9999-12-31';

/**
 * The newer assignment replaces what it overlaps, and what it interrupts goes on after its end.
 * @param existing assignments of one target, never overlapping; `key` is what they assign
 * @param from first day, `to` first day after it or null
 */
export function planAssignment(
  existing: readonly (DatedFact & { key: string })[],
  next: { key: string; from: string; to: string | null },
): AssignmentPlan {
  const plan: AssignmentPlan = { verdict: 'assign', remove: [], change: [], resume: [], begin: null };
  const overlapping = existing.filter((fact) => fact.validFrom < endOf(next.to) && endOf(fact.validTo) > next.from);
  const covering = overlapping.find(
    (fact) => fact.key === next.key && fact.validFrom <= next.from && endOf(fact.validTo) >= endOf(next.to),
  );
  if (covering) return { ...plan, verdict: 'same' };
  for (const fact of overlapping) {
    const outlives = next.to !== null && endOf(fact.validTo) > next.to;
    if (fact.validFrom < next.from) {
      plan.change.push({ id: fact.id, validFrom: fact.validFrom, validTo: next.from });
      if (outlives) plan.resume.push({ sourceId: fact.id, validFrom: next.to!, validTo: fact.validTo });
    } else if (outlives) plan.change.push({ id: fact.id, validFrom: next.to!, validTo: fact.validTo });
    else plan.remove.push(fact.id);
  }
  if (overlapping.length) plan.verdict = 'replace';
  plan.begin = { validFrom: next.from, validTo: next.to };
  return plan;
}

/** Ends what is in force from a date on; what was to begin later is dropped. */
export function planAssignmentEnd(existing: readonly (DatedFact & { key: string })[], from: string): AssignmentPlan {
  return {
    verdict: 'replace',
    remove: existing.filter((fact) => fact.validFrom >= from).map((fact) => fact.id),
    change: existing
      .filter((fact) => fact.validFrom < from && endOf(fact.validTo) > from)
      .map((fact) => ({ id: fact.id, validFrom: fact.validFrom, validTo: from })),
    resume: [],
    begin: null,
  };
}
