export { findGaps } from './find-gaps';
export { coverageCost, reoptimizePart } from './reoptimize-part';
export { StaffingMap } from './staffing-map';
export { suggestImprovements } from './suggest-improvements';
export type {
  CoverageGap,
  Suggestion,
  SuggestionInput,
  SuggestionOptions,
  SuggestionPattern,
  SuggestionScore,
  SuggestionStage,
} from './types';
