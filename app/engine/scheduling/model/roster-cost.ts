import type { CostParts, CoverageSummary, GroupCoverage } from '../result-types';
import type { ScheduleWeights } from '../types';
import { cellCost } from './cell-cost';
import { changeCost, dayOffPreferenceCost, payOfShift, shiftPreferenceCost, UNITS_PER_AGENT } from './instance';
import type { Roster } from './roster';
import { codeParts, PAUSE_CODE, SKILL_PLACES } from './share-codes';

/** Minutes of overtime in a week that are paid by the lower multiplier. */
const FIRST_OVERTIME_MINUTES = 120;

/** Cost of missing the weekly target by some minutes, overtime included. */
export function targetCost(weights: ScheduleWeights, minutes: number, targetMinutes: number): number {
  const over = minutes - targetMinutes;
  const miss = (weights.weeklyTargetPerHour * Math.abs(over)) / 60;
  return over > 0 && weights.overtimeFirstPerHour + weights.overtimeNextPerHour > 0
    ? miss + overtimeCost(weights, over)
    : miss;
}

function overtimeCost(weights: ScheduleWeights, over: number): number {
  const first = Math.min(over, FIRST_OVERTIME_MINUTES);
  return (weights.overtimeFirstPerHour * first + weights.overtimeNextPerHour * (over - first)) / 60;
}

/** All costs of a roster, computed from its arrays from the beginning (coverage array taken as it is). */
export function rosterCosts(roster: Roster): CostParts {
  const { instance } = roster;
  const { weights, dayCount, weekCount, employeeCount } = instance;
  const parts: CostParts = {
    coverage: 0,
    lateShifts: 0,
    weekendDays: 0,
    startPreference: 0,
    preferences: 0,
    weeklyTarget: 0,
    skillPriority: 0,
    stability: 0,
    pay: 0,
  };
  for (let cell = 0; cell < instance.demand.length; cell++) {
    parts.coverage += cellCost(instance.cost, instance.demand[cell], cell, roster.coverage[cell]);
  }
  for (let e = 0; e < employeeCount; e++) {
    parts.lateShifts += weights.lateShift * roster.lateCount[e] ** 2;
    parts.weekendDays += weights.weekendDay * roster.weekendCount[e] ** 2;
    for (let day = 0; day < dayCount; day++) {
      const cell = e * dayCount + day;
      const start = roster.start[cell];
      if (start < 0) {
        const changed = changeCost(instance, cell, -1, -1);
        parts.stability += changed;
        parts.preferences += dayOffPreferenceCost(instance, e, day) - changed;
        continue;
      }
      const kind = roster.kind[cell];
      const all = shiftPreferenceCost(instance, e, day, kind, start);
      const changed = changeCost(instance, cell, start, start + instance.kindSpan[kind]);
      parts.stability += changed;
      const minute = instance.grid.zones[instance.zoneOf[e]].slotMinute[start];
      const preferred = instance.preferredStart[e];
      const fromStart = preferred < 0 ? 0 : (weights.startPreferencePerHour * Math.abs(minute - preferred)) / 60;
      parts.startPreference += fromStart;
      const paid = payOfShift(instance, e, kind, start);
      parts.pay += paid;
      parts.preferences += all - fromStart - changed - paid;
      parts.skillPriority += skillPriorityCost(roster, e, cell);
    }
    for (let week = 0; week < weekCount; week++) {
      const at = e * weekCount + week;
      const minutes = roster.weekMinutes[at];
      const { targetMinutes } = instance.limits[at];
      const overtime = minutes > targetMinutes ? overtimeCost(weights, minutes - targetMinutes) : 0;
      parts.pay += overtime;
      parts.weeklyTarget += targetCost(weights, minutes, targetMinutes) - overtime;
    }
  }
  return parts;
}

function skillPriorityCost(roster: Roster, employee: number, cell: number): number {
  const { instance } = roster;
  const count = instance.skillCount[employee];
  if (count < 2) return 0;
  const base = cell * instance.maxSpan;
  let total = 0;
  for (let offset = 0; offset < instance.kindSpan[roster.kind[cell]]; offset++) {
    const code = roster.share[base + offset];
    if (code === PAUSE_CODE) continue;
    for (let j = 0; j < count; j++) {
      total += codeParts[code * SKILL_PLACES + j] * instance.skillCost[employee * SKILL_PLACES + j];
    }
  }
  return total;
}

/** Sum of all parts. */
export function totalCost(parts: CostParts): number {
  return (
    parts.coverage +
    parts.lateShifts +
    parts.weekendDays +
    parts.startPreference +
    parts.preferences +
    parts.weeklyTarget +
    parts.skillPriority +
    parts.stability +
    parts.pay
  );
}

/** Shortage and surplus per group and in all, in agent-hours and in percent of demand. */
export function coverageSummary(roster: Roster): CoverageSummary {
  const { instance } = roster;
  const hours = instance.grid.intervalMinutes / 60 / UNITS_PER_AGENT;
  const groups: GroupCoverage[] = instance.problem.groups.map((group, g) => {
    let demand = 0;
    let short = 0;
    let over = 0;
    for (let cell = g * instance.slotCount; cell < (g + 1) * instance.slotCount; cell++) {
      const difference = instance.demand[cell] - roster.coverage[cell];
      demand += instance.demand[cell];
      if (difference > 0) short += difference;
      else over -= difference;
    }
    return {
      groupId: group.id,
      demandAgentHours: demand * hours,
      shortAgentHours: short * hours,
      overAgentHours: over * hours,
      shortPercent: demand === 0 ? 0 : (100 * short) / demand,
      overPercent: demand === 0 ? 0 : (100 * over) / demand,
    };
  });
  const sum = (pick: (group: GroupCoverage) => number) => groups.reduce((total, group) => total + pick(group), 0);
  const demand = sum((group) => group.demandAgentHours);
  return {
    groups,
    shortPercent: demand === 0 ? 0 : (100 * sum((group) => group.shortAgentHours)) / demand,
    overPercent: demand === 0 ? 0 : (100 * sum((group) => group.overAgentHours)) / demand,
  };
}
