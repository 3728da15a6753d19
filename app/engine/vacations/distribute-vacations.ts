import { computeBalance } from './compute-balance';
import type { Basis, DistributionInput, DistributionResult, Proposal, Refusal, Wish } from './distribution-types';
import { findBestPlace, splitRest } from './fill-rest';
import { LeaveBoard, type PlacedBlock } from './leave-board';
import { findPlaceNear, makeRoom } from './make-room';
import { summarizeDistribution } from './summarize-distribution';
import { countRivals } from './wish-rivals';

const rankOf = { fixed: 0, priority: 1, non_priority: 2 } as const;

interface OpenWish {
  person: number;
  wish: Wish;
  reason: Refusal | null;
  basis: Basis;
}

/** What is known of blocks that the run has placed or moved, beside where they lie. */
type Notes = Map<PlacedBlock, { wish?: Wish; reason?: Refusal | null; basis: Basis }>;

/**
 * Gives the vacations of a year. Wishes go round by round, everybody's first before anybody's second; in a round fixed and
 * priority wishes come first, then by seniority, or (as asked) who has got least so far and last year. A wish that a limit
 * refuses makes others of lesser priority move, or moves itself, within the scheme's days; a fixed one never moves.
 * Whatever days are left are then placed away from the peaks of demand and evenly. The same input gives the same answer.
 * @param input its pools and blocks are worked on: pass fresh ones
 * @returns every wish with its outcome, blocks without a wish, blocks that made room, and days for which there is no room
 */
export function distributeVacations(input: DistributionInput): DistributionResult {
  const board = new LeaveBoard(input);
  const honoured = new Float64Array(input.people.length);
  const given: Notes = new Map();
  let open = grantInRounds(input, board, honoured, given);
  // what has moved or been filled may have left room for what was refused before
  const tryAgain = () => {
    for (let isBetter = true; isBetter && !input.isCancelled?.(); ) {
      const still = open.filter((item) => !grant(input, board, item, given));
      isBetter = still.length < open.length;
      open = still;
    }
  };
  tryAgain();
  const unplaced = input.options.fillsRest ? fillRest(input, board, given) : [];
  if (input.options.fillsRest) tryAgain();
  for (const item of open) item.reason = board.judge(item.person, item.wish) ?? item.reason;
  const proposals = [
    ...listPlaced(input, board, given),
    ...open.map(
      ({ person, wish, reason, basis }): Proposal => ({
        personId: input.people[person].id,
        outcome: 'refused',
        wishId: wish.id,
        blockId: null,
        range: { first: wish.first, last: wish.last },
        priority: wish.priority,
        days: board.costOf(person, wish),
        reason,
        basis,
      }),
    ),
    ...unplaced,
  ];
  return { proposals, isCancelled: input.isCancelled?.() ?? false, summary: summarizeDistribution(input, proposals) };
}

function grantInRounds(input: DistributionInput, board: LeaveBoard, honoured: Float64Array, given: Notes): OpenWish[] {
  const { people } = input;
  const rivalsOf = countRivals(input);
  const isBySeniority = input.options.order === 'seniority';
  const open: OpenWish[] = [];
  const rounds = people.reduce((most, { wishes }) => Math.max(most, wishes.length), 0);
  const total = people.reduce((count, { wishes }) => count + wishes.length, 0);
  let done = 0;
  for (let round = 0; round < rounds; round++) {
    const turn = people
      .flatMap((person, index): OpenWish[] => {
        const wish = [...person.wishes].sort((a, b) => a.rank - b.rank)[round];
        const basis: Basis = { rule: 'turn', figures: {} };
        return wish ? [{ person: index, wish, reason: null, basis }] : [];
      })
      .sort(
        (a, b) =>
          rankOf[a.wish.priority] - rankOf[b.wish.priority] ||
          (isBySeniority && people[a.person].hiredOn - people[b.person].hiredOn) ||
          honoured[a.person] - honoured[b.person] ||
          people[a.person].shareBefore - people[b.person].shareBefore ||
          people[a.person].hiredOn - people[b.person].hiredOn ||
          a.person - b.person,
      );
    for (const [place, item] of turn.entries()) {
      const { person, wish, basis } = item;
      const rivals = rivalsOf(person, wish);
      basis.figures = { place: place + 1, of: turn.length, since: people[person].hiredOn, rivals };
      if (!input.isCancelled?.() && grant(input, board, item, given)) honoured[item.person] += 1;
      else open.push(item);
      done += 1;
      if (done % 50 === 0) input.onProgress?.(done, total + people.length);
    }
  }
  return open;
}

/** Gives a wish where it can be. @returns false, with the reason written down */
function grant(input: DistributionInput, board: LeaveBoard, item: OpenWish, given: Notes): boolean {
  const { person, wish } = item;
  const place = (first: number, last: number): boolean => {
    const block: PlacedBlock = {
      first,
      last,
      person,
      priority: wish.priority,
      costsDays: true,
      existingId: null,
      wishId: wish.id,
      home: wish.first,
      length: board.costOf(person, { first, last }),
    };
    board.place(block);
    given.set(block, { wish, reason: item.reason, basis: item.basis });
    return true;
  };
  item.reason = board.judge(person, wish);
  if (!item.reason) return place(wish.first, wish.last);
  if (item.reason.rule !== 'limit') return false;
  const canMove = (block: PlacedBlock) =>
    block.existingId === null || (input.options.movesExisting && block.first >= input.today && isInYear(board, block));
  const made = makeRoom(input, board, person, wish, canMove);
  if (made) {
    const basis: Basis = { rule: 'room', figures: { for: input.people[person].id } };
    given.set(made.block, { ...given.get(made.block), basis });
    item.reason = null;
    return place(wish.first, wish.last);
  }
  if (wish.priority === 'fixed') return false;
  const near = findPlaceNear(input, board, { person, first: wish.first, last: wish.last, home: wish.first });
  return near ? place(near.first, near.last) : false;
}

const isInYear = (board: LeaveBoard, block: PlacedBlock) =>
  block.first >= board.yearStart && block.last <= board.yearEnd;

/** Blocks for the days that are left, of those who have most of them first. */
function fillRest(input: DistributionInput, board: LeaveBoard, given: Notes): Proposal[] {
  const { people } = input;
  const left = people.map((person, index) => {
    const uses = board.blocks[index].flatMap((block) =>
      block.costsDays ? [{ day: block.first, days: board.costOf(index, block) }] : [],
    );
    const { rules } = person;
    const ofYear = board.lengthsOf(index).reduce((sum, length) => sum + length, 0);
    const entitled = rules.daysPerYear + rules.additionalDays - ofYear;
    return Math.max(
      0,
      Math.min(computeBalance(person.account, uses, board.yearEnd).remaining + rules.advanceDays, entitled),
    );
  });
  const order = people
    .map((_, index) => index)
    .sort((a, b) => left[b] - left[a] || people[a].hiredOn - people[b].hiredOn || a - b);
  const unplaced: Proposal[] = [];
  for (const [turn, index] of order.entries()) {
    if (input.isCancelled?.()) break;
    if (turn % 50 === 0) input.onProgress?.(people.length + turn, people.length * 2);
    let rest = 0;
    for (const length of splitRest(people[index].rules, board.lengthsOf(index), left[index])) {
      const found = findBestPlace(input, board, index, length);
      if (!found) {
        rest += length;
        continue;
      }
      const block: PlacedBlock = {
        ...found.range,
        person: index,
        priority: 'non_priority',
        costsDays: true,
        existingId: null,
        wishId: null,
        home: found.range.first,
        length,
      };
      board.place(block);
      given.set(block, { basis: found.basis });
    }
    if (rest > 0) unplaced.push(unplacedOf(people[index].id, rest));
  }
  return unplaced;
}

const unplacedOf = (personId: string, days: number): Proposal => ({
  personId,
  outcome: 'unplaced',
  wishId: null,
  blockId: null,
  range: null,
  priority: 'non_priority',
  days,
  reason: { rule: 'no_room', figures: { days } },
  basis: null,
});

/** Everything on the board that is new or has moved. */
function listPlaced(input: DistributionInput, board: LeaveBoard, given: Notes): Proposal[] {
  return board.blocks.flatMap((blocks, index) =>
    blocks.flatMap((block): Proposal[] => {
      const { wish, reason, basis } = given.get(block) ?? {};
      const isUnmoved = block.first === block.home;
      if (block.existingId !== null && isUnmoved) return [];
      const outcome = block.existingId !== null ? 'shifted' : !wish ? 'filled' : isUnmoved ? 'granted' : 'moved';
      return [
        {
          personId: input.people[index].id,
          outcome,
          wishId: wish?.id ?? null,
          blockId: block.existingId,
          range: { first: block.first, last: block.last },
          priority: block.priority,
          days: board.costOf(index, block),
          reason: outcome === 'moved' ? (reason ?? null) : null,
          basis: basis ?? null,
        },
      ];
    }),
  );
}
