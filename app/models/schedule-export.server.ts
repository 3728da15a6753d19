import { PassThrough, Readable } from 'node:stream';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { writeWithAudit } from '~/platform/audit.server';
import { logger } from '~/platform/logger.server';
import type { ScheduleGrid } from './schedule-grid';
import { readScheduleGridJson } from './schedule-grid.server';
import { getScheduleFrame, planningScope } from './schedule-page.server';
import { type ExportWords, type ScheduleSheet, writeScheduleWorkbook } from './schedule-workbook.server';

/**
 * The grid of a variant as an XLSX workbook: people and open positions by days with hours of shifts or the reason of an
 * absence, broken rules as notes, coverage below; written while it is sent. The export is recorded.
 * @param layOut the rows of the file out of the grid, such as they are filtered and ordered on a page
 * @throws AppError not_found, forbidden
 */
export async function exportSchedule(input: {
  actor: Actor;
  scheduleId: string;
  layOut: (grid: ScheduleGrid) => ScheduleSheet;
  words: ExportWords;
}): Promise<{ name: string; body: ReadableStream<Uint8Array> }> {
  const { actor, scheduleId, layOut, words } = input;
  const { organizationId } = actor;
  const schedule = await getScheduleFrame(actor, scheduleId);
  const text = await readScheduleGridJson({ organizationId, scope: planningScope(actor), schedule });
  const grid = JSON.parse(text) as ScheduleGrid;
  const dates = Array.from({ length: grid.days }, (_, i) => addDays(grid.startDate, i));
  const sheet = layOut(grid);
  await writeWithAudit(auditActorOf(actor), async () => ({
    result: null,
    audit: { action: 'schedule.exported', entity: 'schedule', entityId: scheduleId, after: { format: 'xlsx' } },
  }));
  const sink = new PassThrough();
  writeScheduleWorkbook(sink, { dates, sheet, words }).catch((error: Error) => {
    logger.error({ err: error, scheduleId }, 'export failed');
    sink.destroy(error);
  });
  return { name: schedule.name, body: Readable.toWeb(sink) as ReadableStream<Uint8Array> };
}
