import type { Cell } from '../row-batch';
import { readNumber } from './parse-contact-plan';
import type { PlanFault } from './plan-fault';

/** A day of an operator plan on the grid of the group. */
export interface OperatorDay {
  contacts: number[];
  operators: number[];
}

/**
 * Reads an operator plan: two columns without a header, A contacts (0 if unknown), B operators; by hour exactly 24 rows, by interval one for each
 * slot of the day. Hours are split into slots: contacts in equal parts, decimals kept so that the hour adds up; operators level.
 * @returns the day and every fault; with faults it must not be used
 */
export function parseOperatorPlan(input: {
  rows: { row: number; cells: Cell[] }[];
  mode: 'hour' | 'interval';
  intervalMinutes: number;
}): { day: OperatorDay; faults: PlanFault[] } {
  const { rows, mode, intervalMinutes } = input;
  const faults: PlanFault[] = [];
  const expected = mode === 'hour' ? 24 : 1440 / intervalMinutes;
  if (rows.length !== expected) {
    const message = `The file has ${rows.length} rows; ${expected} are expected.`;
    faults.push({ row: 0, column: '', rule: 'rows', message, expected });
  }
  const slotsPerRow = mode === 'hour' ? 60 / intervalMinutes : 1;
  const day: OperatorDay = { contacts: [], operators: [] };
  for (const { row, cells } of rows) {
    const values = [readNumber(cells[0]), readNumber(cells[1])];
    for (const [index, value] of values.entries()) {
      const column = 'AB'[index];
      if (Number.isNaN(value)) faults.push({ row, column, rule: 'number', message: 'Expected a number.' });
      else if (value < 0) faults.push({ row, column, rule: 'negative', message: 'Must be 0 or more.' });
    }
    for (let slot = 0; slot < slotsPerRow; slot++) {
      day.contacts.push(values[0] / slotsPerRow);
      day.operators.push(values[1]);
    }
  }
  return { day, faults };
}
