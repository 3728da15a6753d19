export { buildPlan } from './build-plan';
export {
  type AdherenceRules,
  type AdherenceStatus,
  type AgentClassification,
  classifyAgent,
  defaultAdherenceRules,
} from './classify-agent';
export { isStateAllowed } from './is-state-allowed';
export { type AdherenceMeasure, measureAdherence } from './measure-adherence';
export type { ActualState, PlannedActivity, StateDictionary, StateFlags } from './types';
