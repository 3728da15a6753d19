import { InvalidInput } from '~/engine/errors';
import { isKnownZone, localDayStart, toLocalDate, toLocalParts, weekdayOf } from '~/engine/time';
import type { SeriesInput } from '../types';

/** A stretch of history on one grid; a group may have changed its grid over time. */
export interface HistoryPart {
  intervalMinutes: number;
  /** Instant of slot 0. */
  start: number;
  /** Contacts per slot, NaN where unknown. */
  volume: ArrayLike<number>;
  /** Handling time per slot in seconds, NaN where unknown. */
  ahtSec: ArrayLike<number>;
}

/** History on one grid. */
export interface JoinedHistory extends Pick<SeriesInput, 'start' | 'volume' | 'ahtSec'> {
  /** 1 where a value was divided out of a longer slot, or completed from part of a slot. */
  estimated: Uint8Array;
}

const BASE_MINUTES = 5;
const BASE_MS = BASE_MINUTES * 60_000;
const INTERVALS = [5, 10, 15, 30, 60];
const DAY_PIECES = 1440 / BASE_MINUTES;
/** Share of a slot that must be known for the rest to be completed. */
const ENOUGH_KNOWN = 0.5;
const ROUNDING = 1e9;

/** Values in pieces of five minutes, which every grid is a multiple of. */
interface Pieces {
  volume: Float64Array;
  ahtSec: Float64Array;
  estimated: Uint8Array;
}

/**
 * Brings parts on different grids to one: shorter slots add up, longer ones are divided by the shape that the finer parts show for
 * the same weekday and time (equally where they show none); sums are kept. Handling times are weighted by contacts.
 * Where parts overlap the later one in the list counts.
 * @param target grid of the result, from local midnight of the first day
 * @throws InvalidInput for an unknown grid, a part off the grid of five minutes, or negative values
 */
export function joinHistory(
  parts: readonly HistoryPart[],
  target: { intervalMinutes: number; zone: string },
): JoinedHistory {
  if (!INTERVALS.includes(target.intervalMinutes)) {
    throw new InvalidInput('intervalMinutes', 'must be 5, 10, 15, 30 or 60');
  }
  if (!isKnownZone(target.zone)) throw new InvalidInput('zone', 'must be an IANA time zone');
  for (const [k, part] of parts.entries()) checkPart(part, `parts[${k}]`);
  const filled = parts.filter((part) => part.volume.length > 0);
  if (filled.length === 0) throw new InvalidInput('parts', 'has no value: there is no history to join');
  const first = Math.min(...filled.map((part) => part.start));
  const start = localDayStart(toLocalDate(first, target.zone), target.zone);
  const end = Math.max(...filled.map((part) => part.start + part.volume.length * part.intervalMinutes * 60_000));
  const perSlot = target.intervalMinutes / BASE_MINUTES;
  const slots = Math.ceil((end - start) / (target.intervalMinutes * 60_000));
  const pieces: Pieces = {
    volume: new Float64Array(slots * perSlot).fill(Number.NaN),
    ahtSec: new Float64Array(slots * perSlot).fill(Number.NaN),
    estimated: new Uint8Array(slots * perSlot),
  };
  const weekPiece = weekPieces(start, slots * perSlot, target.zone);
  const shape = learnShape(filled, target.intervalMinutes, start, weekPiece);
  for (const part of filled) layPart(part, pieces, start, target.intervalMinutes, shape, weekPiece);
  return sumUp(pieces, start, slots, perSlot);
}

/** Piece of the local week (Monday 0:00 = 0) that each piece of the result belongs to. */
function weekPieces(start: number, count: number, zone: string): Uint16Array {
  const out = new Uint16Array(count);
  const perHour = 60 / BASE_MINUTES;
  for (let i = 0; i < count; i += perHour) {
    const { date, minuteOfDay } = toLocalParts(start + i * BASE_MS, zone);
    const first = (weekdayOf(date) - 1) * DAY_PIECES + minuteOfDay / BASE_MINUTES;
    for (let k = 0; k < perHour && i + k < count; k++) out[i + k] = (first + k) % (7 * DAY_PIECES);
  }
  return out;
}

/** Mean contacts per piece of the week in parts that are at least as fine as the target; 0 where they tell nothing. */
function learnShape(
  parts: readonly HistoryPart[],
  targetMinutes: number,
  start: number,
  weekPiece: Uint16Array,
): Float64Array {
  const sum = new Float64Array(7 * DAY_PIECES);
  const count = new Float64Array(7 * DAY_PIECES);
  for (const part of parts) {
    if (part.intervalMinutes > targetMinutes) continue;
    const length = part.intervalMinutes / BASE_MINUTES;
    const offset = Math.round((part.start - start) / BASE_MS);
    for (let i = 0; i < part.volume.length; i++) {
      if (Number.isNaN(part.volume[i])) continue;
      for (let k = 0; k < length; k++) {
        const at = weekPiece[offset + i * length + k];
        sum[at] += part.volume[i] / length;
        count[at]++;
      }
    }
  }
  return sum.map((v, i) => (count[i] > 0 ? v / count[i] : 0));
}

function layPart(
  part: HistoryPart,
  pieces: Pieces,
  start: number,
  targetMinutes: number,
  shape: Float64Array,
  weekPiece: Uint16Array,
): void {
  const length = part.intervalMinutes / BASE_MINUTES;
  const offset = Math.round((part.start - start) / BASE_MS);
  const isDivided = part.intervalMinutes > targetMinutes || targetMinutes % part.intervalMinutes !== 0;
  for (let i = 0; i < part.volume.length; i++) {
    if (Number.isNaN(part.volume[i])) continue;
    const from = offset + i * length;
    let whole = 0;
    for (let k = 0; k < length; k++) whole += shape[weekPiece[from + k]];
    for (let k = 0; k < length; k++) {
      const share = isDivided && whole > 0 ? shape[weekPiece[from + k]] / whole : 1 / length;
      pieces.volume[from + k] = part.volume[i] * share;
      pieces.ahtSec[from + k] = part.ahtSec[i] ?? Number.NaN;
      pieces.estimated[from + k] = isDivided ? 1 : 0;
    }
  }
}

function sumUp(pieces: Pieces, start: number, slots: number, perSlot: number): JoinedHistory {
  const volume = new Float64Array(slots).fill(Number.NaN);
  const ahtSec = new Float64Array(slots).fill(Number.NaN);
  const estimated = new Uint8Array(slots);
  for (let slot = 0; slot < slots; slot++) {
    let sum = 0;
    let known = 0;
    let contacts = 0;
    let workSec = 0;
    let plainAht = Number.NaN;
    for (let i = slot * perSlot; i < (slot + 1) * perSlot; i++) {
      const v = pieces.volume[i];
      if (Number.isNaN(v)) continue;
      known++;
      sum += v;
      estimated[slot] |= pieces.estimated[i];
      if (Number.isNaN(pieces.ahtSec[i])) continue;
      plainAht = pieces.ahtSec[i];
      contacts += v;
      workSec += v * plainAht;
    }
    if (known === 0 || known < ENOUGH_KNOWN * perSlot) {
      estimated[slot] = 0;
      continue;
    }
    if (known < perSlot) estimated[slot] = 1;
    // why: counts divided into pieces and added up again are to be the counts that they were
    volume[slot] = Math.round(((sum * perSlot) / known) * ROUNDING) / ROUNDING;
    ahtSec[slot] = contacts > 0 ? workSec / contacts : plainAht;
  }
  return { start, volume, ahtSec, estimated };
}

function checkPart({ intervalMinutes, start, volume, ahtSec }: HistoryPart, field: string): void {
  if (!INTERVALS.includes(intervalMinutes))
    throw new InvalidInput(field, 'must have slots of 5, 10, 15, 30 or 60 minutes');
  if (!Number.isSafeInteger(start) || start % BASE_MS !== 0) {
    throw new InvalidInput(field, 'must begin on the grid of five minutes');
  }
  if (ahtSec.length !== volume.length) throw new InvalidInput(field, 'must have as many handling times as volumes');
  for (let i = 0; i < volume.length; i++) {
    if (volume[i] < 0 || volume[i] === Number.POSITIVE_INFINITY) {
      throw new InvalidInput(`${field}.volume[${i}]`, 'must be 0 or more and finite');
    }
  }
}
