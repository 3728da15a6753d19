export { confidenceInterval, type Estimate } from './estimate';
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
