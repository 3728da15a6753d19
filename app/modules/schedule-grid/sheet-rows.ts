import type { ScheduleSheetRow } from '~/models/schedule-sheet';
import { buildGridRows, type GridData, type GridFilter, type GridRow } from './grid-data';
import { buildOpenRows, type OpenPositionWords } from './open-positions';

/** Everything the grid shows below one another, as paper and files hold it: people, then open positions, with their titles. */
export const listPaperRows = (grid: GridData, filter: GridFilter, words: OpenPositionWords): GridRow[] => [
  ...buildGridRows(grid, filter),
  ...buildOpenRows(grid, filter, words),
];

export interface SheetWords extends OpenPositionWords {
  /** how a rule is called */
  ruleOf: (rule: string) => string;
  /** how many people or positions stand under a title */
  countOf: (section: { count: number; isOpenPosition: boolean }) => string;
}

const clock = (minute: number): string =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The rows of a workbook: hours of shifts or the reason of an absence for each day, with the rules that are broken there. */
export function listSheetRows(grid: GridData, filter: GridFilter, words: SheetWords): ScheduleSheetRow[] {
  return listPaperRows(grid, filter, words).flatMap((row): ScheduleSheetRow[] => {
    const isOpenPosition = row.isOpenPosition ?? false;
    const cells = Array.from({ length: grid.days }, (_, day) => {
      const { absence = null, chips = [], rules = [] } = row.cells[day] ?? {};
      const hours = chips.map(({ shift }) => `${clock(shift.startMinute)}–${clock(shift.endMinute)}`);
      const text = [...(absence ? [absence] : []), ...hours].join(', ');
      return { text, isAbsence: absence !== null, brokenRules: rules.map(words.ruleOf) };
    });
    const person: ScheduleSheetRow = {
      kind: isOpenPosition ? 'open-position' : 'person',
      name: row.name,
      cells,
      paidHours: row.paidMinutes / 60,
      normHours: isOpenPosition ? null : row.normMinutes / 60,
    };
    if (!row.section) return [person];
    const { title, count } = row.section;
    return [{ kind: 'title', title: `${title} (${words.countOf({ count, isOpenPosition })})` }, person];
  });
}
