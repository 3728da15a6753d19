export { placeActivities, validateActivities } from './activities/place-activities';
export type { Activity, ActivityResult, PlacedActivity } from './activities/types';
export { estimateRelaxations, type RuleRelaxation } from './estimate-relaxations';
export { explainShortage, type ShortageExplanation, type StandbyPerson, type StandbyState } from './explain-shortage';
export { generateSchedule } from './generate-schedule';
export { type BreakResult, type BreakScope, reoptimizeBreaks } from './reoptimize-breaks';
export { type ReoptimizeResult, type ReoptimizeScope, reoptimizeSchedule } from './reoptimize-schedule';
export type {
  ChosenRotation,
  CostParts,
  CoverageSummary,
  GeneratedShift,
  GroupCoverage,
  GroupShare,
  ScheduleOptions,
  SchedulePhase,
  ScheduleProgress,
  ScheduleResult,
  TracePoint,
  UnmetRule,
  Violation,
  WorkSegment,
} from './result-types';
export { isRuleInForce } from './rules-in-force';
export * from './types';
export { recomputeCoverage } from './validator/recompute-coverage';
export { validateSchedule } from './validator/validate-schedule';
