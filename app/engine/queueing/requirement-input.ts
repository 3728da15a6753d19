import { InvalidInput } from '../errors';
import { checkConcurrency } from './chat-queue';
import { checkBetween } from './check-number';

/**
 * How agents follow from volume.
 * `erlang-c` incoming calls; `erlang-a` the same with patience; `chat` several contacts at once; `linear` outbound and
 * projects; `deferred` e-mail and other work with a deadline.
 */
export const CHANNEL_MODELS = ['erlang-c', 'erlang-a', 'chat', 'linear', 'deferred'] as const;

export type ChannelModel = (typeof CHANNEL_MODELS)[number];

/** Settings of a group. Shares are 0 to 1, factors are 1 where neutral. */
export interface RequirementSettings {
  /** Share of contacts answered within `thresholdSec`, [0, 1). Live channels only. */
  slTarget: number;
  thresholdSec: number;
  /** Largest busy share of the agents (chat: of their slots), (0, 1]. */
  maxOccupancy: number;
  /** Share of the scheduled who are absent, [0, 0.95]: N / (1 - shrinkage). */
  shrinkage: number;
  /** Factor on agents. */
  reserve: number;
  /** Factor on volume. */
  growth: number;
  /** Factor on volume from special events. */
  eventFactor: number;
  /** Floor on the result. */
  minAgents: number;
  /** Contacts in hand at once, integer >= 1. */
  concurrency: number;
  /** Share by which each further chat lengthens the handling of all. */
  switchPenalty: number;
  /** Time allowed for deferred work, seconds. */
  deadlineSec: number;
  /** Mean patience for `erlang-a`, seconds. */
  patienceSec: number;
}

export const DEFAULT_REQUIREMENT_SETTINGS: Readonly<RequirementSettings> = {
  slTarget: 0.8,
  thresholdSec: 20,
  maxOccupancy: 1,
  shrinkage: 0,
  reserve: 1,
  growth: 1,
  eventFactor: 1,
  minAgents: 0,
  concurrency: 1,
  switchPenalty: 0,
  deadlineSec: 14_400,
  patienceSec: 180,
};

/** Range of every setting that is a plain number. */
const RANGES: Record<keyof RequirementSettings, readonly [number, number]> = {
  slTarget: [0, 1 - 1e-15],
  thresholdSec: [0, 1e8],
  maxOccupancy: [0.01, 1],
  shrinkage: [0, 0.95],
  reserve: [0, 1000],
  growth: [0, 1000],
  eventFactor: [0, 1000],
  minAgents: [0, 1_000_000],
  concurrency: [1, 50],
  switchPenalty: [0, 1],
  deadlineSec: [0, 86_400 * 366],
  patienceSec: [1e-3, 1e8],
};

/** Settings that may differ from interval to interval. */
export const OVERRIDABLE_SETTINGS = [
  'slTarget',
  'thresholdSec',
  'maxOccupancy',
  'shrinkage',
  'reserve',
  'growth',
  'eventFactor',
  'minAgents',
] as const;

export type OverridableSetting = (typeof OVERRIDABLE_SETTINGS)[number];

/** Consecutive intervals of one group. */
export interface RequirementsInput {
  model: ChannelModel;
  /** Contacts offered in each interval, >= 0, fractions allowed. */
  volume: ArrayLike<number>;
  /** Handling time with after-contact work, seconds; may be 0 where there is no volume. */
  ahtSec: ArrayLike<number>;
  /** Interval length, seconds. */
  intervalSec: number;
  settings?: Partial<RequirementSettings>;
  /** One value per interval instead of the setting; NaN where the setting holds. */
  overrides?: Partial<Record<OverridableSetting, ArrayLike<number>>>;
  /** 0 where the group is closed: nobody is required; deferred work waits, other volume is turned away. */
  open?: ArrayLike<number>;
  /**
   * `whole` (default) takes the smallest whole number that meets the targets of a live channel as its base;
   * `fractional` the point between two whole numbers where the target is met.
   */
  rounding?: 'whole' | 'fractional';
}

/** Fills in the default settings and checks everything once. @throws InvalidInput naming field and index */
export function checkRequirementsInput(input: RequirementsInput): RequirementSettings {
  if (!CHANNEL_MODELS.includes(input.model)) {
    throw new InvalidInput('model', `must be one of ${CHANNEL_MODELS.join(', ')}`);
  }
  const settings = mergeSettings(input.settings);
  const count = input.volume.length;
  checkBetween('intervalSec', input.intervalSec, 1, 86_400 * 31);
  checkLength('ahtSec', input.ahtSec, count);
  if (input.open) checkLength('open', input.open, count);
  for (const name of OVERRIDABLE_SETTINGS) {
    const column = input.overrides?.[name];
    if (column) checkOverride(name, column, count);
  }
  for (let i = 0; i < count; i++) checkInterval(input, i);
  return settings;
}

function mergeSettings(given: Partial<RequirementSettings> = {}): RequirementSettings {
  const settings = { ...DEFAULT_REQUIREMENT_SETTINGS };
  for (const name of Object.keys(RANGES) as (keyof RequirementSettings)[]) {
    const value = given[name];
    if (value === undefined) continue;
    checkBetween(name, value, RANGES[name][0], RANGES[name][1]);
    settings[name] = value;
  }
  checkConcurrency(settings);
  return settings;
}

function checkLength(field: string, column: ArrayLike<number>, count: number): void {
  if (column.length !== count) throw new InvalidInput(field, `must have ${count} entries, one per interval`);
}

function checkOverride(name: OverridableSetting, column: ArrayLike<number>, count: number): void {
  checkLength(`overrides.${name}`, column, count);
  const [min, max] = RANGES[name];
  for (let i = 0; i < count; i++) {
    const value = column[i];
    if (!(value >= min && value <= max) && !Number.isNaN(value))
      checkBetween(`overrides.${name}[${i}]`, value, min, max);
  }
}

function checkInterval(input: RequirementsInput, i: number): void {
  const volume = input.volume[i];
  const ahtSec = input.ahtSec[i];
  if (!(volume >= 0 && volume <= 1e8)) checkBetween(`volume[${i}]`, volume, 0, 1e8);
  if (volume === 0 && ahtSec === 0) return;
  if (!(ahtSec >= 0.01 && ahtSec <= 1e7)) checkBetween(`ahtSec[${i}]`, ahtSec, 0.01, 1e7);
}
