import type { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { isKnownZone } from '~/engine/time';
import { layoutColumns } from '~/integrations/files/history/detect-options';
import type { FaultSummary, RowFault } from '~/integrations/files/history/fault-log';
import type { HistorySummary } from '~/integrations/files/history/history-summary';
import { inspectHistoryFile } from '~/integrations/files/history/inspect-history-file.server';
import { type HistoryFileOptions, historyFileOptions } from '~/integrations/files/history/options';
import type { Cell } from '~/integrations/files/row-batch';
import { hasUpload, removeUpload, uploadPath } from '~/integrations/files/save-upload.server';
import { writeWithAudit } from '~/platform/audit.server';
import { conflict, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { type Prisma, prisma } from '~/platform/prisma.server';
import { departmentsInReach } from './group-reach.server';
import { listHistoryGroups } from './history-group.server';

export type ImportStatus = 'uploaded' | 'previewed' | 'running' | 'completed' | 'failed' | 'cancelled';

/** What the check of a file found, with how much of it is in the database already. */
export interface ImportPreview {
  summary: HistorySummary;
  faultTotal: number;
  faultsByRule: FaultSummary['byRule'];
  rowsAtFault: number;
  /** intervals of the file's period that the database holds; null where it was not asked */
  existingIntervals: number | null;
}

/** An import of a file from upload to result. */
export interface ImportRun {
  id: string;
  fileName: string;
  storedName: string;
  sizeBytes: number;
  groupId: string | null;
  groupName: string | null;
  status: ImportStatus;
  options: HistoryFileOptions;
  sample: Cell[][];
  preview: ImportPreview | null;
  /** the first 1000 in the order of the file */
  faults: RowFault[];
  rowsRead: number;
  rowsWritten: number;
  jobId: string | null;
  createdByName: string | null;
  createdAt: string;
  finishedAt: string | null;
}

interface StoredOptions {
  file: HistoryFileOptions;
  sample: Cell[][];
}

type RunRow = Omit<ImportRun, 'options' | 'sample' | 'createdAt' | 'finishedAt'> & {
  stored: StoredOptions;
  createdAt: Date;
  finishedAt: Date | null;
};

const columns = `r.id, r.file_name as "fileName", r.file_path as "storedName", r.size_bytes as "sizeBytes", r.group_id as "groupId",
  g.name as "groupName", r.status, r.options as stored, r.preview, r.faults, r.rows_read as "rowsRead", r.rows_written as "rowsWritten",
  r.job_id as "jobId", u.display_name as "createdByName", r.created_at as "createdAt", r.finished_at as "finishedAt"`;
const source = `from import_runs r left join groups g on g.id = r.group_id left join users u on u.id = r.created_by`;

const toRun = ({ stored, ...row }: RunRow): ImportRun => ({
  ...row,
  options: stored.file,
  sample: stored.sample,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

/** @throws AppError not_found, also for a run of another organization */
export async function getImportRun(input: { organizationId: string; importId: string }): Promise<ImportRun> {
  const [row] = await query<RunRow>(
    'import-run',
    `select ${columns} ${source} where r.organization_id = $1 and r.id = $2 and r.kind = 'history'`,
    [input.organizationId, input.importId],
  );
  if (!row) throw notFound('The import');
  return toRun(row);
}

export type ImportRunItem = Pick<
  ImportRun,
  | 'id'
  | 'fileName'
  | 'sizeBytes'
  | 'groupName'
  | 'status'
  | 'rowsRead'
  | 'rowsWritten'
  | 'createdByName'
  | 'createdAt'
  | 'finishedAt'
>;

/**
 * The latest imports within reach, newest first: those of groups that the departments of the actor answer for, and their own.
 * @param input.before createdAt and id of the last one shown
 * @throws AppError forbidden
 */
export async function listImportRuns(input: {
  actor: Actor;
  limit: number;
  before?: { createdAt: string; id: string };
}): Promise<ImportRunItem[]> {
  return query<ImportRunItem>(
    'import-runs',
    `select r.id, r.file_name as "fileName", r.size_bytes as "sizeBytes", g.name as "groupName", r.status, r.rows_read as "rowsRead",
       r.rows_written as "rowsWritten", u.display_name as "createdByName", r.created_at as "createdAt", r.finished_at as "finishedAt"
     ${source}
     where r.organization_id = $1 and r.kind = 'history' and ($3::timestamptz is null or (r.created_at, r.id) < ($3, $4::uuid))
       and ($5::uuid[] is null or g.department_id = any($5) or (r.group_id is null and r.created_by = $6))
     order by r.created_at desc, r.id desc limit $2`,
    [
      input.actor.organizationId,
      input.limit,
      input.before?.createdAt ?? null,
      input.before?.id ?? null,
      departmentsInReach(input.actor, 'history:import'),
      input.actor.id,
    ],
  );
}

/**
 * Registers an uploaded file with the options that its contents suggest.
 * @param overrides options that the caller knows better
 * @throws AppError not_found for a group of another organization or out of reach, forbidden, invalid for an unknown time zone
 */
export async function createImportRun(input: {
  actor: Actor;
  fileName: string;
  storedName: string;
  sizeBytes: number;
  groupId: string | null;
  overrides?: Partial<HistoryFileOptions>;
}): Promise<{ importId: string }> {
  const { organizationId } = input.actor;
  const group = input.groupId ? await requireGroup(input.actor, input.groupId) : null;
  const organization = await prisma().organization.findUniqueOrThrow({ where: { id: organizationId } });
  const found = await inspectHistoryFile(uploadPath(input.storedName));
  const hasGroupColumn = found.options.columns.includes('group');
  const options = completeOptions({
    ...found.options,
    timeZone: group?.timeZone ?? organization.timeZone,
    ambiguity: 'sequence',
    faultPolicy: 'reject',
    groupId: hasGroupColumn && !group ? null : input.groupId,
    ...input.overrides,
  });
  return writeWithAudit(auditActorOf(input.actor), async (tx) => {
    const run = await tx.importRun.create({
      data: {
        organizationId,
        kind: 'history',
        fileName: input.fileName.slice(0, 200),
        filePath: input.storedName,
        sizeBytes: input.sizeBytes,
        groupId: options.groupId,
        options: { file: options, sample: found.sample } satisfies StoredOptions as unknown as Prisma.InputJsonValue,
        createdBy: input.actor.id,
      },
    });
    const after = { fileName: run.fileName, sizeBytes: run.sizeBytes };
    return {
      result: { importId: run.id },
      audit: { action: 'import.created', entity: 'import_run', entityId: run.id, after },
    };
  });
}

async function requireGroup(actor: Actor, groupId: string) {
  const departmentIds = departmentsInReach(actor, 'history:import');
  const groups = await listHistoryGroups({ organizationId: actor.organizationId, departmentIds });
  const group = groups.find((candidate) => candidate.id === groupId);
  if (!group) throw notFound('The group');
  return group;
}

/** A fixed layout brings its columns; a mapping that names a group has no group of its own. */
function completeOptions(options: HistoryFileOptions): HistoryFileOptions {
  if (!isKnownZone(options.timeZone)) throw invalid('timeZone', 'time_zone', 'This is not a known time zone.');
  const fixed = options.layout === 'mapped' ? null : layoutColumns[options.layout];
  const columns = fixed
    ? (fixed.find((layout) => layout.length === options.columns.length) ?? fixed[0])
    : options.columns;
  return { ...options, columns, groupId: columns.includes('group') ? null : options.groupId };
}

export const importOptionsInput = historyFileOptions.partial();

/**
 * Changes how a file is read; what was checked before no longer holds.
 * @throws AppError conflict once the import runs or is done; not_found; invalid for an unknown zone
 */
export async function changeImportOptions(input: {
  actor: Actor;
  importId: string;
  changes: z.infer<typeof importOptionsInput>;
}): Promise<ImportRun> {
  const { organizationId } = input.actor;
  const run = await getImportRun({ organizationId, importId: input.importId });
  requireOpen(run);
  await requireFile(run);
  const { sample, detected } = await inspectAgain(run, input.changes);
  const options = completeOptions({ ...run.options, ...input.changes, ...detected });
  if (options.groupId) await requireGroup(input.actor, options.groupId);
  await writeWithAudit(auditActorOf(input.actor), async (tx) => {
    await tx.importRun.update({
      where: { id: run.id },
      data: {
        groupId: options.groupId,
        options: { file: options, sample } satisfies StoredOptions as unknown as Prisma.InputJsonValue,
        status: 'uploaded',
        jobId: null,
        faults: [],
      },
    });
    await tx.$executeRaw`update import_runs set preview = null where id = ${run.id}::uuid`;
    const audit = { action: 'import.changed', entity: 'import_run', entityId: run.id, after: input.changes };
    return { result: undefined, audit };
  });
  return getImportRun({ organizationId, importId: run.id });
}

/** Another separator or encoding makes other columns: they are detected anew. */
async function inspectAgain(run: ImportRun, changes: Partial<HistoryFileOptions>) {
  const { delimiter = run.options.delimiter, encoding = run.options.encoding } = changes;
  if (delimiter === run.options.delimiter && encoding === run.options.encoding)
    return { sample: run.sample, detected: {} };
  const { sample, options } = await inspectHistoryFile(uploadPath(run.storedName), { delimiter, encoding });
  const { hasHeader, layout, columns } = options;
  return { sample, detected: { hasHeader, layout, columns } };
}

/** @throws AppError conflict once the import runs or is done */
export function requireOpen(run: Pick<ImportRun, 'status'>): void {
  if (run.status === 'running') throw conflict('This import is running.');
  if (run.status === 'completed') throw conflict('This import is done; upload the file again to repeat it.');
}

/** @throws AppError conflict where the file of an import that ended long ago has been taken away */
async function requireFile(run: Pick<ImportRun, 'storedName'>): Promise<void> {
  if (!(await hasUpload(run.storedName)))
    throw conflict('The file of this import is not kept any more; upload it again.');
}

/** @throws AppError invalid where the options leave open which group, time or count is meant */
export function requireReadable(options: HistoryFileOptions): void {
  const has = (...fields: string[]) => options.columns.some((field) => field !== null && fields.includes(field));
  if (!options.groupId && !has('group'))
    throw invalid('groupId', 'required', 'Choose the group, or the column that names it.');
  if (!has('time', 'date')) throw invalid('columns', 'time', 'Choose the column that holds the time.');
  if (!has('total', 'unique')) throw invalid('columns', 'total', 'Choose the column that holds the contacts.');
}

/** Hands an import to its job. @throws AppError conflict, invalid as above */
export async function startImportRun(input: {
  actor: Actor;
  importId: string;
  jobId: string;
  faultPolicy?: HistoryFileOptions['faultPolicy'];
}): Promise<void> {
  const { organizationId } = input.actor;
  const run = await getImportRun({ organizationId, importId: input.importId });
  requireOpen(run);
  await requireFile(run);
  requireReadable(run.options);
  const file = { ...run.options, faultPolicy: input.faultPolicy ?? run.options.faultPolicy };
  const options = { file, sample: run.sample } satisfies StoredOptions as unknown as Prisma.InputJsonValue;
  await writeWithAudit(auditActorOf(input.actor), async (tx) => {
    await tx.importRun.update({
      where: { id: run.id },
      data: { status: 'running', jobId: input.jobId, finishedAt: null, options },
    });
    return { result: undefined, audit: { action: 'import.started', entity: 'import_run', entityId: run.id } };
  });
}

/** Takes an import that was not done, and its file, away. @throws AppError conflict while it runs */
export async function discardImportRun(input: { actor: Actor; importId: string }): Promise<void> {
  const { organizationId } = input.actor;
  const run = await getImportRun({ organizationId, importId: input.importId });
  requireOpen(run);
  await writeWithAudit(auditActorOf(input.actor), async (tx) => {
    await tx.importRun.delete({ where: { id: run.id } });
    const audit = {
      action: 'import.discarded',
      entity: 'import_run',
      entityId: run.id,
      before: { fileName: run.fileName },
    };
    return { result: undefined, audit };
  });
  await removeUpload(run.storedName);
}
