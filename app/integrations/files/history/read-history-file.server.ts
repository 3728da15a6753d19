import { readCsvRows, UnreadableFile } from '../read-csv-rows.server';
import { readXlsxRows } from '../read-xlsx-rows.server';
import type { Cell, RowBatch } from '../row-batch';
import { columnLetter, FaultLog, type FaultSummary } from './fault-log';
import { type HistorySummary, HistorySummaryBuilder } from './history-summary';
import { nameColumns } from './name-columns';
import type { HistoryFileOptions } from './options';
import { type HistoryRow, HistoryRowParser } from './row-parser';

export interface HistoryFile {
  path: string;
  options: HistoryFileOptions;
  /** groups that a column may name, by lower-case name, code or outside id */
  groupIds: ReadonlyMap<string, string>;
}

export interface HistoryBatch {
  rows: HistoryRow[];
  bytesRead: number;
}

/** What reading a whole file found. */
export interface HistoryFileReport {
  summary: HistorySummary;
  faults: FaultSummary;
}

/** Rows of a CSV file or a workbook. */
export const readRows = (
  path: string,
  options: Pick<HistoryFileOptions, 'format' | 'encoding' | 'delimiter'>,
): AsyncGenerator<RowBatch> => (options.format === 'xlsx' ? readXlsxRows(path) : readCsvRows({ path, ...options }));

/** Reads a history file once, batch by batch; `report()` tells what was found so far. */
export class HistoryFileReader {
  private readonly log = new FaultLog();
  private readonly parser: HistoryRowParser;
  private readonly summary: HistorySummaryBuilder;

  constructor(private readonly file: HistoryFile) {
    const { options } = file;
    this.parser = new HistoryRowParser(options, file.groupIds, this.log);
    this.summary = new HistorySummaryBuilder(options.timeZone, options.intervalMinutes);
  }

  /** Good rows in order; faults are collected. A file that breaks off ends with a fault instead of an exception. */
  async *batches(): AsyncGenerator<HistoryBatch> {
    let isFirstRow = true;
    try {
      for await (const batch of readRows(this.file.path, this.file.options)) {
        const rows: HistoryRow[] = [];
        for (let index = 0; index < batch.rows.length; index++) {
          if (isFirstRow && this.file.options.hasHeader) {
            isFirstRow = false;
            this.checkHeader(batch.rows[index], batch.rowNumbers[index]);
            continue;
          }
          isFirstRow = false;
          this.summary.rowsRead += 1;
          const row = this.parser.parse(batch.rows[index], batch.rowNumbers[index]);
          if (!row) continue;
          this.summary.add(row);
          rows.push(row);
        }
        yield { rows, bytesRead: batch.bytesRead };
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.log.add({ row: error.row ?? 1, column: null, field: '', rule: 'unreadable', value: error.message });
    }
  }

  get faultCount(): number {
    return this.log.count;
  }

  report(): HistoryFileReport {
    return { summary: this.summary.build(this.parser.seen), faults: this.log.summary() };
  }

  /** The strict layout wants its headers in order. */
  private checkHeader(cells: Cell[], row: number): void {
    if (this.file.options.layout !== 'history') return;
    const wanted = this.file.options.columns;
    const named = nameColumns(cells.map((cell) => String(cell ?? '')));
    if (cells.length !== wanted.length) {
      this.log.add({ row, column: null, field: '', rule: 'columns', value: cells.map(String).join(' | ') });
      return;
    }
    wanted.forEach((field, index) => {
      if (field === null || named[index] === field) return;
      this.log.add({ row, column: columnLetter(index), field, rule: 'header', value: String(cells[index] ?? '') });
    });
  }
}
