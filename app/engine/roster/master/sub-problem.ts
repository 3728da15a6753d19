import type { RosterProblem } from '../model/roster-problem';
import { coverCost, type RosterState } from '../model/roster-state';
import { PersonPricer } from '../pricing/person-pricer';
import type { PricingScratch } from '../pricing/pricing-scratch';
import { type TotalsShare, windowEdges } from '../pricing/window-edges';
import type { CoverRows, RosterColumn } from './cover-lp';

/** Some people in a window of whole weeks, everything else fixed. */
export interface Neighbourhood {
  first: number;
  end: number;
  people: number[];
  /** by person, how much of the free totals the window may use; all where missing */
  shares?: TotalsShare[];
}

/** Tables of a sub-problem: its cover rows against the fixed people and a pricer per free person. */
export class SubProblem {
  readonly days: number;
  readonly pricers: PersonPricer[];
  readonly cover: CoverRows;
  /** index day * width + value of each cover row, and the cover row of each index or -1 */
  readonly cellOf: Int32Array;
  readonly rowOf: Int32Array;
  /** cost of the current rows inside the sub-problem */
  readonly currentCost: number;
  readonly currentRows: Int8Array[];

  constructor(
    readonly problem: RosterProblem,
    scratch: PricingScratch,
    state: RosterState,
    readonly neighbourhood: Neighbourhood,
  ) {
    const { first, end, people, shares } = neighbourhood;
    const { dayCount, width } = problem;
    this.days = end - first;
    this.pricers = people.map(
      (person, index) =>
        new PersonPricer(
          problem,
          scratch,
          person,
          windowEdges(problem, state.values, person, first, end, shares?.[index]),
        ),
    );
    this.currentRows = people.map((person) => state.values.slice(person * dayCount + first, person * dayCount + end));
    this.rowOf = new Int32Array(dayCount * width).fill(-1);
    const cells: number[] = [];
    for (let day = first; day < end; day++) {
      for (let value = 1; value < width; value++) {
        const cell = day * width + value;
        if (problem.underCost[cell] === 0 && problem.overCost[cell] === 0) continue;
        if (!people.some((person) => problem.employees[person].maxShifts[value] > 0)) continue;
        this.rowOf[cell] = cells.push(cell) - 1;
      }
    }
    this.cellOf = Int32Array.from(cells);
    const fixed = Int32Array.from(cells, (cell) => state.counts[cell]);
    for (const row of this.currentRows) {
      for (let day = 0; day < this.days; day++) {
        const coverRow = this.rowOf[(first + day) * width + row[day]];
        if (coverRow >= 0) fixed[coverRow]--;
      }
    }
    this.cover = {
      need: Float64Array.from(cells, (cell, row) => problem.need[cell] - fixed[row]),
      underCost: Float64Array.from(cells, (cell) => problem.underCost[cell]),
      overCost: Float64Array.from(cells, (cell) => problem.overCost[cell]),
    };
    this.currentCost = this.costOf(this.currentRows);
  }

  column(person: number, values: Int8Array): RosterColumn {
    const { neighbourhood, problem, rowOf } = this;
    const coverRows: number[] = [];
    for (let day = 0; day < values.length; day++) {
      if (values[day] === 0) continue;
      const row = rowOf[(neighbourhood.first + day) * problem.width + values[day]];
      if (row >= 0) coverRows.push(row);
    }
    return {
      person,
      values,
      cost: this.requestCost(person, values),
      coverRows: Int32Array.from(coverRows),
      share: 0,
      reducedCost: 0,
      isBasic: false,
    };
  }

  requestCost(person: number, values: Int8Array): number {
    const { neighbourhood, problem } = this;
    const base = (neighbourhood.people[person] * problem.dayCount + neighbourhood.first) * problem.width;
    let cost = 0;
    for (let day = 0; day < values.length; day++) cost += problem.requestCost[base + day * problem.width + values[day]];
    return cost;
  }

  /** People of the given rows in each cover row. */
  countRows(rows: Int8Array[]): Int32Array {
    const counts = new Int32Array(this.cellOf.length);
    for (const values of rows) this.addToCounts(counts, values, 1);
    return counts;
  }

  addToCounts(counts: Int32Array, values: Int8Array, added: number): void {
    const { neighbourhood, problem, rowOf } = this;
    for (let day = 0; day < values.length; day++) {
      if (values[day] === 0) continue;
      const row = rowOf[(neighbourhood.first + day) * problem.width + values[day]];
      if (row >= 0) counts[row] += added;
    }
  }

  /** Objective inside the sub-problem of one row per person. */
  costOf(rows: Int8Array[]): number {
    const counts = this.countRows(rows);
    let cost = 0;
    rows.forEach((values, person) => {
      cost += this.requestCost(person, values);
    });
    for (let row = 0; row < counts.length; row++) {
      const missing = this.cover.need[row] - counts[row];
      cost += missing > 0 ? missing * this.cover.underCost[row] : -missing * this.cover.overCost[row];
    }
    return cost;
  }

  /** Roster with the rows of the sub-problem put in; counts and cost follow. */
  applyTo(state: RosterState, rows: Int8Array[]): RosterState {
    const { neighbourhood, problem } = this;
    const values = state.values.slice();
    const counts = state.counts.slice();
    let { cost } = state;
    const change = (cell: number, added: number) => {
      if (cell % problem.width === 0) {
        counts[cell] += added;
        return;
      }
      cost -= coverCost(problem, cell, counts[cell]);
      counts[cell] += added;
      cost += coverCost(problem, cell, counts[cell]);
    };
    rows.forEach((row, index) => {
      const base = neighbourhood.people[index] * problem.dayCount + neighbourhood.first;
      for (let day = 0; day < row.length; day++) {
        const before = values[base + day];
        if (before === row[day]) continue;
        cost += problem.requestCost[(base + day) * problem.width + row[day]];
        cost -= problem.requestCost[(base + day) * problem.width + before];
        change((neighbourhood.first + day) * problem.width + before, -1);
        change((neighbourhood.first + day) * problem.width + row[day], 1);
        values[base + day] = row[day];
      }
    });
    return { values, counts, cost };
  }
}
