import ExcelJS from 'exceljs';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays, weekdayOf } from '~/engine/time';
import { writeWithAudit } from '~/platform/audit.server';
import type { ScheduleGrid } from './schedule-grid';
import { readScheduleGridJson } from './schedule-grid.server';
import { getScheduleFrame, planningScope } from './schedule-page.server';

/** Words of the file in the reader's language, and how a date is written. */
export interface ExportWords {
  sheet: string;
  name: string;
  hours: string;
  norm: string;
  date: (date: string) => string;
}

/** Who goes into the file; empty strings let everybody through. */
export interface ExportFilter {
  text: string;
  groupId: string;
  departmentId: string;
  siteId: string;
}

const clock = (minute: number): string =>
  `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const weekendFill: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEFEFEF' } };

/**
 * The grid of a variant as an XLSX workbook: people by days with hours of shifts or the reason of an absence. The export is
 * recorded.
 * @throws AppError not_found, forbidden
 */
export async function exportSchedule(input: {
  actor: Actor;
  scheduleId: string;
  filter: ExportFilter;
  words: ExportWords;
}): Promise<{ name: string; body: ArrayBuffer }> {
  const { actor, scheduleId, filter, words } = input;
  const { organizationId } = actor;
  const schedule = await getScheduleFrame(actor, scheduleId);
  const text = await readScheduleGridJson({ organizationId, scope: planningScope(actor), schedule });
  const workbook = toWorkbook(JSON.parse(text) as ScheduleGrid, filter, words);
  const body = (await workbook.xlsx.writeBuffer()) as ArrayBuffer;
  await writeWithAudit(auditActorOf(actor), async () => ({
    result: null,
    audit: { action: 'schedule.exported', entity: 'schedule', entityId: scheduleId, after: { format: 'xlsx' } },
  }));
  return { name: schedule.name, body };
}

function toWorkbook(grid: ScheduleGrid, filter: ExportFilter, words: ExportWords): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(words.sheet, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const dates = Array.from({ length: grid.days }, (_, i) => addDays(grid.startDate, i));
  sheet.columns = [
    { header: words.name, width: 28 },
    ...dates.map((date) => ({ header: words.date(date), width: 12 })),
    { header: words.hours, width: 9 },
    { header: words.norm, width: 9 },
  ];
  sheet.getRow(1).font = { bold: true };
  const cells = grid.people.map(() => new Array<string>(grid.days).fill(''));
  const paid = new Array<number>(grid.people.length).fill(0);
  for (const [person, first, last, reason] of grid.absences) {
    for (let day = Math.max(0, first); day <= Math.min(grid.days - 1, last); day++) cells[person][day] = reason;
  }
  for (const [person, day, from, to, , paidMinutes] of grid.shifts) {
    const hours = `${clock(from)}–${clock(to)}`;
    const known = cells[person][day];
    cells[person][day] = known ? `${known}, ${hours}` : hours;
    paid[person] += paidMinutes;
  }
  const isShown = personFilter(grid, filter);
  grid.people.forEach((person, index) => {
    if (!isShown(person)) return;
    const row = sheet.addRow([person[1], ...cells[index], paid[index] / 60, person[5] / 60]);
    dates.forEach((date, day) => {
      if (weekdayOf(date) > 5) row.getCell(day + 2).fill = weekendFill;
    });
    for (const column of [grid.days + 2, grid.days + 3]) row.getCell(column).numFmt = '0.0';
  });
  return workbook;
}

function personFilter(grid: ScheduleGrid, filter: ExportFilter): (person: ScheduleGrid['people'][number]) => boolean {
  const text = filter.text.trim().toLowerCase();
  const group = grid.groups.findIndex(([id]) => id === filter.groupId);
  const department = grid.departments.findIndex(([id]) => id === filter.departmentId);
  const site = grid.sites.findIndex(([id]) => id === filter.siteId);
  return ([, name, itsDepartment, itsSite, itsGroups]) =>
    (!text || name.toLowerCase().includes(text)) &&
    (!filter.groupId || itsGroups.includes(group)) &&
    (!filter.departmentId || itsDepartment === department) &&
    (!filter.siteId || itsSite === site);
}
