import ExcelJS from 'exceljs';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays, weekdayOf } from '~/engine/time';
import { writeWithAudit } from '~/platform/audit.server';
import type { ScheduleGrid } from './schedule-grid';
import { readScheduleGridJson } from './schedule-grid.server';
import { getScheduleFrame, planningScope } from './schedule-page.server';
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
const fillOf = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const weekendFill = fillOf('FFEFEFEF');
const titleFill = fillOf('FFE2E6EC');
const absenceFill = fillOf('FFF6EEDD');
const brokenFont: Partial<ExcelJS.Font> = { bold: true, color: { argb: 'FFB42318' } };
const openFont: Partial<ExcelJS.Font> = { italic: true, color: { argb: 'FF55606E' } };

/**
 * The grid of a variant as an XLSX workbook: people and open positions by days with hours of shifts or the reason of an
 * absence, broken rules as notes, coverage below. The export is recorded.
 * @param layOut the rows of the file out of the grid, such as they are filtered and ordered on a page
 * @throws AppError not_found, forbidden
 */
export async function exportSchedule(input: {
  actor: Actor;
  scheduleId: string;
  layOut: (grid: ScheduleGrid) => ScheduleSheet;
  words: ExportWords;
}): Promise<{ name: string; body: ArrayBuffer }> {
  const { actor, scheduleId, layOut, words } = input;
  const { organizationId } = actor;
  const schedule = await getScheduleFrame(actor, scheduleId);
  const text = await readScheduleGridJson({ organizationId, scope: planningScope(actor), schedule });
  const grid = JSON.parse(text) as ScheduleGrid;
  const dates = Array.from({ length: grid.days }, (_, i) => addDays(grid.startDate, i));
  const body = (await toWorkbook(dates, layOut(grid), words).xlsx.writeBuffer()) as ArrayBuffer;
  await writeWithAudit(auditActorOf(actor), async () => ({
    result: null,
    audit: { action: 'schedule.exported', entity: 'schedule', entityId: scheduleId, after: { format: 'xlsx' } },
  }));
  return { name: schedule.name, body };
}

function toWorkbook(dates: string[], { rows, coverage }: ScheduleSheet, words: ExportWords): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(words.sheet, {
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
  for (const row of rows) {
    if (row.kind === 'title') addTitle(sheet, row.title, dates.length + 3);
    else addPerson(sheet, row, dates);
  }
  addCoverage(sheet, coverage, words);
  return workbook;
}

function addTitle(sheet: ExcelJS.Worksheet, title: string, columns: number): void {
  const line = sheet.addRow([title]);
  line.font = { bold: true };
  for (let column = 1; column <= columns; column++) line.getCell(column).fill = titleFill;
}

function addPerson(sheet: ExcelJS.Worksheet, row: Exclude<ScheduleSheetRow, { kind: 'title' }>, dates: string[]): void {
  const line = sheet.addRow([row.name, ...row.cells.map((cell) => cell.text), row.paidHours, row.normHours]);
  line.alignment = { vertical: 'top', wrapText: true };
  if (row.kind === 'open-position') line.font = openFont;
  row.cells.forEach((cell, day) => {
    const place = line.getCell(day + 2);
    if (cell.isAbsence) place.fill = absenceFill;
    else if (weekdayOf(dates[day]) > 5) place.fill = weekendFill;
    if (!cell.brokenRules.length) return;
    place.font = brokenFont;
    place.note = cell.brokenRules.join('\n');
  });
  for (const column of [dates.length + 2, dates.length + 3]) line.getCell(column).numFmt = '0.0';
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
  }
}
