import { blocksOfYear, canHoldLongBlock, findSummerClash, fitsBlocks, gapBetween, occurrencesOf } from './block-rules';
import type { DistributionInput, DistributionPerson, Refusal } from './distribution-types';
import { countLeaveDays } from './leave-calendar';
import { firstDayOfYear } from './leave-month';
import type { DayRange, VacationPriority } from './types';
import { findShortage } from './walk-account';

/** A block on the board: one that existed, or one given to a person. */
export interface PlacedBlock extends DayRange {
  person: number;
  priority: VacationPriority;
  costsDays: boolean;
  existingId: string | null;
  wishId: string | null;
  /** where it was wished or stood, from which it may move by the scheme's days */
  home: number;
  length: number;
}

const touches = (a: DayRange, b: DayRange): boolean => a.first <= b.last && b.first <= a.last;

/** The year as it is filled: who is away when, and whether one more block fits. */
export class LeaveBoard {
  readonly blocks: PlacedBlock[][];
  readonly yearStart: number;
  readonly yearEnd: number;
  private readonly input: DistributionInput;

  constructor(input: DistributionInput) {
    this.input = input;
    this.yearStart = firstDayOfYear(input.year);
    this.yearEnd = firstDayOfYear(input.year + 1) - 1;
    this.blocks = input.people.map((person, index) =>
      person.blocks.map((block) => ({
        first: block.first,
        last: block.last,
        person: index,
        priority: block.priority,
        costsDays: block.costsDays,
        existingId: block.id,
        wishId: null,
        home: block.first,
        length: countLeaveDays(input.calendar, person.rules.dayKind, block.first, block.last),
      })),
    );
  }

  /** The lengths of a person's blocks of the year that cost days. */
  lengthsOf(person: number): number[] {
    return blocksOfYear(this.blocks[person], this.input.year).flatMap((block) =>
      block.costsDays ? [block.length] : [],
    );
  }

  costOf(person: number, range: DayRange): number {
    return countLeaveDays(this.input.calendar, this.input.people[person].rules.dayKind, range.first, range.last);
  }

  place(block: PlacedBlock): void {
    this.blocks[block.person].push(block);
    this.count(block, 1);
  }

  remove(block: PlacedBlock): void {
    const list = this.blocks[block.person];
    list.splice(list.indexOf(block), 1);
    this.count(block, -1);
  }

  private count(block: PlacedBlock, by: number): void {
    for (const index of this.input.people[block.person].pools) {
      const pool = this.input.pools[index];
      const last = Math.min(block.last, pool.last);
      for (let day = Math.max(block.first, pool.first); day <= last; day++) pool.away[day - pool.first] += by;
    }
  }

  /** Why a block cannot stand there, or null. Limits come last, so that a refusal by a limit means that all else is well. */
  judge(person: number, range: DayRange): Refusal | null {
    return this.judgePerson(person, range) ?? this.judgeLimits(person, range);
  }

  judgePerson(index: number, range: DayRange): Refusal | null {
    const person = this.input.people[index];
    const { rules } = person;
    if (range.first < this.yearStart || range.first > this.yearEnd) return refuse('not_employed');
    if (range.first < person.hiredOn || (person.leftOn !== null && range.last >= person.leftOn))
      return refuse('not_employed');
    if (range.first < this.input.today + rules.noticeDays)
      return refuse('past', { earliest: this.input.today + rules.noticeDays });
    const blocks = this.blocks[index];
    const other = blocks.find((block) => touches(block, range));
    if (other) return refuse('overlap', { first: other.first, last: other.last });
    const absence = person.absences.find((away) => touches(away, range));
    if (absence) return refuse('absent', { first: absence.first, last: absence.last });
    return judgeRules(person, range, blocks, this.input) ?? this.judgeBalance(index, range);
  }

  private judgeBalance(index: number, range: DayRange): Refusal | null {
    if (!this.input.options.keepsBalance) return null;
    const uses = this.blocks[index].flatMap((block) =>
      block.costsDays ? [{ day: block.first, days: this.costOf(index, block) }] : [],
    );
    uses.push({ day: range.first, days: this.costOf(index, range) });
    const shortage = findShortage(this.input.people[index].account, uses);
    return shortage ? refuse('balance', { missing: shortage.missing, day: shortage.day }) : null;
  }

  judgeLimits(index: number, range: DayRange): Refusal | null {
    const [full] = this.fullDays(index, range);
    if (!full) return null;
    const pool = this.input.pools[full.pool];
    return refuse('limit', {
      id: pool.id,
      day: full.day,
      away: pool.away[full.day - pool.first],
      capacity: pool.capacity,
    });
  }

  /** The days of a range on which a limit leaves no room for one more, with the pool. */
  fullDays(index: number, range: DayRange): { pool: number; day: number }[] {
    const found: { pool: number; day: number }[] = [];
    for (const poolIndex of this.input.people[index].pools) {
      const pool = this.input.pools[poolIndex];
      if (pool.capacity === Number.POSITIVE_INFINITY) continue;
      const last = Math.min(range.last, pool.last);
      for (let day = Math.max(range.first, pool.first); day <= last; day++) {
        if (pool.away[day - pool.first] + 1 > pool.capacity) found.push({ pool: poolIndex, day });
      }
    }
    return found;
  }
}

const refuse = (rule: Refusal['rule'], figures: Refusal['figures'] = {}): Refusal => ({ rule, figures });

function judgeRules(
  person: DistributionPerson,
  range: DayRange,
  blocks: readonly PlacedBlock[],
  input: DistributionInput,
): Refusal | null {
  const { rules } = person;
  const costly = blocks.filter(({ costsDays }) => costsDays);
  const length = countLeaveDays(input.calendar, rules.dayKind, range.first, range.last);
  const lengths = [...blocksOfYear(costly, input.year).map((block) => block.length), length];
  if (rules.blocks.length) {
    if (!fitsBlocks(lengths, rules.blocks)) return refuse('blocks', { blocks: rules.blocks.join('/'), length });
  } else {
    if (length < rules.minBlockDays || length > rules.maxBlockDays)
      return refuse('length', { length, min: rules.minBlockDays, max: rules.maxBlockDays });
    if (lengths.length > rules.maxBlocks) return refuse('blocks', { blocks: rules.maxBlocks, length });
  }
  if (!canHoldLongBlock(lengths, rules)) return refuse('long_block', { min: rules.longBlockDays });
  for (const block of costly) {
    if (gapBetween(block, range) < rules.minGapDays)
      return refuse('gap', { min: rules.minGapDays, first: block.first, last: block.last });
  }
  const summer = findSummerClash(range, costly, rules.summerEveryYears);
  if (summer !== null) return refuse('summer', { year: summer, every: rules.summerEveryYears });
  for (const period of rules.blackouts) {
    const [closed] = occurrencesOf(period, range);
    if (closed) return refuse('blackout', { first: closed.first, last: closed.last });
  }
  return null;
}
