export type {
  CapacityGroup,
  CapacityInput,
  CapacityPlan,
  CapacityScenario,
  CapacityScenarioResult,
  CapacityWeek,
  HiringAdvice,
  HiringClass,
} from './capacity-types';
export { planCapacity } from './plan-capacity';
