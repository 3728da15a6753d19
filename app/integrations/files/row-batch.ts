/** A cell as a file gives it: text, or a number where the format has types. Dates of spreadsheets come as ISO wall-clock text. */
export type Cell = string | number | null;

/** Some rows of a file in order. */
export interface RowBatch {
  rows: Cell[][];
  /** 1-based number in the file of each row */
  rowNumbers: number[];
  /** bytes of the file read so far */
  bytesRead: number;
}
