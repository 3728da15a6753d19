import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import type { CapacityInput, CapacityScenario } from './capacity-types';

const MAX_WEEKS = 260;
const MAX_GROUPS = 500;
const MAX_SCENARIOS = 20;
const MAX_CLASSES = 500;
const SHAPE_TOLERANCE = 1e-6;

/** Throws InvalidInput naming the first impossible field of a capacity plan. */
export function checkCapacityInput(input: CapacityInput): void {
  checkWhole('weeks', input.weeks, 1, MAX_WEEKS);
  checkCount('groups', input.groups.length, 1, MAX_GROUPS);
  checkCount('scenarios', input.scenarios.length, 1, MAX_SCENARIOS);
  checkBetween('startFte', input.startFte, 0, 1e6);
  checkBetween('hoursPerFteWeek', input.hoursPerFteWeek, 1, 168);
  checkBetween('costPerHour', input.costPerHour, 0, 1e9);
  checkOptional('overtimeCostPerHour', input.overtimeCostPerHour, 0, 1e9);
  checkOptional('costPerHire', input.costPerHire, 0, 1e12);
  checkGroups(input);
  input.scenarios.forEach((scenario, index) => {
    checkScenario(scenario, `scenarios[${index}]`, input.weeks);
  });
  const rule = input.hiringRule;
  if (!rule) return;
  if (rule.ramp) checkRamp('hiringRule.ramp', rule.ramp);
  if (rule.leadWeeks !== undefined) checkWhole('hiringRule.leadWeeks', rule.leadWeeks, 0, MAX_WEEKS);
  const { minClassSize = 1, maxClassSize = 1e5 } = rule;
  checkWhole('hiringRule.minClassSize', minClassSize, 1, 1e5);
  checkWhole('hiringRule.maxClassSize', maxClassSize, minClassSize, 1e5);
  checkOptional('hiringRule.toleranceFte', rule.toleranceFte, 0, 1e6);
}

function checkGroups(input: CapacityInput): void {
  const ids = new Set<string>();
  input.groups.forEach((group, index) => {
    const field = `groups[${index}]`;
    if (ids.has(group.id)) throw new InvalidInput(`${field}.id`, 'must not be given twice');
    ids.add(group.id);
    checkSeries(`${field}.weeklyVolume`, group.weeklyVolume, input.weeks, 0, 1e9);
    checkSeries(`${field}.ahtSec`, group.ahtSec, input.weeks, 0.01, 1e7);
    checkBetween(`${field}.intervalSec`, group.intervalSec, 60, 86_400);
    const intervals = (7 * 86_400) / group.intervalSec;
    if (!Number.isInteger(intervals)) throw new InvalidInput(`${field}.intervalSec`, 'must divide a week');
    if (group.weekShape.length !== intervals) {
      throw new InvalidInput(`${field}.weekShape`, `must have ${intervals} entries, one per interval of a week`);
    }
    let sum = 0;
    group.weekShape.forEach((share, i) => {
      checkBetween(`${field}.weekShape[${i}]`, share, 0, 1);
      sum += share;
    });
    if (Math.abs(sum - 1) > SHAPE_TOLERANCE) throw new InvalidInput(`${field}.weekShape`, 'must sum to 1');
  });
}

function checkScenario(scenario: CapacityScenario, field: string, weeks: number): void {
  checkSeries(`${field}.volumeFactor`, scenario.volumeFactor ?? 1, weeks, 0, 1000);
  checkOptional(`${field}.ahtFactor`, scenario.ahtFactor, 0.001, 1000);
  checkSeries(`${field}.weeklyAttrition`, scenario.weeklyAttrition, weeks, 0, 0.9);
  checkSeries(`${field}.shrinkage`, scenario.shrinkage, weeks, 0, 0.95);
  checkOptional(`${field}.scheduleInefficiency`, scenario.scheduleInefficiency, 0, 10);
  checkAdvisedClass(`${field}.advisedClass`, scenario.advisedClass);
  checkCount(`${field}.hiring`, scenario.hiring.length, 0, MAX_CLASSES);
  scenario.hiring.forEach((hiring, index) => {
    const name = `${field}.hiring[${index}]`;
    checkWhole(`${name}.startWeek`, hiring.startWeek, -MAX_WEEKS, weeks - 1);
    checkBetween(`${name}.people`, hiring.people, 0, 1e5);
    checkRamp(`${name}.ramp`, hiring.ramp);
    checkOptional(`${name}.rampAttrition`, hiring.rampAttrition, 0, 0.95);
  });
}

function checkAdvisedClass(field: string, advised: CapacityScenario['advisedClass']): void {
  if (!advised) return;
  checkRamp(`${field}.ramp`, advised.ramp);
  checkOptional(`${field}.rampAttrition`, advised.rampAttrition, 0, 0.95);
}

function checkRamp(field: string, ramp: readonly number[]): void {
  checkCount(field, ramp.length, 0, MAX_WEEKS);
  ramp.forEach((share, index) => {
    checkBetween(`${field}[${index}]`, share, 0, 1.5);
  });
}

/** One figure, or one per week. */
function checkSeries(field: string, series: number | readonly number[], weeks: number, min: number, max: number): void {
  if (typeof series === 'number') {
    checkBetween(field, series, min, max);
    return;
  }
  if (series.length !== weeks) throw new InvalidInput(field, `must have ${weeks} entries, one per week`);
  series.forEach((value, index) => {
    checkBetween(`${field}[${index}]`, value, min, max);
  });
}

function checkCount(field: string, count: number, min: number, max: number): void {
  if (count < min || count > max) throw new InvalidInput(field, `must have ${min} to ${max} entries`);
}

function checkWhole(field: string, value: number, min: number, max: number): void {
  checkBetween(field, value, min, max);
  if (!Number.isInteger(value)) throw new InvalidInput(field, 'must be a whole number');
}

function checkOptional(field: string, value: number | undefined, min: number, max: number): void {
  if (value !== undefined) checkBetween(field, value, min, max);
}
