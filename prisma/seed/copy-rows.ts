import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type CellValue, JsonValue, type TableRow } from './table-rows';

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escapeText = (text: string): string => text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]);

const toArrayLiteral = (items: readonly (string | number)[]): string =>
  `{${items.map((item) => (typeof item === 'number' ? item : `"${item.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;

function encodeCell(value: CellValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof JsonValue) return escapeText(JSON.stringify(value.value));
  return escapeText(toArrayLiteral(value));
}

function* encodeRows(columns: string[], rows: TableRow[]): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${columns.map((column) => encodeCell(row[column])).join('\t')}\n`;
    if (chunk.length < 65_536) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk) yield chunk;
}

/** Writes rows by COPY. The columns are those of the first row; every row has the same ones. */
export async function copyRows(client: pg.Client, table: string, rows: TableRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  await copyText(client, table, columns, encodeRows(columns, rows));
}

/** Feeds ready-made COPY text to a table. */
export async function copyText(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const target = client.query(copyFrom(`copy "${table}" (${list}) from stdin`));
  await pipeline(Readable.from(chunks, { objectMode: false }), target);
}
