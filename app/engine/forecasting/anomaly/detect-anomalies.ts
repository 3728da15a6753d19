import { InvalidInput } from '~/engine/errors';
import type { InstantRange } from '../types';
import { normalTail, poissonTail } from './tail-chance';

/** Probable cause of an anomaly. */
export type AnomalyCause =
  | 'event'
  | 'data-outage'
  | 'service-outage'
  | 'surge'
  | 'drop'
  | 'long-contacts'
  | 'short-contacts';

/** Slots that have come in, beside what was forecast for them. */
export interface AnomalyInput {
  /** Instants of the slots, rising; only slots that are over at `now` are judged. */
  slotStart: ArrayLike<number>;
  intervalMinutes: number;
  /** Forecast and its band. */
  expected: ArrayLike<number>;
  p10: ArrayLike<number>;
  p90: ArrayLike<number>;
  /** What came; NaN where no record has arrived. */
  actual: ArrayLike<number>;
  expectedAhtSec?: ArrayLike<number>;
  actualAhtSec?: ArrayLike<number>;
  /** Special events that are known of. */
  events?: readonly (InstantRange & { name: string })[];
  /** Other groups fed by the same source, same slots: they tell an outage of the source from one of the group. */
  siblings?: readonly { expected: ArrayLike<number>; actual: ArrayLike<number> }[];
  now: number;
}

/** A stretch of neighbouring slots that the forecast cannot explain. */
export interface Anomaly {
  start: number;
  slots: number;
  target: 'volume' | 'ahtSec';
  direction: 'high' | 'low';
  /** Contacts of the stretch, or mean handling time in seconds. */
  actual: number;
  expected: number;
  /** Distance from the forecast in standard deviations of its error. */
  score: number;
  /** Chance of so large a distance by noise alone. */
  chance: number;
  cause: AnomalyCause;
  /** Figures behind the cause, e.g. the name of the event or the share of other groups that are silent. */
  params: Record<string, number | string>;
  /** Whether its last slot is the newest one that is over. */
  isOngoing: boolean;
}

/** One false alarm in about 1000 slots. */
const ALARM_CHANCE = 1e-3;
/** A slot beside an alarm belongs to it from this chance on. */
const JOIN_CHANCE = 0.02;
/** P10 to P90 of a normal error are this many standard deviations apart. */
const BAND_DEVIATIONS = 2.563;
/** Scatter of single handling times relative to their mean, and of the mean itself beside it. */
const CONTACT_SPREAD = 0.9;
const AHT_LEVEL_SPREAD = 0.08;
const MIN_AHT_CONTACTS = 5;
const SILENT_SHARE = 0.5;

interface Judged {
  at: number;
  direction: 'high' | 'low';
  score: number;
  chance: number;
}

/**
 * Flags unusual volumes and handling times as soon as their slot is over, with the probable cause: a known event, missing data (the
 * group, or the groups of its source, fell silent), a failure of the service, or a surge.
 * @returns anomalies in order of time, volume before handling time
 * @throws InvalidInput where columns differ in length
 */
export function detectAnomalies(input: AnomalyInput): Anomaly[] {
  const n = input.slotStart.length;
  const columns = { expected: input.expected, p10: input.p10, p90: input.p90, actual: input.actual };
  for (const [field, column] of Object.entries({
    ...columns,
    expectedAhtSec: input.expectedAhtSec,
    actualAhtSec: input.actualAhtSec,
  })) {
    if (column && column.length !== n) throw new InvalidInput(field, 'must have as many values as slotStart');
  }
  const stepMs = input.intervalMinutes * 60_000;
  let over = 0;
  while (over < n && input.slotStart[over] + stepMs <= input.now) over++;
  const volume = Array.from({ length: over }, (_, i) => judgeVolume(input, i));
  const handling = Array.from({ length: over }, (_, i) => judgeHandling(input, i));
  return [
    ...stretches(volume).map((part) => describeVolume(input, part, over)),
    ...stretches(handling).map((part) => describeHandling(input, part, over)),
  ].sort((a, b) => a.start - b.start || (a.target === 'volume' ? -1 : 1));
}

/** Standard deviation of a forecast slot as its band tells it, never below Poisson noise. */
function deviationAt({ expected, p10, p90 }: AnomalyInput, i: number): number {
  return Math.max((p90[i] - p10[i]) / BAND_DEVIATIONS, Math.sqrt(Math.max(expected[i], 0.5)));
}

function judgeVolume(input: AnomalyInput, i: number): Judged | undefined {
  const expected = input.expected[i];
  const isMissing = Number.isNaN(input.actual[i]);
  if (Number.isNaN(expected) || (isMissing && expected < 1)) return undefined;
  const actual = isMissing ? 0 : input.actual[i];
  const direction = actual >= expected ? 'high' : 'low';
  const deviation = deviationAt(input, i);
  const score = (actual - expected) / deviation;
  // why: few contacts are skewed, a normal tail would cry at one contact in the night
  const counted = expected < 30 ? poissonTail(actual, Math.max(expected, 0.05), direction) : 0;
  return { at: i, direction, score, chance: Math.max(counted, normalTail(Math.abs(score))) };
}

function judgeHandling(input: AnomalyInput, i: number): Judged | undefined {
  const { expectedAhtSec, actualAhtSec, actual } = input;
  if (!expectedAhtSec || !actualAhtSec) return undefined;
  const contacts = actual[i];
  if (!(contacts >= MIN_AHT_CONTACTS) || !(expectedAhtSec[i] > 0) || !(actualAhtSec[i] > 0)) return undefined;
  const spread = expectedAhtSec[i] * Math.hypot(CONTACT_SPREAD / Math.sqrt(contacts), AHT_LEVEL_SPREAD);
  const score = (actualAhtSec[i] - expectedAhtSec[i]) / spread;
  return { at: i, direction: score >= 0 ? 'high' : 'low', score, chance: normalTail(Math.abs(score)) };
}

/** Runs of slots in one direction that hold at least one alarm. */
function stretches(judged: readonly (Judged | undefined)[]): Judged[][] {
  const found: Judged[][] = [];
  let run: Judged[] = [];
  const close = () => {
    if (run.some((slot) => slot.chance < ALARM_CHANCE)) found.push(run);
    run = [];
  };
  for (const slot of judged) {
    if (!slot || slot.chance > JOIN_CHANCE) {
      close();
      continue;
    }
    if (run.length > 0 && run[0].direction !== slot.direction) close();
    run.push(slot);
  }
  close();
  return found;
}

/** What an anomaly says of where it stands and how strange it is, whatever it is about. */
function describeRun(input: AnomalyInput, run: Judged[], over: number) {
  const first = run[0].at;
  const last = run[run.length - 1].at;
  const strongest = run.reduce((a, b) => (b.chance < a.chance ? b : a));
  return {
    start: input.slotStart[first],
    slots: last - first + 1,
    direction: run[0].direction,
    score: strongest.score,
    chance: strongest.chance,
    isOngoing: last === over - 1,
  };
}

const sumOver = (run: readonly Judged[], valueAt: (i: number) => number): number =>
  run.reduce((sum, { at }) => sum + valueAt(at), 0);

const ratioOf = (actual: number, expected: number) => Math.round(100 * (actual / Math.max(expected, 1e-9))) / 100;

/** The first known event that touches the slots from `first` to `last`. */
function eventDuring({ events, slotStart, intervalMinutes }: AnomalyInput, first: number, last: number) {
  const end = slotStart[last] + intervalMinutes * 60_000;
  return events?.find(({ from, to }) => from < end && to > slotStart[first]);
}

function describeVolume(input: AnomalyInput, run: Judged[], over: number): Anomaly {
  const actual = sumOver(run, (i) => input.actual[i] || 0);
  const expected = sumOver(run, (i) => input.expected[i]);
  const missing = sumOver(run, (i) => Number(Number.isNaN(input.actual[i])));
  const described = describeRun(input, run, over);
  const { direction } = described;
  const [first, last] = [run[0].at, run[run.length - 1].at];
  const { cause, params } = causeOfVolume(input, { first, last, direction, actual, expected, missing });
  return { ...described, target: 'volume', actual, expected, cause, params };
}

interface VolumeFacts {
  first: number;
  last: number;
  direction: 'high' | 'low';
  actual: number;
  expected: number;
  missing: number;
}

function causeOfVolume(input: AnomalyInput, facts: VolumeFacts): Pick<Anomaly, 'cause' | 'params'> {
  const { first, last, direction, actual, expected, missing } = facts;
  const ratio = ratioOf(actual, expected);
  const event = eventDuring(input, first, last);
  // why: no record at all is a fault of the data even during an event
  if (missing > 0) {
    return { cause: 'data-outage', params: { missing, silentGroups: silentSiblings(input, first, last) } };
  }
  if (event) return { cause: 'event', params: { event: event.name, ratio } };
  if (direction === 'high') return { cause: 'surge', params: { ratio } };
  const silent = silentSiblings(input, first, last);
  if (actual === 0) {
    const groups = input.siblings?.length ?? 0;
    const isSource = groups > 0 && silent >= SILENT_SHARE * groups;
    return { cause: isSource ? 'data-outage' : 'service-outage', params: { silentGroups: silent, groups } };
  }
  return { cause: 'drop', params: { ratio } };
}

/** Other groups of the source that should have had contacts in the stretch and had none. */
function silentSiblings({ siblings }: AnomalyInput, first: number, last: number): number {
  let silent = 0;
  for (const { expected, actual } of siblings ?? []) {
    let due = 0;
    let came = 0;
    for (let i = first; i <= last; i++) {
      due += expected[i] || 0;
      came += actual[i] || 0;
    }
    if (due >= 3 && came === 0) silent++;
  }
  return silent;
}

function describeHandling(input: AnomalyInput, run: Judged[], over: number): Anomaly {
  const contacts = sumOver(run, (i) => input.actual[i]);
  const workSec = sumOver(run, (i) => input.actual[i] * (input.actualAhtSec?.[i] ?? 0));
  const expectedSec = sumOver(run, (i) => input.actual[i] * (input.expectedAhtSec?.[i] ?? 0));
  const described = describeRun(input, run, over);
  const event = eventDuring(input, run[0].at, run[run.length - 1].at);
  const ratio = ratioOf(workSec, expectedSec);
  return {
    ...described,
    target: 'ahtSec',
    actual: workSec / contacts,
    expected: expectedSec / contacts,
    cause: event ? 'event' : described.direction === 'high' ? 'long-contacts' : 'short-contacts',
    params: event ? { event: event.name, ratio } : { ratio },
  };
}
