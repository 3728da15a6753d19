import type { SuggestionPattern, SuggestionScore } from '~/engine/suggestions';

/** What a suggestion says beside its change: where the need is, what it costs and how it was scored. */
export interface SuggestionDetails {
  /** moves pauses, moves a shift within its day or to another one, extends, shortens or adds one, or plans days anew */
  pattern: SuggestionPattern;
  groupId: string | null;
  groupName: string | null;
  date: string;
  /** where the shortage lies, by the wall clock: "13:00–15:30" */
  window: string | null;
  /** agent-hours short there now and then */
  gapBefore: number;
  gapAfter: number;
  /** change of the shortage of the whole schedule, in percent of it */
  coverageChangePercent: number;
  /** paid hours at base rate with supplements, a week */
  costChangeHours: number;
  operatorsNeeded: number;
  /** people who could be asked for the same */
  operatorsAvailable: number;
  risk: 'low' | 'medium' | 'high';
  /** rules that were checked and hold, by name */
  rules: string[];
  score: SuggestionScore;
}
