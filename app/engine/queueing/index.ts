export { analyseSensitivity, SENSITIVITY_STEP, type Sensitivity, type SensitivityCase } from './analyse-sensitivity';
export { type ChatConcurrency, type ChatInput, type ChatMeasures, measureChats } from './chat-queue';
export { ChatStaffing, staffChats } from './chat-staffing';
export { computeRequirements, type Requirements } from './compute-requirements';
export { type CoveredQuantile, findCoveredQuantile, type VolumeBand } from './covered-quantile';
export { type DeferredJob, type FluidMinimum, findFluidMinimum } from './deferred-jobs';
export { type DeferredArrivals, type DeferredProfile, planDeferredWork } from './deferred-profile';
export { type DeadlineOutcome, simulateEarliestDeadlineFirst } from './earliest-deadline-first';
export { type ErlangAInput, erlangAWaitTail, measureErlangA } from './erlang-a';
export { agentsForBlocking, erlangB } from './erlang-b';
export { erlangC, erlangCWaitPercentileSec, measureErlangC } from './erlang-c';
export { ErlangCStaffing } from './erlang-c-staffing';
export { type ErlangXInput, type ErlangXMeasures, measureErlangX } from './erlang-x';
export { type ExplainedRequirement, explainRequirement, type RequirementStep } from './explain-requirement';
export { findFewestAgents, type StaffingAnswer } from './fewest-agents';
export { linearAgents } from './linear-workload';
export { type BacklogInput, type BacklogInterval, measureBacklog } from './measure-backlog';
export { type ChannelFigures, measureChannel } from './measure-channel';
export { type ErlangCPlan, planErlangC } from './plan-erlang-c';
export { type QueueLoad, trafficOf } from './queue-load';
export {
  type QueueMeasures,
  SERVICE_LEVEL_DEFINITIONS,
  type ServiceLevelDefinition,
  type ServiceLevels,
} from './queue-measures';
export { type RequiredAgentsInput, requiredAgents } from './required-agents';
export {
  CHANNEL_MODELS,
  type ChannelModel,
  DEFAULT_REQUIREMENT_SETTINGS,
  OVERRIDABLE_SETTINGS,
  type OverridableSetting,
  type RequirementSettings,
  type RequirementsInput,
} from './requirement-input';
export { type BlendedInput, type BlendedStaffing, staffBlended } from './staff-blended';
export { staffErlangA, staffErlangC, staffErlangX } from './staff-queue';
export type { StaffingTargets, TargetName } from './staffing-targets';
export {
  chatWaitPercentileSec,
  erlangAWaitPercentileSec,
  erlangXWaitPercentileSec,
  finiteRoomWaitPercentileSec,
} from './wait-percentile';
