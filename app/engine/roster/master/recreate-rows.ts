import type { Random } from '../../random';
import { setMarginalPrices } from './polish-rows';
import type { SubProblem } from './sub-problem';

/** Windows longer than this look for rows near the present ones. */
const GUIDED_DAYS = 28;
/** Turns between two looks at the clock and two draws of the noise. */
const NOISE_TURNS = 8;
/** People whose rows are taken out together. */
const MOST_REMOVED = 4;

interface Rows {
  rows: Int8Array[];
  /** objective inside the sub-problem */
  cost: number;
}

export interface RecreateResult {
  best: Rows;
  /** where the annealing ended */
  current: Rows;
}

interface RecreateInput {
  sub: SubProblem;
  /** one row per person to start from */
  rows: Int8Array[];
  random: Random;
  /** temperature of the annealing, from the first to the last try, in units of the objective */
  temperatures: [number, number];
  /** part of the time that is used, 0 to 1; the search ends at 1 */
  progress: () => number;
}

/**
 * Ruin and recreate (Schrimpf et al., 2000) with exact rows: a few people leave the window and come back one after the
 * other with their best row against the others, at prices with some noise; worse results are accepted as in annealing.
 */
export function recreateRows(input: RecreateInput): RecreateResult {
  const { sub, random, temperatures } = input;
  const { need } = sub.cover;
  const current = input.rows.slice();
  const counts = sub.countRows(current);
  const prices = new Float64Array(sub.rowOf.length);
  const noise = new Float64Array(need.length);
  const people = current.map((_, person) => person);
  const isGuided = sub.days > GUIDED_DAYS;
  let cost = sub.costOf(current);
  let best = { rows: current.slice(), cost };
  let temperature = temperatures[0];
  for (let turn = 0; ; turn++) {
    if (turn % NOISE_TURNS === 0) {
      const done = input.progress();
      if (done >= 1) break;
      temperature = temperatures[0] * (temperatures[1] / temperatures[0]) ** done;
      for (let row = 0; row < noise.length; row++) noise[row] = temperature * (random.next() - 0.5);
    }
    const removed = choosePeople(people, random);
    const before: Int8Array[] = [];
    let change = 0;
    for (let index = 0; index < removed; index++) {
      const person = people[index];
      before.push(current[person]);
      sub.addToCounts(counts, current[person], -1);
      change -= addedCost(sub, counts, person, current[person]);
    }
    for (let index = 0; index < removed; index++) {
      const person = people[index];
      setMarginalPrices(sub, counts, prices);
      // why: a different part of the noise for each person of a turn
      for (let row = 0; row < need.length; row++)
        prices[sub.cellOf[row]] += noise[(row * 7 + turn + index) % need.length];
      if (isGuided) sub.pricers[person].follow(current[person]);
      const found = sub.pricers[person].price(prices, 2);
      if (found) current[person] = found.values;
      change += addedCost(sub, counts, person, current[person]);
      sub.addToCounts(counts, current[person], 1);
    }
    if (change <= 0 || random.next() < Math.exp(-change / temperature)) {
      cost += change;
      // why: an equal roster is as good and leads elsewhere
      if (cost < best.cost + 1e-6) best = { rows: current.slice(), cost };
      continue;
    }
    for (let index = 0; index < removed; index++) {
      const person = people[index];
      sub.addToCounts(counts, current[person], -1);
      current[person] = before[index];
      sub.addToCounts(counts, current[person], 1);
    }
  }
  return { best, current: { rows: current, cost } };
}

/** Brings the people of a turn to the front and returns how many they are. */
function choosePeople(people: number[], random: Random): number {
  const removed = 1 + random.int(Math.min(MOST_REMOVED, people.length));
  for (let index = 0; index < removed; index++) {
    const other = index + random.int(people.length - index);
    const person = people[index];
    people[index] = people[other];
    people[other] = person;
  }
  return removed;
}

/** Change of the objective when a person's row is added to the counts. */
function addedCost(sub: SubProblem, counts: Int32Array, person: number, values: Int8Array): number {
  const { need, underCost, overCost } = sub.cover;
  const base = sub.neighbourhood.first * sub.problem.width;
  let cost = sub.requestCost(person, values);
  for (let day = 0; day < values.length; day++) {
    const row = values[day] > 0 ? sub.rowOf[base + day * sub.problem.width + values[day]] : -1;
    if (row >= 0) cost += counts[row] < need[row] ? -underCost[row] : overCost[row];
  }
  return cost;
}
