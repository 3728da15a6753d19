import type { RowFault } from '~/integrations/files/history/fault-log';
import type { HistorySummary } from '~/integrations/files/history/history-summary';
import type { HistoryFileOptions } from '~/integrations/files/history/options';
import type { Cell } from '~/integrations/files/row-batch';

/** An import as its page shows it. */
export interface ImportPageData {
  id: string;
  fileName: string;
  sizeBytes: number;
  status: 'uploaded' | 'previewed' | 'running' | 'completed' | 'failed' | 'cancelled';
  options: HistoryFileOptions;
  sample: Cell[][];
  preview: ImportPreviewData | null;
  rowsRead: number;
  rowsWritten: number;
  jobId: string | null;
  createdByName: string | null;
  createdAt: string;
}

export interface ImportPreviewData {
  summary: HistorySummary;
  faultTotal: number;
  faultsByRule: Record<string, number | undefined>;
  rowsAtFault: number;
  existingIntervals: number | null;
  outcome?: { inserted: number; updated: number; unchanged: number; leftOut: number };
}

export interface FaultPage {
  rows: RowFault[];
  /** kept in full; the file may have more */
  kept: number;
}
