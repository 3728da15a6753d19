export { buildRosterProblem } from './model/roster-problem';
export { parseRosterInstance } from './parse-instance';
export type { RosterTask, RosterTaskResult, RosterWorker } from './search/roster-task';
export { type RosterOptions, type RosterResult, solveRoster } from './solve-roster';
export type * from './types';
export { recomputeRosterCosts, validateRoster } from './validate-roster';
