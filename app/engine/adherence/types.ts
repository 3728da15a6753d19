/** What a person was asked to do, half-open in time. GAP, between the parts of a split shift, asks for nothing. */
export interface PlannedActivity {
  kind: 'WORK' | 'LUNCH' | 'BREAK' | 'GAP' | 'TRAINING' | 'MEETING' | 'PROJECT';
  startMs: number;
  endMs: number;
}

/** What a person did, half-open in time. */
export interface ActualState {
  code: string;
  startMs: number;
  /** null while it lasts */
  endMs: number | null;
}

/** What a state of the contact centre counts as; a code without an entry is unclassified. */
export interface StateFlags {
  isProductive: boolean;
  isBreak: boolean;
  isOnline: boolean;
  /** longest it may last, seconds; null = no limit */
  maxDurationSec: number | null;
}

export type StateDictionary = ReadonlyMap<string, StateFlags>;
