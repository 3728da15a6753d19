/** A cell of a plan file that breaks a rule. */
export interface PlanFault {
  /** as a spreadsheet counts; 0 for the file as a whole */
  row: number;
  /** A, B, C; empty for the row as a whole */
  column: string;
  rule:
    | 'columns'
    | 'time'
    | 'grid'
    | 'duplicate'
    | 'number'
    | 'negative'
    | 'positive'
    | 'rows'
    | 'empty'
    | 'unreadable';
  /** what is expected, in English; the page translates by rule */
  message: string;
  /** rows or slots that were expected, where the rule counts them */
  expected?: number;
}
