import ExcelJS from 'exceljs';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { toLocalParts } from '~/engine/time';
import { writeWithAudit } from '~/platform/audit.server';
import { byteOrderMark, toCsvLine } from './csv-cell';
import { getForecast } from './forecast.server';
import { type ForecastLevel, readForecastSeries } from './forecast-interval.server';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `YYYY.MM.DD hh:mm` in the group's zone, as the import of contact plans reads it. */
function toFileTime(epochSec: number, zone: string): string {
  const { date, minuteOfDay } = toLocalParts(epochSec * 1000, zone);
  return `${date.replaceAll('-', '.')} ${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}

/**
 * A forecast as a file: time, contacts, handling time, base, band, actual. The export is recorded.
 * @returns bytes, media type and a file name
 * @throws AppError not_found
 */
export async function exportForecast(
  actor: Actor,
  input: { forecastId: string; level: ForecastLevel; format: 'csv' | 'xlsx' },
): Promise<{ body: Uint8Array; mediaType: string; fileName: string }> {
  const { organizationId } = actor;
  const { forecastId, level, format } = input;
  const forecast = await getForecast({ organizationId, forecastId });
  const series = await readForecastSeries({ organizationId, forecastId, level });
  const header = ['time', 'contacts', 'aht_sec', 'base', 'p10', 'p90', 'actual'];
  const rows = series.starts.map((start, i) => [
    toFileTime(start, forecast.timeZone),
    series.volume[i],
    series.ahtSec[i],
    series.base[i],
    series.p10[i],
    series.p90[i],
    series.actual[i],
  ]);
  await writeWithAudit(auditActorOf(actor), async () => ({
    result: undefined,
    audit: {
      action: 'forecast.exported',
      entity: 'forecast',
      entityId: forecastId,
      after: { level, format, rows: rows.length },
    },
  }));
  const fileName = `forecast-${forecast.groupName.replace(/[^\p{L}\p{N}]+/gu, '-')}-${forecast.startDate}.${format}`;
  if (format === 'csv') {
    const text = byteOrderMark + [header, ...rows].map(toCsvLine).join('');
    return { body: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8', fileName };
  }
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Forecast', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(header).font = { bold: true };
  for (const row of rows) sheet.addRow(row);
  sheet.getColumn(1).width = 18;
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName };
}
