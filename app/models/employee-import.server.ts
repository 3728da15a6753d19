import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { AppError, forbidden, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { redis } from '~/platform/redis.server';
import { employeeScopeSql } from './access-scope.server';
import {
  type CheckedRow,
  cellsOf,
  checkImportRows,
  foldKey,
  type ImportDirectory,
  type ImportFault,
} from './employee-import-check';
import { type ImportColumn, matchColumns } from './employee-import-columns';
import { writeImportedEmployees } from './employee-import-write.server';
import { localDate } from './employee-input';
import { type ImportTable, readImportTable } from './import-table.server';
import { parseInput } from './parse-input.server';

export const maxImportRows = 10_000;
const stagingSeconds = 3_600;

export const importOptionsSchema = z.object({
  /** first day of changed departments and contracts of people who are known already */
  effectiveFrom: localDate,
  /** for rows that name none */
  defaultSiteId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullish()),
  defaultWorkRuleId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullish()),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

/** What an import would do; nothing is written yet. */
export interface ImportPreview {
  token: string;
  fileName: string;
  totalRows: number;
  newCount: number;
  changedCount: number;
  /** rows with at least one fault */
  faultyRows: number;
  faults: ImportFault[];
  unknownHeaders: string[];
  missingColumns: ImportColumn[];
  columns: ImportColumn[];
  /** the first rows as they stand in the file */
  sample: { row: number; cells: string[]; isValid: boolean; isNew: boolean }[];
}

interface Staged {
  fileName: string;
  table: ImportTable;
  options: ImportOptions;
}

const stagingKey = (actor: Actor, token: string) => `people-import:${actor.organizationId}:${actor.id}:${token}`;

/**
 * Reads a file, keeps it for an hour and answers what its import would do.
 * @throws AppError forbidden; invalid when it cannot be read; too_large beyond ten thousand rows
 */
export async function previewEmployeeImport(input: {
  actor: Actor;
  fileName: string;
  bytes: Uint8Array;
  options: unknown;
}): Promise<ImportPreview> {
  if (!scopeOf(input.actor, 'employee:write')) throw forbidden();
  const options = parseInput(importOptionsSchema, input.options);
  const table = await readImportTable(input.bytes, maxImportRows);
  const token = randomUUID();
  const staged: Staged = { fileName: input.fileName, table, options };
  await redis().set(stagingKey(input.actor, token), JSON.stringify(staged), 'EX', stagingSeconds);
  return toPreview(input.actor, token, staged);
}

/** The preview of a file that was read before. @throws AppError not_found after an hour */
export async function getImportPreview(input: { actor: Actor; token: string }): Promise<ImportPreview> {
  return toPreview(input.actor, input.token, await readStaged(input.actor, input.token));
}

async function readStaged(actor: Actor, token: string): Promise<Staged> {
  const text = z.uuid().safeParse(token).success ? await redis().get(stagingKey(actor, token)) : null;
  if (!text) throw notFound('The uploaded file');
  return JSON.parse(text) as Staged;
}

async function toPreview(actor: Actor, token: string, staged: Staged): Promise<ImportPreview> {
  const { table } = staged;
  const match = matchColumns(table.header);
  const { valid, faults } = await checkStaged(actor, staged);
  const faulty = new Set(faults.map((fault) => fault.row));
  const newRows = new Set(valid.filter((row) => !row.employeeId).map((row) => row.row));
  const columns = Object.entries(match.indexOf).sort((left, right) => left[1] - right[1]);
  return {
    token,
    fileName: staged.fileName,
    totalRows: table.rows.length,
    newCount: newRows.size,
    changedCount: valid.length - newRows.size,
    faultyRows: faulty.size,
    faults,
    unknownHeaders: match.unknown,
    missingColumns: match.missing,
    columns: columns.map(([column]) => column as ImportColumn),
    sample: table.rows.slice(0, 20).map(({ row, cells }) => ({
      row,
      cells: columns.map(([, index]) => cells[index] ?? ''),
      isValid: !faulty.has(row),
      isNew: newRows.has(row),
    })),
  };
}

async function checkStaged(actor: Actor, staged: Staged): Promise<{ valid: CheckedRow[]; faults: ImportFault[] }> {
  const { indexOf } = matchColumns(staged.table.header);
  const rows = staged.table.rows.map(({ row, cells }) => ({ row, cells: cellsOf(cells, indexOf) }));
  const numbers = rows.map((row) => row.cells.personnelNumber?.trim() ?? '').filter(Boolean);
  return checkImportRows(rows, await loadDirectory(actor, numbers, staged.options));
}

type Entry = { id: string; code: string | null; name: string; timeZone?: string };

async function loadDirectory(actor: Actor, numbers: string[], options: ImportOptions): Promise<ImportDirectory> {
  const scope = scopeOf(actor, 'employee:write');
  if (!scope) throw forbidden();
  const { organizationId } = actor;
  const condition = employeeScopeSql(scope, 'a', 3);
  const entries = (name: string, text: string) => query<Entry>(`import-${name}`, text, [organizationId]);
  const [departments, positions, sites, workRules, employees] = await Promise.all([
    entries(
      'departments',
      `select id, code, name from departments where organization_id = $1::uuid and status = 'active'`,
    ),
    entries('positions', 'select id, code, name from positions where organization_id = $1::uuid'),
    entries(
      'sites',
      `select id, code, name, time_zone as "timeZone" from sites where organization_id = $1::uuid and status <> 'inactive'`,
    ),
    entries(
      'work-rules',
      `select id, null as code, name from work_rules where organization_id = $1::uuid and status = 'active' and not is_for_vacancies`,
    ),
    query<{ id: string; number: string; status: string; isInScope: boolean }>(
      `import-employees-${scope.kind}`,
      `select a.id, a.personnel_number as number, a.status, ${condition.sql} as "isInScope"
       from agents a where a.organization_id = $1::uuid and a.personnel_number = any($2::text[])`,
      [organizationId, numbers, ...condition.values],
    ),
  ]);
  const isOwn = (list: Entry[], id: string | null | undefined) =>
    list.some((entry) => entry.id === id) ? (id ?? null) : null;
  return {
    departments: toLookup(departments),
    positions: toLookup(positions),
    sites: toLookup(sites),
    workRules: toLookup(workRules),
    siteTimeZones: new Map(sites.map((site) => [site.id, site.timeZone ?? 'UTC'])),
    defaultSiteId: isOwn(sites, options.defaultSiteId) ?? (sites.length === 1 ? sites[0].id : null),
    defaultWorkRuleId: isOwn(workRules, options.defaultWorkRuleId) ?? (workRules.length === 1 ? workRules[0].id : null),
    employees: new Map(employees.map(({ number, ...rest }) => [number, rest])),
    departmentsInScope: scope.kind === 'all' ? 'all' : new Set(scope.kind === 'department' ? scope.departmentIds : []),
  };
}

/** By code and, where it is one of a kind, by name. */
function toLookup(entries: Entry[]): Map<string, string | null> {
  const lookup = new Map<string, string | null>();
  for (const entry of entries) {
    const name = foldKey(entry.name);
    lookup.set(name, lookup.has(name) ? null : entry.id);
  }
  for (const entry of entries) if (entry.code) lookup.set(foldKey(entry.code), entry.id);
  return lookup;
}

/**
 * Writes a previewed file in one transaction.
 * @param mode `all` refuses a file with any fault; `valid` leaves the faulty rows out
 * @returns counts, and the rows that were left out
 * @throws AppError forbidden, not_found; invalid with every fault in mode `all`
 */
export async function applyEmployeeImport(input: { actor: Actor; token: string; mode: 'all' | 'valid' }): Promise<{
  created: number;
  changed: number;
  leftOut: number[];
}> {
  const { actor, token, mode } = input;
  const staged = await readStaged(actor, token);
  const { valid, faults } = await checkStaged(actor, staged);
  if (mode === 'all' && faults.length) throw toAppError(faults);
  const counts = await writeImportedEmployees({
    actor: { ...actor, source: 'import' },
    rows: valid,
    effectiveFrom: staged.options.effectiveFrom,
    fileName: staged.fileName,
  });
  await redis().del(stagingKey(actor, token));
  return { ...counts, leftOut: [...new Set(faults.map((fault) => fault.row))] };
}

function toAppError(faults: ImportFault[]): AppError {
  return new AppError('invalid', `${faults.length} faults in the file; nothing was written.`, {
    faults: faults.map(({ row, column, rule, value }) => ({
      row,
      field: column,
      rule,
      message: `Row ${row}, ${column}: ${rule} (${value})`,
    })),
  });
}
