import { isLocalTimeFault, localToInstant } from '~/engine/time';
import { parseNumberCell } from '../history/parse-number-cell';
import { parseTimeCell } from '../history/parse-time-cell';
import type { Cell } from '../row-batch';
import type { PlanFault } from './plan-fault';

/** One interval of a contact plan. */
export interface PlannedContacts {
  /** epoch ms */
  start: number;
  contacts: number;
  /** null where the file has none: that of the last forecast is used */
  ahtSec: number | null;
}

const dayMs = 86_400_000;

/**
 * Reads a contact plan: A `DD.MM.YYYY hh:mm` or `YYYY.MM.DD hh:mm`, B contacts, C handling time in seconds (may be missing). A first row whose A
 * is no time is a header.
 * @param input.rows cells with their row numbers in the file
 * @returns slots in order of time and every fault; with faults the plan must not be used
 */
export function parseContactPlan(input: {
  rows: { row: number; cells: Cell[] }[];
  timeZone: string;
  intervalMinutes: number;
}): { slots: PlannedContacts[]; faults: PlanFault[] } {
  const { timeZone, intervalMinutes } = input;
  const faults: PlanFault[] = [];
  const slots = new Map<number, PlannedContacts>();
  const isHeader = (cells: Cell[]) => typeof cells[0] === 'string' && !parseTimeCell(cells[0].trim(), 'dmy');
  const rows = input.rows.filter(({ cells }, index) => index > 0 || !isHeader(cells));
  if (rows.length === 0) faults.push({ row: 0, column: '', rule: 'empty', message: 'The file has no rows.' });
  for (const { row, cells } of rows) {
    if (cells.length < 2) {
      faults.push({
        row,
        column: '',
        rule: 'columns',
        message: 'Expected: A time, B contacts, C handling time in seconds.',
      });
      continue;
    }
    const start = readStart(cells[0], timeZone, intervalMinutes);
    const contacts = readNumber(cells[1]);
    const ahtSec = isBlank(cells[2]) ? null : readNumber(cells[2]);
    const add = (column: string, rule: PlanFault['rule'], message: string) =>
      faults.push({ row, column, rule, message });
    if (start === 'time') add('A', 'time', 'Expected a time such as 23.11.2026 07:15.');
    else if (start === 'grid') add('A', 'grid', `Must lie on the grid of ${intervalMinutes} minutes.`);
    if (Number.isNaN(contacts)) add('B', 'number', 'Expected a number.');
    else if (contacts < 0) add('B', 'negative', 'Must be 0 or more.');
    if (ahtSec !== null && Number.isNaN(ahtSec)) add('C', 'number', 'Expected a number of seconds.');
    else if (ahtSec !== null && ahtSec <= 0) add('C', 'positive', 'Must be more than 0.');
    if (typeof start !== 'number') continue;
    if (slots.has(start)) add('A', 'duplicate', 'This interval stands in the file twice.');
    else slots.set(start, { start, contacts, ahtSec });
  }
  return { slots: [...slots.values()].sort((a, b) => a.start - b.start), faults };
}

const isBlank = (cell: Cell | undefined) => cell === undefined || cell === null || cell === '';

export function readNumber(cell: Cell | undefined): number {
  if (cell === undefined || cell === null || cell === '') return Number.NaN;
  if (typeof cell === 'number') return cell;
  const text = cell.trim();
  return parseNumberCell(text, text.includes(',') && !text.includes('.') ? ',' : '.');
}

function readStart(cell: Cell, zone: string, intervalMinutes: number): number | 'time' | 'grid' {
  const time = cell === null ? null : parseTimeCell(typeof cell === 'string' ? cell.trim() : cell, 'dmy');
  if (!time) return 'time';
  if (time.offsetMs !== null) {
    const instant = time.localMs - time.offsetMs;
    return instant % (intervalMinutes * 60_000) === 0 ? instant : 'grid';
  }
  const minuteOfDay = (time.localMs % dayMs) / 60_000;
  if (minuteOfDay % intervalMinutes !== 0) return 'grid';
  const date = new Date(time.localMs).toISOString().slice(0, 10);
  const found = localToInstant({ date, minuteOfDay, zone, ambiguity: 'earlier' });
  // why: an hour that the clocks skip does not exist; nothing can be planned in it
  return isLocalTimeFault(found) ? 'time' : found;
}
