import type { CoverageSummary, GeneratedShift, GroupCoverage } from '../result-types';
import type { ScheduleProblem } from '../types';
import { MINUTE_MS } from './validator-context';

/**
 * Coverage of a schedule computed from its work segments alone: effective agents (share times proficiency) per interval
 * against the demand. A segment counts in an interval by the part of the interval it fills.
 */
export function recomputeCoverage(problem: ScheduleProblem, shifts: GeneratedShift[]): CoverageSummary {
  const stepMs = problem.horizon.intervalMinutes * MINUTE_MS;
  const hoursPerInterval = problem.horizon.intervalMinutes / 60;
  const staffed = new Map(problem.groups.map((group) => [group.id, new Map<number, number>()]));
  const employees = new Map(problem.employees.map((employee) => [employee.id, employee]));
  for (const shift of shifts) {
    const employee = employees.get(shift.employeeId);
    for (const segment of shift.work) {
      for (const { groupId, share } of segment.shares) {
        const intervals = staffed.get(groupId);
        const skill = employee?.skills.find((item) => item.groupId === groupId);
        if (intervals === undefined || skill === undefined) continue;
        for (let from = Math.floor(segment.startMs / stepMs) * stepMs; from < segment.endMs; from += stepMs) {
          const part = (Math.min(segment.endMs, from + stepMs) - Math.max(segment.startMs, from)) / stepMs;
          intervals.set(from, (intervals.get(from) ?? 0) + share * skill.proficiency * part);
        }
      }
    }
  }
  const groups = problem.groups.map((group): GroupCoverage => {
    const intervals = staffed.get(group.id) ?? new Map<number, number>();
    let demand = 0;
    let short = 0;
    let over = 0;
    for (let i = 0; i < group.demand.length; i++) {
      const at = group.demandStartMs + i * stepMs;
      const difference = group.demand[i] - (intervals.get(at) ?? 0);
      intervals.delete(at);
      demand += group.demand[i];
      if (difference > 0) short += difference;
      else over -= difference;
    }
    for (const agents of intervals.values()) over += agents;
    return {
      groupId: group.id,
      demandAgentHours: demand * hoursPerInterval,
      shortAgentHours: short * hoursPerInterval,
      overAgentHours: over * hoursPerInterval,
      shortPercent: demand > 0 ? (short / demand) * 100 : 0,
      overPercent: demand > 0 ? (over / demand) * 100 : 0,
    };
  });
  let demand = 0;
  let short = 0;
  let over = 0;
  for (const group of groups) {
    demand += group.demandAgentHours;
    short += group.shortAgentHours;
    over += group.overAgentHours;
  }
  return {
    groups,
    shortPercent: demand > 0 ? (short / demand) * 100 : 0,
    overPercent: demand > 0 ? (over / demand) * 100 : 0,
  };
}
