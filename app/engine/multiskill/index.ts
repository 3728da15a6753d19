export type {
  CrossTrainingAdvice,
  CrossTrainingInput,
  CrossTrainingResult,
  Move,
  QueueEffect,
  QueueLoadNow,
  RebalanceInput,
  RebalanceResult,
} from './advice-types';
export { adviseCrossTraining } from './advise-cross-training';
export { allocateAgents } from './allocate-agents';
export type {
  AgentAssignment,
  AllocationAgent,
  AllocationInput,
  AllocationQueue,
  AllocationResult,
  InfeasibleCoverage,
  QueueCoverage,
} from './allocation-types';
export { checkRoutingModel } from './check-model';
export { checkStaffing } from './check-staffing';
export { confidenceInterval, type Estimate } from './estimate';
export { proposeMoves } from './propose-moves';
export {
  type AgentGroup,
  type AgentSkill,
  type DutySpan,
  ROUTING_RULES,
  type RoutingModel,
  type RoutingRule,
  type SkilledAgent,
  type SkillQueue,
} from './routing-model';
export { simulateRouting } from './simulate-routing';
export type {
  AgentResult,
  GroupResult,
  QueueIntervalResult,
  QueueResult,
  SimulationOptions,
  SimulationProgress,
  SimulationResult,
} from './simulation-types';
export { type NModelInput, type NModelMeasures, solveNModel } from './solve-n-model';
export { staffProfiles } from './staff-profiles';
export type {
  InfeasibleTarget,
  IntervalStaffing,
  ProfileStaffing,
  SkillProfile,
  StaffProfilesInput,
} from './staffing-types';
