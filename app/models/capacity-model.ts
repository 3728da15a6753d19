import type { CapacityInput } from '~/engine/capacity';
import type { ChannelModel } from '~/engine/queueing';
import type { CapacityDemand } from './capacity-demand.server';
import { type CapacityPlanInput, rampOf, weeklyAttritionOf, weekOfPlan } from './capacity-plan-input';

const modelOfChannel: Record<string, ChannelModel> = {
  CALLS: 'erlang-c',
  CHATS: 'chat',
  EMAILS: 'deferred',
  OUTBOUND: 'linear',
};

/**
 * The engine's input of a plan. Growth of a scenario rises evenly from the first week on, on top of what the long-range forecast says.
 * Advised classes train and lose people as the scenario says, so that their cost counts everyone who starts.
 * Classes before the plan are part of the headcount at its beginning; those that are still ramping up count by their ramp.
 */
export function toCapacityInput(plan: CapacityPlanInput, demand: CapacityDemand[]): CapacityInput {
  return {
    weeks: plan.weeks,
    startFte: plan.startFte,
    hoursPerFteWeek: plan.hoursPerFteWeek,
    costPerHour: plan.costPerHour,
    costPerHire: plan.costPerHire,
    groups: demand.map((group) => ({
      id: group.groupId,
      model: modelOfChannel[group.channelType] ?? 'erlang-c',
      weeklyVolume: group.weeklyVolume,
      ahtSec: group.ahtSec,
      weekShape: group.weekShape,
      intervalSec: 1800,
      settings: {
        slTarget: group.settings.serviceLevelTarget,
        thresholdSec: group.settings.thresholdSec,
        maxOccupancy: group.settings.maxOccupancy,
        concurrency: group.channelType === 'CHATS' ? group.settings.concurrency : 1,
        switchPenalty: group.settings.switchPenalty,
        ...(group.settings.deadlineSec ? { deadlineSec: group.settings.deadlineSec } : {}),
      },
    })),
    scenarios: plan.scenarios.map((scenario, index) => ({
      id: String(index),
      volumeFactor: Array.from(
        { length: plan.weeks },
        (_, week) => (1 + scenario.volumePercent / 100) * (1 + scenario.growthPercent / 100) ** ((week + 0.5) / 52),
      ),
      ahtFactor: 1 + scenario.ahtPercent / 100,
      weeklyAttrition: weeklyAttritionOf(scenario.attritionPercent / 100),
      shrinkage: scenario.shrinkagePercent / 100,
      scheduleInefficiency: scenario.inefficiencyPercent / 100,
      hiring: scenario.hiring
        .map(({ startDate, people }) => ({
          startWeek: weekOfPlan(plan.startDate, startDate),
          people,
          ramp: rampOf(scenario),
          rampAttrition: scenario.rampAttritionPercent / 100,
        }))
        .filter(({ startWeek, ramp }) => startWeek + ramp.length >= 0 && startWeek < plan.weeks),
      advisedClass: { ramp: rampOf(scenario), rampAttrition: scenario.rampAttritionPercent / 100 },
    })),
    hiringRule: {
      leadWeeks: plan.leadWeeks,
      minClassSize: plan.minClassSize,
      maxClassSize: Math.max(plan.minClassSize, plan.maxClassSize),
      toleranceFte: 0.5,
    },
  };
}
