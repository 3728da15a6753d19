import type { Cell } from '../row-batch';
import { nameColumns, nameUnit } from './name-columns';
import { fileIntervals, type HistoryField, type HistoryFileOptions, type HistoryLayout } from './options';
import { parseDurationCell, parseNumberCell } from './parse-number-cell';
import { parseClockCell, parseTimeCell } from './parse-time-cell';

/** What the sample tells about a file; the zone, the group and the policies are the person's. */
export type DetectedOptions = Pick<
  HistoryFileOptions,
  'hasHeader' | 'layout' | 'columns' | 'dateOrder' | 'decimal' | 'ahtUnit' | 'intervalMinutes'
>;

/** The fixed layouts, column by column. */
export const layoutColumns: Record<Exclude<HistoryLayout, 'mapped'>, HistoryField[][]> = {
  history: [['time', 'unique', 'total', 'aht', 'postProcessing']],
  plan: [
    ['time', 'total', 'aht'],
    ['time', 'total'],
  ],
  plain: [
    ['time', 'total'],
    ['time', 'total', 'aht'],
  ],
};

/** Reads layout, header, formats and grid from the first rows of a file. @param sample up to some hundred rows */
export function detectOptions(sample: Cell[][], format: 'csv' | 'xlsx'): DetectedOptions {
  const hasHeader = sample.length > 0 && !sample[0].some(isTimeLike);
  const body = hasHeader ? sample.slice(1) : sample;
  const decimal = format === 'csv' ? detectDecimal(body) : '.';
  const headers = hasHeader ? sample[0].map((cell) => String(cell ?? '')) : [];
  const columns = hasHeader ? completeColumns(nameColumns(headers), body, decimal) : guessColumns(body, decimal);
  const timeColumn = columns.findIndex((field) => field === 'time' || field === 'date');
  const clockColumn = columns.indexOf('clock');
  const dateOrder = detectDateOrder(body.map((row) => row[timeColumn] ?? null));
  return {
    hasHeader,
    layout: detectLayout(columns),
    columns,
    dateOrder,
    decimal,
    ahtUnit: detectUnit(columns, headers, body, decimal),
    intervalMinutes: detectInterval(body, timeColumn, clockColumn, dateOrder),
  };
}

const isTimeLike = (cell: Cell): boolean => typeof cell === 'string' && parseTimeCell(cell, 'dmy') !== null;

function detectLayout(columns: (HistoryField | null)[]): HistoryLayout {
  const fits = (layout: 'history' | 'plain') =>
    layoutColumns[layout].some((wanted) => wanted.join() === columns.join());
  return fits('history') ? 'history' : fits('plain') ? 'plain' : 'mapped';
}

/** A header that names no time or no count is completed from what the cells hold. */
function completeColumns(named: (HistoryField | null)[], body: Cell[][], decimal: '.' | ','): (HistoryField | null)[] {
  const guessed = guessColumns(body, decimal);
  const has = (...fields: HistoryField[]) => named.some((field) => field && fields.includes(field));
  const columns = [...named];
  const time = guessed.indexOf('time');
  if (!has('time', 'date') && time >= 0 && columns[time] === null) columns[time] = 'time';
  if (!has('total', 'unique')) {
    const index = guessed.findIndex((field, at) => (field === 'total' || field === 'unique') && columns[at] === null);
    if (index >= 0) columns[index] = 'total';
  }
  return columns;
}

/** Without a header: the column of times, then numbers in the order of the layouts; text beside them names the group. */
function guessColumns(body: Cell[][], decimal: '.' | ','): (HistoryField | null)[] {
  const width = Math.max(0, ...body.map((row) => row.length));
  const share = (index: number, test: (cell: Cell) => boolean) =>
    body.filter((row) => test(row[index] ?? null)).length / Math.max(1, body.length);
  const isNumber = (cell: Cell) =>
    cell !== null && cell !== '' && Number.isFinite(parseDurationCell(cell, decimal, 's'));
  const columns: (HistoryField | null)[] = Array.from({ length: width }, () => null);
  const time = columns.findIndex(
    (_, index) => share(index, (cell) => cell !== null && parseTimeCell(cell, 'dmy') !== null) > 0.5,
  );
  if (time >= 0) columns[time] = 'time';
  const numbers = columns.flatMap((field, index) => (field === null && share(index, isNumber) > 0.5 ? [index] : []));
  const order: HistoryField[] = numbers.length >= 4 ? ['unique', 'total', 'aht', 'postProcessing'] : ['total', 'aht'];
  numbers.slice(0, order.length).forEach((column, index) => {
    columns[column] = order[index];
  });
  const text = columns.findIndex(
    (field, index) => field === null && !numbers.includes(index) && share(index, (cell) => Boolean(cell)) > 0.5,
  );
  if (text >= 0) columns[text] = 'group';
  return columns;
}

function detectDecimal(body: Cell[][]): '.' | ',' {
  const texts = body.flat().filter((cell): cell is string => typeof cell === 'string');
  return texts.some((text) => /^-?\d+,\d+$/.test(text)) && !texts.some((text) => /^-?\d+\.\d+$/.test(text)) ? ',' : '.';
}

/** Where day and month cannot be told apart, the order that gives the shorter period. */
function detectDateOrder(cells: Cell[]): HistoryFileOptions['dateOrder'] {
  const texts = cells.filter((cell): cell is string => typeof cell === 'string' && cell !== '');
  if (texts.length > 0 && /^\d{4}/.test(texts[0])) return 'ymd';
  const spanOf = (order: 'dmy' | 'mdy') => {
    const times = texts.map((text) => parseTimeCell(text, order)?.localMs ?? Number.NaN);
    const known = times.filter(Number.isFinite);
    const unread = (times.length - known.length) * 1e15;
    return known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known) - Math.min(...known) + unread;
  };
  return spanOf('mdy') < spanOf('dmy') ? 'mdy' : 'dmy';
}

function detectUnit(
  columns: (HistoryField | null)[],
  headers: string[],
  body: Cell[][],
  decimal: '.' | ',',
): HistoryFileOptions['ahtUnit'] {
  const column = columns.indexOf('aht');
  if (column < 0) return 's';
  const named = headers[column] ? nameUnit(headers[column]) : null;
  if (named) return named;
  const values = body
    .map((row) => parseNumberCell(row[column] ?? '', decimal))
    .filter((value) => value > 0)
    .sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)] ?? 300;
  if (middle > 6000) return 'ms';
  return middle < 20 && values.some((value) => !Number.isInteger(value)) ? 'min' : 's';
}

/** The smallest step between times of the sample, on a grid that history can have. */
function detectInterval(
  body: Cell[][],
  timeColumn: number,
  clockColumn: number,
  order: HistoryFileOptions['dateOrder'],
): HistoryFileOptions['intervalMinutes'] {
  const times = body.flatMap((row) => {
    const time = parseTimeCell(row[timeColumn] ?? '', order);
    const clockMs = clockColumn < 0 ? 0 : parseClockCell(row[clockColumn] ?? '');
    return time && clockMs !== null ? [time.localMs + clockMs] : [];
  });
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((time, index) => (time - sorted[index]) / 60_000);
  const smallest = Math.min(...steps, 60);
  return fileIntervals.findLast((interval) => interval <= smallest && smallest % interval === 0) ?? 15;
}
