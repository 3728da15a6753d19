import type { Basis, Demand, DistributionInput } from './distribution-types';
import type { LeaveBoard } from './leave-board';
import { findBlockEnd } from './leave-calendar';
import { firstDayOfYear } from './leave-month';
import type { DayRange, VacationRules } from './types';

/** Blocks that do not fall close together; days of another that are nearer than this cost. */
const comfortableGapDays = 60;

/**
 * How the days that are left split into blocks.
 * @param taken lengths of the year's blocks so far
 * @param left days that may still be given
 */
export function splitRest(rules: VacationRules, taken: readonly number[], left: number): number[] {
  if (rules.blocks.length) return unusedBlocks(rules.blocks, taken, left);
  const parts: number[] = [];
  let rest = Math.floor(left);
  const room = () => rules.maxBlocks - taken.length - parts.length;
  const needsLong = rules.longBlockDays > 0 && !taken.some((length) => length >= rules.longBlockDays);
  if (needsLong) {
    if (rest < rules.longBlockDays || room() < 1) return [];
    parts.push(Math.min(rest, Math.max(rules.longBlockDays, rules.minBlockDays), rules.maxBlockDays));
    rest -= parts[0];
  }
  while (rest >= rules.minBlockDays && room() > 0) {
    const isLast = room() === 1 || rest < 2 * rules.minBlockDays;
    const length = isLast ? rest : Math.max(rules.minBlockDays, Math.min(14, rest - rules.minBlockDays));
    parts.push(Math.min(length, rules.maxBlockDays));
    rest -= parts[parts.length - 1];
  }
  return parts;
}

function unusedBlocks(blocks: readonly number[], taken: readonly number[], left: number): number[] {
  const unused = [...blocks];
  for (const length of taken) {
    const index = unused.indexOf(length);
    if (index !== -1) unused.splice(index, 1);
  }
  let rest = left;
  return unused
    .sort((a, b) => b - a)
    .filter((length) => {
      if (length > rest) return false;
      rest -= length;
      return true;
    });
}

/** Where a block goes, and what spoke for it. */
export interface BestPlace {
  range: DayRange;
  basis: Basis;
}

/**
 * The start at which a block of a length hurts least: away from the peaks of demand, where few others of the same pools are
 * away, not close to the person's own other blocks. Mondays first, other days only where no Monday will do.
 * @returns null where no day of the year will do
 */
export function findBestPlace(
  input: DistributionInput,
  board: LeaveBoard,
  person: number,
  length: number,
): BestPlace | null {
  for (const step of [7, 1]) {
    const candidates: { range: DayRange; cost: number }[] = [];
    // why: epoch day 4 is a Monday
    const offset = step === 7 ? (11 - (board.yearStart % 7)) % 7 : 0;
    for (let first = board.yearStart + offset; first <= board.yearEnd; first += step) {
      const range = { first, last: findBlockEnd(input.calendar, input.people[person].rules.dayKind, first, length) };
      if (range.last > board.yearEnd) break;
      candidates.push({ range, cost: costOf(input, board, person, range) });
    }
    candidates.sort((a, b) => a.cost - b.cost || a.range.first - b.range.first);
    let blockedBy = '';
    for (const { range } of candidates) {
      const refusal = board.judge(person, range);
      if (!refusal) return { range, basis: describePlace(input, person, range, candidates, blockedBy) };
      blockedBy ||= refusal.rule;
    }
  }
  return null;
}

function describePlace(
  input: DistributionInput,
  index: number,
  range: DayRange,
  candidates: readonly { range: DayRange }[],
  blockedBy: string,
): Basis {
  const person = input.people[index];
  const figures: Basis['figures'] = {};
  const demand = person.demand === null ? null : input.demands[person.demand];
  if (demand) {
    const percent = (of: DayRange) => Math.round(100 * meanDemand(demand, firstDayOfYear(input.year), of));
    figures.source = demand.source;
    figures.demand = percent(range);
    figures.lowest = candidates.reduce((least, candidate) => Math.min(least, percent(candidate.range)), figures.demand);
  }
  let fullest: { away: number; size: number } | null = null;
  for (const poolIndex of person.pools) {
    const pool = input.pools[poolIndex];
    for (let day = Math.max(range.first, pool.first); day <= Math.min(range.last, pool.last); day++) {
      const away = pool.away[day - pool.first];
      if (!fullest || away > fullest.away) fullest = { away, size: pool.size };
    }
  }
  if (fullest) Object.assign(figures, fullest);
  if (blockedBy) figures.blockedBy = blockedBy;
  return { rule: 'quiet', figures };
}

/** Mean relative demand of the days of a range; days outside the year count as average. */
function meanDemand(demand: Demand, yearStart: number, range: DayRange): number {
  let sum = 0;
  for (let day = range.first; day <= range.last; day++) sum += demand.byDay[day - yearStart] ?? 1;
  return sum / (range.last - range.first + 1);
}

function costOf(input: DistributionInput, board: LeaveBoard, index: number, range: DayRange): number {
  const person = input.people[index];
  const days = range.last - range.first + 1;
  let cost = 0;
  const demand = person.demand === null ? null : input.demands[person.demand];
  if (demand) cost += input.options.peakWeight * meanDemand(demand, board.yearStart, range);
  for (let day = range.first; day <= range.last; day++) {
    let fullest = 0;
    for (const poolIndex of person.pools) {
      const pool = input.pools[poolIndex];
      if (day < pool.first || day > pool.last) continue;
      const room = pool.capacity === Number.POSITIVE_INFINITY ? pool.size * 0.2 : pool.capacity;
      fullest = Math.max(fullest, (pool.away[day - pool.first] + 1) / Math.max(1, room));
    }
    cost += (fullest * fullest) / days;
  }
  for (const block of board.blocks[index]) {
    const gap = block.first > range.first ? block.first - range.last : range.first - block.last;
    if (gap < comfortableGapDays) cost += (0.5 * (comfortableGapDays - gap)) / comfortableGapDays;
  }
  return cost;
}
