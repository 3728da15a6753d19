import { existsSync, readFileSync } from 'node:fs';
import type { SeriesInput } from '~/engine/forecasting';
import { listHolidays } from '~/engine/forecasting/calendar/holidays';

const FILE = '../shared/data/bank-calls-15min.csv';

/** Whether the public bank-calls data lie beside the project; tests on them are skipped where they do not. */
export const hasBankCalls = existsSync(FILE);

/** Calls to a bank per 15 minutes, weekdays 7:00 to 21:15, March to September 2003, up to a local date. */
export function readBankCalls(endDate?: string): SeriesInput {
  const rows = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([time]) => endDate === undefined || time < endDate);
  const start = Date.parse(`${rows[0][0].slice(0, 10)}T00:00Z`);
  const slots = (Date.parse(`${rows[rows.length - 1][0].slice(0, 10)}T00:00Z`) - start) / 900_000 + 96;
  const volume = new Float64Array(slots).fill(Number.NaN);
  for (const [time, calls] of rows) volume[(Date.parse(`${time}Z`) - start) / 900_000] = Number(calls);
  const hours = [{ startMinute: 420, endMinute: 1275 }];
  return {
    intervalMinutes: 15,
    zone: 'UTC',
    start,
    volume,
    ahtSec: new Float64Array(slots).fill(Number.NaN),
    open: [hours, hours, hours, hours, hours, [], []],
    calendar: listHolidays({ country: 'US', fromDate: '2003-01-01', toDate: '2004-12-31', isClosed: true }),
    seed: 1,
  };
}
