import type { Instance } from '../model/instance';

/**
 * Splits people between threads in equal parts; who is bound to others stays with them, so that no other thread changes
 * what a rule looks at.
 * @param order all people, the stretch of each thread together; written
 * @param firstOf first place of each thread and the end; written
 * @param draw numbers from 0 to 1 to shuffle by; null keeps the order of the problem
 */
export function splitPeople(
  instance: Instance,
  order: Int32Array,
  firstOf: Int32Array,
  draw: (() => number) | null,
): void {
  const threads = firstOf.length - 1;
  const count = order.length;
  for (let e = 0; e < count; e++) order[e] = e;
  if (draw !== null) shuffle(order, draw);
  if (instance.bonds === null) {
    for (let thread = 0; thread <= threads; thread++) firstOf[thread] = Math.floor((thread * count) / threads);
    return;
  }
  const unitOf = new Map(instance.bonds.units.flatMap((unit) => unit.map((e) => [e, unit] as const)));
  const threadOf = new Int32Array(count).fill(-1);
  const sizes = new Int32Array(threads);
  for (const e of order) {
    if (threadOf[e] >= 0) continue;
    const unit = unitOf.get(e) ?? [e];
    const thread = sizes.indexOf(Math.min(...sizes));
    for (const member of unit) threadOf[member] = thread;
    sizes[thread] += unit.length;
  }
  const sorted = [...order].sort((a, b) => threadOf[a] - threadOf[b]);
  order.set(sorted);
  firstOf[0] = 0;
  for (let thread = 0; thread < threads; thread++) firstOf[thread + 1] = firstOf[thread] + sizes[thread];
}

function shuffle(order: Int32Array, draw: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    const other = order[j];
    order[j] = order[i];
    order[i] = other;
  }
}
