import { InvalidInput } from '../errors';
import { checkAgents, checkBetween } from './check-number';
import type { QueueMeasures, ServiceLevelDefinition } from './queue-measures';

/** What a number of agents must reach; at least one of them, any together. Shares are 0 to 1. */
export interface StaffingTargets {
  serviceLevel?: { target: number; definition?: ServiceLevelDefinition };
  /** Mean wait of all contacts, seconds. */
  maxAsaSec?: number;
  maxAbandonment?: number;
  maxBlocking?: number;
  maxOccupancy?: number;
  minAgents?: number;
}

export type TargetName = keyof StaffingTargets;

/** One target as a figure that falls as agents are added and must not exceed a limit. */
export interface TargetRule {
  name: TargetName;
  limit: number;
  read: (measures: QueueMeasures) => number;
}

/**
 * Checks targets and turns them into rules of one shape.
 * @throws InvalidInput where a target is out of range or none is given
 */
export function toTargetRules(targets: StaffingTargets): TargetRule[] {
  const rules: TargetRule[] = [];
  if (targets.serviceLevel) {
    const { target, definition = 'answered-of-offered' } = targets.serviceLevel;
    checkBetween('serviceLevel.target', target, 0, 1 - 1e-15);
    rules.push({ name: 'serviceLevel', limit: -target, read: (measures) => -measures.serviceLevel[definition] });
  }
  addLimit(rules, targets, 'maxAsaSec', 1e-9, 1e8, (measures) => measures.asaSec);
  addLimit(rules, targets, 'maxAbandonment', 1e-12, 1, (measures) => measures.abandonment);
  addLimit(rules, targets, 'maxBlocking', 1e-12, 1, (measures) => measures.blocking);
  addLimit(rules, targets, 'maxOccupancy', 1e-3, 1, (measures) => measures.occupancy);
  if (targets.minAgents !== undefined) checkAgents(targets.minAgents, 'minAgents');
  else if (rules.length === 0) throw new InvalidInput('targets', 'must name at least one target');
  return rules;
}

function addLimit(
  rules: TargetRule[],
  targets: StaffingTargets,
  name: 'maxAsaSec' | 'maxAbandonment' | 'maxBlocking' | 'maxOccupancy',
  min: number,
  max: number,
  read: TargetRule['read'],
): void {
  const limit = targets[name];
  if (limit === undefined) return;
  checkBetween(name, limit, min, max);
  rules.push({ name, limit, read });
}
