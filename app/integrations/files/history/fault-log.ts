/** Rules that a row of a history file can break. */
export const faultRules = [
  'unreadable',
  'columns',
  'header',
  'timeMissing',
  'timeUnreadable',
  'timeGap',
  'timeAmbiguous',
  'offGrid',
  'duplicate',
  'numberMissing',
  'numberUnreadable',
  'negative',
  'fraction',
  'tooLarge',
  'uniqueAboveTotal',
  'partsAboveTotal',
  'ahtMissing',
  'ahtTooLong',
  'groupMissing',
  'groupUnknown',
] as const;
export type FaultRule = (typeof faultRules)[number];

/** One fault, where it is and which rule it breaks. */
export interface RowFault {
  /** 1-based, as a spreadsheet numbers it */
  row: number;
  /** letter of the column, or null where the row as a whole is at fault */
  column: string | null;
  /** header of the column or the field it holds */
  field: string;
  rule: FaultRule;
  value: string;
  /** row of the first of two equal intervals */
  otherRow?: number;
}

/** The first faults in full and the number of all. */
export interface FaultSummary {
  faults: RowFault[];
  total: number;
  byRule: Partial<Record<FaultRule, number>>;
  /** rows with at least one fault */
  rowsAtFault: number;
}

/** Collects faults; beyond the limit it only counts. */
export class FaultLog {
  private readonly faults: RowFault[] = [];
  private readonly counts = new Map<FaultRule, number>();
  private total = 0;
  private rowsAtFault = 0;
  private lastRow = -1;

  constructor(private readonly limit = 1000) {}

  add(fault: RowFault): void {
    this.total += 1;
    if (fault.row !== this.lastRow) this.rowsAtFault += 1;
    this.lastRow = fault.row;
    this.counts.set(fault.rule, (this.counts.get(fault.rule) ?? 0) + 1);
    if (this.faults.length < this.limit) this.faults.push({ ...fault, value: fault.value.slice(0, 80) });
  }

  get count(): number {
    return this.total;
  }

  summary(): FaultSummary {
    return {
      faults: this.faults,
      total: this.total,
      byRule: Object.fromEntries(this.counts),
      rowsAtFault: this.rowsAtFault,
    };
  }
}

/** Letter of a column as spreadsheets name it: A, B ... Z, AA. @param index from 0 */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

const messages: Record<FaultRule, string> = {
  unreadable: 'The file cannot be read from this row on; export it again.',
  columns: 'The number of columns differs from the layout.',
  header: 'The header does not name this column as the layout asks.',
  timeMissing: 'The time is missing.',
  timeUnreadable: 'This is not a time in the chosen format.',
  timeGap: 'This wall-clock time does not exist in the time zone: the clocks jump over it.',
  timeAmbiguous: 'This wall-clock time occurs twice in the time zone; choose which one is meant.',
  offGrid: 'The time does not lie on the interval grid.',
  duplicate: 'The interval occurs twice.',
  numberMissing: 'The number is missing.',
  numberUnreadable: 'This is not a number.',
  negative: 'The number must not be negative.',
  fraction: 'The number must be whole.',
  tooLarge: 'The number is too large.',
  uniqueAboveTotal: 'There are more unique contacts than contacts.',
  partsAboveTotal: 'Handled, lost or timely contacts exceed all contacts.',
  ahtMissing: 'The handling time must be greater than 0 where there are contacts.',
  ahtTooLong: 'The handling time is longer than a day; check its unit.',
  groupMissing: 'The group is missing.',
  groupUnknown: 'No active group has this name or code.',
};

/** The rule in English words, for clients of the API and the log. */
export const describeFault = (rule: FaultRule): string => messages[rule];
