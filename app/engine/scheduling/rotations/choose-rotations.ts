import { addDays } from '~/engine/time';
import type { ChosenRotation, GeneratedShift } from '../result-types';
import type { Employee, Rotation, ScheduleProblem } from '../types';
import { demandByDay } from './day-demand';
import { GroupBalance } from './group-balance';
import { type RotationCandidate, rotationCandidates } from './rotation-candidates';

const MAX_SWEEPS = 12;

/**
 * Gives everyone whose rotation is to be chosen one of the cycles, begun on one of its days, so that the people at work
 * follow the demand date by date: exact best choice of each person in turn against the others until nothing changes. Rules
 * of the person (days in a row, days of a week, shifts that are given) come before demand.
 * @param shifts a schedule that the choice is to agree with; missing = there is none
 * @returns the problem with rotations in place of choices, the same object where nobody has one
 */
export function chooseRotations(
  problem: ScheduleProblem,
  shifts: GeneratedShift[] = [],
): { problem: ScheduleProblem; rotations: ChosenRotation[] } {
  const choosers = problem.employees.filter(
    ({ rotation, rotationChoice }) => rotation === undefined && rotationChoice !== undefined,
  );
  if (choosers.length === 0) return { problem, rotations: [] };
  const { startDate, days } = problem.horizon;
  const groups = new Map<string, GroupBalance>();
  const balanceOf = (groupId: string, zone: string): GroupBalance => {
    const known = groups.get(groupId) ?? new GroupBalance(problem, demandByDay(problem, groupId, zone));
    groups.set(groupId, known);
    return known;
  };
  const dates = Array.from({ length: days }, (_, day) => addDays(startDate, day));
  const datesOf = new Map<string, Set<string>>();
  for (const { employeeId, date } of shifts)
    datesOf.set(employeeId, (datesOf.get(employeeId) ?? new Set<string>()).add(date));
  for (const employee of problem.employees) {
    if (choosers.includes(employee)) continue;
    const [main] = [...employee.skills].sort((a, b) => a.priority - b.priority);
    if (main !== undefined) balanceOf(main.groupId, employee.zone).addSteady(employee, main.proficiency);
  }
  const seats = choosers.map((employee): Seat => {
    const [main] = [...employee.skills].sort((a, b) => a.priority - b.priority);
    const candidates = rotationCandidates(problem, employee, dates, datesOf.get(employee.id));
    return { employee, balance: main && balanceOf(main.groupId, employee.zone), candidates, chosen: -1 };
  });
  chooseBest(seats);
  const rotations = new Map<string, Rotation>();
  for (const { employee, candidates, chosen } of seats) {
    const { pattern, startDate: cycleStart } = candidates[chosen];
    const isMandatory = employee.rotationChoice?.isMandatory ?? false;
    rotations.set(employee.id, { pattern, startDate: cycleStart, isMandatory });
  }
  const employees = problem.employees.map((employee) => {
    const rotation = rotations.get(employee.id);
    return rotation === undefined ? employee : { ...employee, rotation };
  });
  return {
    problem: { ...problem, employees },
    rotations: [...rotations].map(([employeeId, { pattern, startDate: first }]) => ({
      employeeId,
      pattern,
      startDate: first,
    })),
  };
}

interface Seat {
  employee: Employee;
  balance: GroupBalance | undefined;
  candidates: RotationCandidate[];
  /** Index into the candidates; -1 = none yet. */
  chosen: number;
}

/**
 * The best of several searches: one that is free from the beginning, and one for each cycle that all begin with, for where
 * everybody has to change at once no single change is a gain.
 */
function chooseBest(seats: Seat[]): void {
  const patterns = new Set(seats.flatMap(({ candidates }) => candidates.map(({ pattern }) => pattern)));
  let best: { cost: number; chosen: number[] } | null = null;
  for (const first of patterns.size > 1 ? [null, ...patterns] : [null]) {
    for (const seat of seats) choose(seat, -1);
    if (first !== null) settle(seats, ({ pattern }) => pattern === first);
    settle(seats, () => true);
    const cost = costOfAll(seats);
    if (best === null || cost < best.cost - 1e-9) best = { cost, chosen: seats.map(({ chosen }) => chosen) };
  }
  seats.forEach((seat, index) => {
    choose(seat, best?.chosen[index] ?? 0);
  });
}

function choose(seat: Seat, chosen: number): void {
  const present = seat.candidates[seat.chosen];
  if (present !== undefined) seat.balance?.add(present, -1);
  seat.chosen = chosen;
  const next = seat.candidates[chosen];
  if (next !== undefined) seat.balance?.add(next, 1);
}

/** Each person in turn takes the best cycle among those allowed, until nobody changes; who has none allowed takes any. */
function settle(seats: Seat[], isAllowed: (candidate: RotationCandidate) => boolean): void {
  for (let sweep = 0, changed = true; sweep < MAX_SWEEPS && changed; sweep++) {
    changed = false;
    for (const seat of seats) {
      const before = seat.chosen;
      choose(seat, -1);
      const hasAllowed = seat.candidates.some(isAllowed);
      let best = 0;
      let least = Number.POSITIVE_INFINITY;
      seat.candidates.forEach((candidate, index) => {
        if (hasAllowed && !isAllowed(candidate)) return;
        const cost = candidate.cost + (seat.balance?.costOfAdding(candidate) ?? 0);
        if (cost < least - 1e-9) [least, best] = [cost, index];
      });
      choose(seat, best);
      if (best !== before) changed = true;
    }
  }
}

function costOfAll(seats: Seat[]): number {
  const balances = new Set(seats.flatMap(({ balance }) => balance ?? []));
  const own = seats.reduce((sum, { candidates, chosen }) => sum + (candidates[chosen]?.cost ?? 0), 0);
  return [...balances].reduce((sum, balance) => sum + balance.cost(), own);
}
