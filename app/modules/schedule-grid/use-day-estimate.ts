import { useRef } from 'react';
import { type DayMove, estimateDay } from './day-coverage-estimate';

/**
 * Agents by interval while something is dragged, and from the moment it is dropped until the server has counted: what is under
 * the hand does not jump back in between.
 */
export function useDayEstimate(input: {
  coverage: { times: number[]; scheduled: number[] };
  intervalMinutes: number;
  moves: DayMove[];
  /** the unsaved edits; another object after each of them */
  changed: unknown;
  /** changes when the server has counted the edits anew */
  counted: unknown;
}): number[] {
  const { coverage, intervalMinutes, moves, changed, counted } = input;
  const last = useRef<{ moves: DayMove[]; changed: unknown; counted: unknown } | null>(null);
  if (moves.length) last.current = { moves, changed, counted };
  const isDropped = last.current !== null && last.current.changed !== changed && last.current.counted === counted;
  const shown = moves.length ? moves : isDropped ? (last.current?.moves ?? []) : [];
  return shown.length ? estimateDay(coverage.scheduled, coverage.times, intervalMinutes, shown) : coverage.scheduled;
}
