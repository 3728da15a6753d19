import { createRandom } from '../../app/engine/random/index.ts';
import type { Planned } from './agent-day.ts';

const hourMs = 3_600_000;
const quarterMs = 900_000;

/** A believable shift for a centre that has published no schedule yet: two thirds of the people, around now. */
export function inventPlan(agentId: string, seed: string, nowMs: number): Planned[] {
  const day = Math.floor(nowMs / (24 * hourMs));
  const random = createRandom(`${seed}:invented:${agentId}:${day}`);
  if (random.next() > 0.66) return [];
  const startMs = day * 24 * hourMs + random.int(56) * quarterMs - 2 * hourMs;
  const lunchMs = startMs + 4 * hourMs;
  const breakMs = startMs + 6.5 * hourMs;
  return [
    { kind: 'WORK', startMs, endMs: lunchMs },
    { kind: 'LUNCH', startMs: lunchMs, endMs: lunchMs + 2 * quarterMs },
    { kind: 'WORK', startMs: lunchMs + 2 * quarterMs, endMs: breakMs },
    { kind: 'BREAK', startMs: breakMs, endMs: breakMs + quarterMs },
    { kind: 'WORK', startMs: breakMs + quarterMs, endMs: startMs + 9 * hourMs },
  ];
}
