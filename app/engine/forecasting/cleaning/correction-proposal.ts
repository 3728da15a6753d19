import type { ReasonPart } from '../types';

/** A change of the history that the engine proposes; nothing is changed until a planner decides. */
export interface CorrectionProposal {
  /** Stable for the same data: kind, target and instant. */
  id: string;
  target: 'volume' | 'ahtSec';
  kind: 'outlier' | 'gap' | 'empty-day' | 'level-shift';
  /** Half-open range of instants. */
  from: number;
  to: number;
  /** Values as they stand, one per slot (NaN where missing), and those proposed in their place; none for level shifts. */
  found: number[];
  proposed: number[];
  /** Why, with figures: `outlier-high`, `outlier-low`, `gap`, `empty-day`, `level-shift`, `aht-high`, `aht-low`. */
  reason: ReasonPart;
}
