import ExcelJS from 'exceljs';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { toLocalParts } from '~/engine/time';
import { writeWithAudit } from '~/platform/audit.server';
import { invalid } from '~/platform/errors.server';
import { byteOrderMark, toCsvLine } from './csv-cell';
import { getForecast } from './forecast.server';
import { type ExportColumn, exportColumns, parseExportColumns } from './forecast-export-columns';
import { type ForecastLevel, readForecastSeries } from './forecast-interval.server';
import { readRequirementSeries } from './forecast-requirement.server';

/** Everything, or just what an import of contact plans or operator plans reads. */
export const exportLayouts = ['full', 'contacts', 'operators'] as const;
export type ExportLayout = (typeof exportLayouts)[number];

type Cells = (string | number | null)[];

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `YYYY.MM.DD hh:mm` in a zone, as the import of contact plans reads it. */
function toFileTime(epochSec: number, zone: string): string {
  const { date, minuteOfDay } = toLocalParts(epochSec * 1000, zone);
  return `${date.replaceAll('-', '.')} ${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
}

/**
 * A forecast as a file. `full`: the chosen columns (time, contacts, handling time, base, band, actual, operators) at a level of detail; `contacts`: the three
 * columns of a contact plan by interval; `operators`: the two of an operator plan by interval. The export is recorded.
 * @param input.columns of `full`, in any order, with commas or one by one; all where none is given
 * @param input.zone whose clocks and days `full` tells; those of the group unless told. Plans are always told by the group's.
 * @returns bytes, media type and a file name
 * @throws AppError not_found; invalid for a column that does not exist
 */
export async function exportForecast(
  actor: Actor,
  input: {
    forecastId: string;
    level: ForecastLevel;
    format: 'csv' | 'xlsx';
    layout?: ExportLayout;
    columns?: readonly string[];
    zone?: string | null;
  },
): Promise<{ body: Uint8Array; mediaType: string; fileName: string }> {
  const { organizationId } = actor;
  const { forecastId, format, layout = 'full' } = input;
  const isFull = layout === 'full';
  const level = isFull ? input.level : 'interval';
  const chosen = parseExportColumns(isFull ? (input.columns ?? []) : []);
  if ('unknown' in chosen) {
    throw invalid('columns', 'unknown', `"${chosen.unknown.slice(0, 40)}" is none of ${exportColumns.join(', ')}.`);
  }
  const { columns } = chosen;
  const forecast = await getForecast({ organizationId, forecastId });
  const { header, rows } = await buildTable({
    organizationId,
    forecastId,
    level,
    layout,
    columns,
    timeZone: (isFull && input.zone) || forecast.timeZone,
  });
  await writeWithAudit(auditActorOf(actor), async () => ({
    result: undefined,
    audit: {
      action: 'forecast.exported',
      entity: 'forecast',
      entityId: forecastId,
      after: { level, format, layout, rows: rows.length, ...(isFull ? { columns } : {}) },
    },
  }));
  const kind = layout === 'full' ? 'forecast' : layout === 'contacts' ? 'contact-plan' : 'operator-plan';
  const fileName = `${kind}-${forecast.groupName.replace(/[^\p{L}\p{N}]+/gu, '-')}-${forecast.startDate}.${format}`;
  const lines = header ? [header, ...rows] : rows;
  if (format === 'csv') {
    const text = byteOrderMark + lines.map(toCsvLine).join('');
    return { body: new TextEncoder().encode(text), mediaType: 'text/csv; charset=utf-8', fileName };
  }
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Forecast', header ? { views: [{ state: 'frozen', ySplit: 1 }] } : {});
  for (const line of lines) sheet.addRow(line);
  if (header) sheet.getRow(1).font = { bold: true };
  sheet.getColumn(1).width = 18;
  const body = new Uint8Array(await workbook.xlsx.writeBuffer());
  return { body, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName };
}

async function buildTable(input: {
  organizationId: string;
  forecastId: string;
  level: ForecastLevel;
  layout: ExportLayout;
  columns: readonly ExportColumn[];
  timeZone: string;
}): Promise<{ header: Cells | null; rows: Cells[] }> {
  const { layout, columns, timeZone } = input;
  const [series, requirement] = await Promise.all([readForecastSeries(input), readRequirementSeries(input)]);
  const required = new Map(
    requirement.starts.map((start, i) => [start, Math.round(requirement.required[i] * 100) / 100]),
  );
  if (layout === 'operators') {
    // why: an operator plan has no header and no times: the row says the interval
    return { header: null, rows: series.starts.map((start, i) => [series.volume[i], required.get(start) ?? 0]) };
  }
  const time = series.starts.map((start) => toFileTime(start, timeZone));
  if (layout === 'contacts') {
    return {
      header: ['time', 'contacts', 'aht_sec'],
      rows: time.map((at, i) => [at, series.volume[i], series.ahtSec[i] || null]),
    };
  }
  const values: Record<ExportColumn, Cells> = {
    time,
    contacts: series.volume,
    aht_sec: series.ahtSec,
    base: series.base,
    p10: series.p10,
    p90: series.p90,
    actual: series.actual,
    operators: series.starts.map((start) => required.get(start) ?? null),
  };
  return { header: [...columns], rows: time.map((_, i) => columns.map((column) => values[column][i])) };
}
