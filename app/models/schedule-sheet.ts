/** A line of a schedule in a file: the title of those below it, or a person or open position with its days. */
export type ScheduleSheetRow =
  | { kind: 'title'; title: string }
  | {
      kind: 'person' | 'open-position';
      name: string;
      /** one for each day of the schedule */
      cells: { text: string; isAbsence: boolean; brokenRules: string[] }[];
      paidHours: number;
      /** null where nobody has a norm */
      normHours: number | null;
    };

/** Hours that are missing and too many on one day, and those required. */
export interface SheetCoverage {
  demand: number;
  short: number;
  over: number;
}
