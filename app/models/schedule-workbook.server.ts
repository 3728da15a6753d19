import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { weekdayOf } from '~/engine/time';
import type { ScheduleSheetRow, SheetCoverage } from './schedule-sheet';

/** Words of the file in the reader's language, and how a date is written. */
export interface ExportWords {
  sheet: string;
  name: string;
  hours: string;
  norm: string;
  missing: string;
  surplus: string;
  date: (date: string) => string;
}

/** What a file holds of a grid: its rows from the top, and the coverage of each day below them. */
export interface ScheduleSheet {
  rows: ScheduleSheetRow[];
  coverage: SheetCoverage[];
}

const paperA3 = 8 as ExcelJS.PaperSize;
const longestName = 48;
/** after so many rows others get their turn: thousands of people take longer than a request should wait */
const rowsAtOnce = 25;
const fillOf = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const weekendFill = fillOf('FFEFEFEF');
const titleFill = fillOf('FFE2E6EC');
const absenceFill = fillOf('FFF6EEDD');
const brokenFont: Partial<ExcelJS.Font> = { bold: true, color: { argb: 'FFB42318' } };
const openFont: Partial<ExcelJS.Font> = { italic: true, color: { argb: 'FF55606E' } };

/** Writes a schedule as an XLSX workbook: rows by dates, broken rules as notes, coverage at the end; row by row, as it is sent. */
export async function writeScheduleWorkbook(
  sink: Writable,
  { dates, sheet: content, words }: { dates: string[]; sheet: ScheduleSheet; words: ExportWords },
): Promise<void> {
  const { rows, coverage } = content;
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true });
  const sheet = workbook.addWorksheet(words.sheet.slice(0, 31), {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: {
      paperSize: paperA3,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
      printTitlesColumn: 'A:A',
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  const names = rows.map((row) => (row.kind === 'title' ? 0 : row.name.length));
  sheet.columns = [
    { header: words.name, width: Math.min(longestName, Math.max(20, ...names) + 2) },
    ...dates.map((date) => ({ header: words.date(date), width: 13 })),
    { header: words.hours, width: 9 },
    { header: words.norm, width: 9 },
  ];
  sheet.getRow(1).font = { bold: true };
  const isWeekend = dates.map((date) => weekdayOf(date) > 5);
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === 0) await nextTurn();
    if (row.kind === 'title') addTitle(sheet, row.title, dates.length + 3);
    else addPerson(sheet, row, isWeekend);
  }
  addCoverage(sheet, coverage, words);
  sheet.commit();
  await workbook.commit();
}

function addTitle(sheet: ExcelJS.Worksheet, title: string, columns: number): void {
  const line = sheet.addRow([title]);
  line.font = { bold: true };
  for (let column = 1; column <= columns; column++) line.getCell(column).fill = titleFill;
  line.commit();
}

function addPerson(
  sheet: ExcelJS.Worksheet,
  row: Exclude<ScheduleSheetRow, { kind: 'title' }>,
  isWeekend: boolean[],
): void {
  const line = sheet.addRow([row.name, ...row.cells.map((cell) => cell.text), row.paidHours, row.normHours]);
  line.alignment = { vertical: 'top', wrapText: true };
  if (row.kind === 'open-position') line.font = openFont;
  row.cells.forEach((cell, day) => {
    const place = line.getCell(day + 2);
    if (cell.isAbsence) place.fill = absenceFill;
    else if (isWeekend[day]) place.fill = weekendFill;
    if (!cell.brokenRules.length) return;
    place.font = brokenFont;
    place.note = cell.brokenRules.join('\n');
  });
  for (const column of [isWeekend.length + 2, isWeekend.length + 3]) line.getCell(column).numFmt = '0.0';
  line.commit();
}

function addCoverage(sheet: ExcelJS.Worksheet, coverage: SheetCoverage[], words: ExportWords): void {
  if (!coverage.some((day) => day.demand > 0)) return;
  for (const [label, part] of [
    [words.missing, 'short'],
    [words.surplus, 'over'],
  ] as const) {
    const line = sheet.addRow([
      label,
      ...coverage.map((day) => (day.demand > 0 ? Math.round(day[part] * 10) / 10 : null)),
    ]);
    line.font = { bold: true };
    line.numFmt = '0.0';
    line.commit();
  }
}
