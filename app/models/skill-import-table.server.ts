import { AppError } from '~/platform/errors.server';
import { readImportTable } from './import-table.server';

const columns = ['personnel_number', 'skill', 'proficiency', 'priority'] as const;

/** A row of the table as its texts; `line` counts from the header, which is 1. */
export type SkillTableRow = Record<(typeof columns)[number], string> & { line: number };

const maxImportRows = 20_000;
const maxFileBytes = 10 * 1024 * 1024;

const fault = (rule: string, message: string) =>
  new AppError('invalid', message, { faults: [{ field: 'file', rule, message }] });

/**
 * Reads the table of a skill import from pasted text or a file (CSV or the first sheet of an XLSX). Proficiency comes out in percent:
 * where nothing in its column is above 1 and no percent sign stands there, the column holds shares, as spreadsheets keep percents.
 * @throws AppError invalid: header, empty, too_long, too_large or unreadable of `file`
 */
export async function readSkillTable(source: string | Uint8Array): Promise<SkillTableRow[]> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source.trim()) : source;
  if (bytes.length > maxFileBytes) throw fault('too_large', 'The file is larger than 10 MB.');
  if (bytes.length === 0) throw fault('empty', 'The table has no rows.');
  const { header, rows } = await readImportTable(bytes, maxImportRows).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'too_large') throw fault('too_long', `The table has more than ${maxImportRows} rows.`);
    throw fault(/no rows/.test(error.message) ? 'empty' : 'unreadable', error.message);
  });
  const names = header.map((name) => name.trim().toLowerCase());
  const places = columns.map((column) => names.indexOf(column));
  if (places[0] < 0 || places[1] < 0) {
    throw fault('header', 'The first row must name personnel_number, skill, proficiency, priority.');
  }
  const texts = rows.map(({ row, cells }) => {
    const [personnel_number, skill, proficiency, priority] = places.map((place) => (cells[place] ?? '').trim());
    return { line: row, personnel_number, skill, proficiency, priority };
  });
  return inPercent(texts);
}

function inPercent(rows: SkillTableRow[]): SkillTableRow[] {
  const numberOf = (text: string) => Number(text.replace(',', '.'));
  const given = rows.map(({ proficiency }) => proficiency).filter(Boolean);
  // why: "80 %" is not a number here, so a column with percent signs is never taken for shares
  const areShares = given.length > 0 && given.every((text) => numberOf(text) >= 0 && numberOf(text) <= 1);
  if (!areShares) return rows;
  return rows.map((row) => (row.proficiency ? { ...row, proficiency: String(numberOf(row.proficiency) * 100) } : row));
}
