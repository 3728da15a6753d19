import type { Random } from '../../random';
import type { SubProblem } from './sub-problem';

/**
 * Replaces rows one person at a time by the best one against all the others, until nobody's changes or time is out.
 * @param rows one row per person; changed in place
 * @returns objective inside the sub-problem
 */
export function polishRows(sub: SubProblem, rows: Int8Array[], random: Random, isOver: () => boolean): number {
  const counts = sub.countRows(rows);
  const prices = new Float64Array(sub.rowOf.length);
  let cost = sub.costOf(rows);
  const order = random.shuffle(rows.map((_, person) => person));
  let unchanged = 0;
  for (let turn = 0; unchanged < order.length && !isOver(); turn++) {
    const person = order[turn % order.length];
    unchanged++;
    sub.addToCounts(counts, rows[person], -1);
    setMarginalPrices(sub, counts, prices);
    const before = priceOf(sub, person, rows[person], prices);
    const found = sub.pricers[person].price(prices, 3);
    if (found && found.reducedCost < before - 1e-6) {
      cost += found.reducedCost - before;
      rows[person] = found.values;
      unchanged = 0;
    }
    sub.addToCounts(counts, rows[person], 1);
  }
  return cost;
}

/** Prices of one more person in each shift when so many are there. */
export function setMarginalPrices(sub: SubProblem, counts: Int32Array, prices: Float64Array): void {
  const { need, underCost, overCost } = sub.cover;
  for (let row = 0; row < counts.length; row++) {
    prices[sub.cellOf[row]] = counts[row] < need[row] ? underCost[row] : -overCost[row];
  }
}

function priceOf(sub: SubProblem, person: number, values: Int8Array, prices: Float64Array): number {
  const { first } = sub.neighbourhood;
  let cost = sub.requestCost(person, values);
  for (let day = 0; day < values.length; day++) {
    if (values[day] > 0) cost -= prices[(first + day) * sub.problem.width + values[day]];
  }
  return cost;
}
