import type { ReactNode } from 'react';
import { joinClasses } from './class-names';
import { type CoverageState, StateMark } from './state-mark';

const grounds: Record<CoverageState, string> = {
  'short-3': 'bg-short-3-soft text-short-3-ink',
  'short-2': 'bg-short-2-soft text-short-2-ink',
  'short-1': 'bg-short-1-soft text-short-1-ink',
  ok: 'bg-ok-soft text-ok-ink',
  over: 'bg-over-soft text-over-ink',
  unknown: 'bg-unknown-soft text-unknown-ink',
};

export interface StatusBadgeProps {
  state: CoverageState;
  children: ReactNode;
  /** without the ground: a mark and words, for dense tables */
  isPlain?: boolean;
}

/** A state as shape, colour and words at once. */
export function StatusBadge({ state, children, isPlain = false }: StatusBadgeProps) {
  return (
    <span
      className={joinClasses(
        'status-badge',
        !isPlain && joinClasses('h-5 rounded-sm px-1.5 font-medium', grounds[state]),
      )}
    >
      <StateMark state={state} />
      {children}
    </span>
  );
}
