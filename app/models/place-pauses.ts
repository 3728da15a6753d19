import type { BreakRule, PlannedPause } from '~/engine/scheduling';

const MINUTE_MS = 60_000;

/**
 * Places the pauses of a shift where they cost least, by exact search over the grid: inside their windows, with the work the
 * rule asks for before, between and after them. Among equal places an even spread is taken.
 * @param costAt cost of not working in the interval that begins at an instant, e.g. the shortage then; Infinity forbids it
 * @returns null where the rule cannot be kept
 */
export function placePauses(input: {
  rule: BreakRule;
  startMs: number;
  spanMinutes: number;
  stepMinutes: number;
  costAt: (atMs: number) => number;
}): PlannedPause[] | null {
  const { rule, startMs, spanMinutes, stepMinutes, costAt } = input;
  const count = rule.pauses.length;
  const slots = Math.floor(spanMinutes / stepMinutes);
  const costOf = (pause: number, slot: number): number => {
    const after = slot * stepMinutes;
    const { minutes, earliestAfterStartMinutes, latestAfterStartMinutes } = rule.pauses[pause];
    if (after < earliestAfterStartMinutes || after > latestAfterStartMinutes) return Number.POSITIVE_INFINITY;
    let cost = 0;
    for (let minute = 0; minute < minutes; minute += stepMinutes)
      cost += costAt(startMs + (after + minute) * MINUTE_MS);
    const even = (spanMinutes * (pause + 1)) / (count + 1) - minutes / 2;
    return cost + 1e-4 * Math.abs(after - even);
  };
  // best[pause][slot]: least cost of the pauses from this one on, when this one starts in the slot
  const best: { cost: number; next: number }[][] = [];
  for (let pause = count - 1; pause >= 0; pause--) {
    best[pause] = Array.from({ length: slots }, (_, slot) => {
      const own = costOf(pause, slot);
      const end = slot * stepMinutes + rule.pauses[pause].minutes;
      if (own === Number.POSITIVE_INFINITY) return { cost: own, next: -1 };
      if (pause === count - 1) {
        return { cost: spanMinutes - end >= rule.edgeMinutes ? own : Number.POSITIVE_INFINITY, next: -1 };
      }
      const from = Math.ceil((end + rule.spacingMinutes) / stepMinutes);
      const next = cheapest(best[pause + 1], from);
      return { cost: own + next.cost, next: next.slot };
    });
  }
  if (!count) return [];
  const first = cheapest(best[0], Math.ceil(rule.edgeMinutes / stepMinutes));
  if (first.slot < 0) return null;
  let { slot } = first;
  return rule.pauses.map(({ kind, minutes, paid }, pause) => {
    const placed = { kind, minutes, paid, startMs: startMs + slot * stepMinutes * MINUTE_MS };
    slot = best[pause][slot].next;
    return placed;
  });
}

function cheapest(column: { cost: number }[], from: number): { slot: number; cost: number } {
  let found = { slot: -1, cost: Number.POSITIVE_INFINITY };
  for (let slot = from; slot < column.length; slot++) {
    if (column[slot].cost < found.cost) found = { slot, cost: column[slot].cost };
  }
  return found;
}
