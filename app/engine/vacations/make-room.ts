import type { DistributionInput, Wish } from './distribution-types';
import type { LeaveBoard, PlacedBlock } from './leave-board';
import type { DayRange } from './types';

const rankOf = { fixed: 2, priority: 1, non_priority: 0 } as const;
/** How many blocks are tried for one wish, so that a crowded summer does not take for ever. */
const maxTried = 40;

/** A block that has moved so that a wish has room. */
export interface MadeRoom {
  block: PlacedBlock;
  from: DayRange;
}

/**
 * Makes room for a wish that only limits refuse, by moving one block of lesser priority within its scheme's days: blocks
 * without priority first. The wish itself is not placed.
 * @returns what moved, or null (and nothing has changed)
 */
export function makeRoom(
  input: DistributionInput,
  board: LeaveBoard,
  person: number,
  wish: Wish,
  canMove: (block: PlacedBlock) => boolean,
): MadeRoom | null {
  if (wish.priority === 'non_priority') return null;
  const full = board.fullDays(person, wish);
  if (full.length === 0) return null;
  const pools = new Set(full.map(({ pool }) => pool));
  const isInWay = (block: PlacedBlock) =>
    full.every(
      ({ pool, day }) => block.first <= day && block.last >= day && input.people[block.person].pools.includes(pool),
    );
  const candidates: PlacedBlock[] = [];
  for (let index = 0; index < input.people.length; index++) {
    if (index === person || !input.people[index].pools.some((pool) => pools.has(pool))) continue;
    for (const block of board.blocks[index]) {
      if (block.costsDays && rankOf[block.priority] < rankOf[wish.priority] && canMove(block) && isInWay(block))
        candidates.push(block);
    }
  }
  candidates.sort((a, b) => rankOf[a.priority] - rankOf[b.priority]);
  for (const block of candidates.slice(0, maxTried)) {
    const moved = tryToMove(input, board, person, wish, block);
    if (moved) return moved;
  }
  return null;
}

function tryToMove(
  input: DistributionInput,
  board: LeaveBoard,
  person: number,
  wish: Wish,
  block: PlacedBlock,
): MadeRoom | null {
  const from = { first: block.first, last: block.last };
  board.remove(block);
  const hold: PlacedBlock = { ...wish, person, costsDays: true, existingId: null, wishId: null, home: 0, length: 0 };
  const fits = board.fullDays(person, wish).length === 0;
  if (fits) {
    board.place(hold);
    const place = findPlaceNear(input, board, block);
    board.remove(hold);
    if (place) {
      block.first = place.first;
      block.last = place.last;
      board.place(block);
      return { block, from };
    }
  }
  board.place(block);
  return null;
}

/** The nearest other place of a block that its scheme allows, counted from where it was wished. */
export function findPlaceNear(
  input: DistributionInput,
  board: LeaveBoard,
  block: Pick<PlacedBlock, 'person' | 'first' | 'last' | 'home'>,
): DayRange | null {
  const { maxShiftDays } = input.people[block.person].rules;
  const days = block.last - block.first;
  for (let distance = 1; distance <= maxShiftDays; distance++) {
    for (const first of [block.home + distance, block.home - distance]) {
      const range = { first, last: first + days };
      if (!board.judge(block.person, range)) return range;
    }
  }
  return null;
}
