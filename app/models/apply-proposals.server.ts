import type { Actor } from '~/auth/actor';
import { conflict, invalid } from '~/platform/errors.server';
import { packJson } from '~/platform/packed-json';
import { query } from '~/platform/pg.server';
import { buildScheduleProblem } from './build-schedule-problem.server';
import type { ProposalSummary } from './proposal-summary';
import { applyEdits } from './proposed-edits';
import { saveShiftEdits } from './save-shift-edits.server';
import { loadShiftsToCheck } from './schedule-check-shifts.server';
import { checkShifts } from './schedule-conflicts.server';
import { markDecided, readEdits, type SeenCell, type StoredEdits } from './schedule-proposal.server';
import type { StoredConflict } from './schedule-result-types';
import { type ShiftRow, toFixedShifts } from './schedule-shifts.server';
import { type EditableSchedule, openForEdit } from './shift.server';
import type { ShiftEdit } from './write-shifts.server';

interface Decision {
  scheduleId: string;
  proposalIds: string[];
  /** needed where the schedule is published */
  reason?: string;
}

const cellKey = (cell: { employeeId: string; date: string }) => `${cell.employeeId} ${cell.date}`;

const peopleOf = (edits: ShiftEdit[]): string[] => [
  ...new Set(
    edits.flatMap(({ before, draft }) => [before, draft].flatMap((shift) => (shift ? [shift.employeeId] : []))),
  ),
];

/**
 * Takes proposals over as one edit with one record in the audit: a re-optimisation, activities, or several suggestions
 * together.
 * @throws AppError not_found, forbidden; invalid without a reason where the schedule is published; conflict where the shifts
 * have changed since, where two of the proposals change the same day of a person, or where a rule would be broken by now
 */
export async function applyProposals(actor: Actor, input: Decision): Promise<{ changedShifts: number }> {
  const { organizationId } = actor;
  const found = await readEdits(actor, { ...input, state: 'awaiting' });
  requireCompatible(found);
  const edits = found.flatMap(({ stored }) => stored.edits);
  const schedule = await openForEdit(actor, input.scheduleId, peopleOf(edits));
  requireReason(schedule, input.reason);
  await requireUnchanged(
    schedule,
    found.flatMap(({ stored }) => stored.cells),
  );
  const { forecastIds } = found.find(({ summary }) => summary.forecastIds)?.summary ?? { forecastIds: null };
  const frame = forecastIds ? { ...schedule, forecastIds } : schedule;
  const { before, after } = await checkEdits(frame, edits);
  requireLawful(before, after);
  if (!edits.length) throw conflict('The proposal changes nothing.');
  const figures = sumFigures(found.map(({ summary }) => summary));
  await saveShiftEdits(actor, frame, {
    edits,
    conflicts: after,
    reason: input.reason ?? null,
    isWholePeriod: forecastIds !== null,
    audit: { action: 'schedule.proposal_applied', entityId: found.map(({ id }) => id).join(', '), after: figures },
    within: async (client, shiftIds) => {
      const { proposalIds } = input;
      await markDecided(client, { organizationId, actor, proposalIds, from: ['awaiting'], to: 'applied' });
      const packed = await Promise.all(
        found.map(({ stored }) =>
          packJson({
            ...stored,
            shiftIds: stored.edits.map((edit) => shiftIds.get(edit) ?? null),
          }),
        ),
      );
      await client.query(
        `update schedule_proposals p set edits = n.edits from unnest($2::uuid[], $3::bytea[]) as n(id, edits)
         where p.organization_id = $1 and p.id = n.id`,
        [organizationId, found.map(({ id }) => id), packed],
      );
      if (forecastIds) {
        await client.query('update schedules set forecast_ids = $3 where organization_id = $1 and id = $2', [
          organizationId,
          schedule.id,
          forecastIds,
        ]);
      }
    },
  });
  return { changedShifts: edits.length };
}

/**
 * Takes an applied proposal back: every shift it changed becomes what it was.
 * @throws AppError not_found, forbidden, invalid; conflict where one of the shifts has been changed since
 */
export async function undoProposal(
  actor: Actor,
  input: { scheduleId: string; proposalId: string; reason?: string },
): Promise<void> {
  const { organizationId } = actor;
  const { scheduleId, proposalId } = input;
  const [{ stored }] = await readEdits(actor, { scheduleId, proposalIds: [proposalId], state: 'applied' });
  const schedule = await openForEdit(actor, scheduleId, peopleOf(stored.edits));
  requireReason(schedule, input.reason);
  const edits = invertEdits(scheduleId, stored);
  const present = await query<{ id: string; version: number }>(
    'proposal-undo-shifts',
    'select id, version from shifts where organization_id = $1 and schedule_id = $2 and id = any($3::uuid[])',
    [organizationId, scheduleId, edits.flatMap(({ before }) => (before ? [before.id] : []))],
  );
  const versions = new Map(present.map(({ id, version }) => [id, version]));
  if (edits.some(({ before }) => before && versions.get(before.id) !== before.version)) throw stale();
  const { after } = await checkEdits(schedule, edits);
  await saveShiftEdits(actor, schedule, {
    edits,
    conflicts: after,
    reason: input.reason ?? null,
    audit: { action: 'schedule.proposal_undone', entityId: proposalId, after: {} },
    within: (client) =>
      markDecided(client, { organizationId, actor, proposalIds: [proposalId], from: ['applied'], to: 'undone' }),
  });
}

/** The way back: what was written is found by its id and version. */
function invertEdits(scheduleId: string, { edits, shiftIds }: StoredEdits): ShiftEdit[] {
  return edits.map(({ before, draft }, i): ShiftEdit => {
    const id = shiftIds?.[i] ?? before?.id ?? '';
    const written = draft && { ...draft, id, scheduleId, version: before ? before.version + 1 : 1 };
    if (!before) return { before: written, draft: null };
    const { id: _id, version: _version, scheduleId: _scheduleId, ...was } = before;
    return { before: written, draft: was };
  });
}

const stale = (who = '') =>
  conflict(`The schedule has changed since this was computed${who}. Compute it again: the result may be another now.`);

function requireReason(schedule: EditableSchedule, reason: string | undefined): void {
  if (schedule.status === 'applied' && !reason) {
    throw invalid('reason', 'required', 'A published schedule is corrected with a reason.');
  }
}

/** Two changes of the same day of a person cannot be combined. */
function requireCompatible(found: { stored: StoredEdits }[]): void {
  const seen = new Set<string>();
  for (const { stored } of found) {
    const own = new Set(stored.cells.map(cellKey));
    const twice = stored.cells.find((cell) => seen.has(cellKey(cell)));
    if (twice) {
      throw conflict(`Two of the proposals change the same person on ${twice.date}. Apply them one after the other.`);
    }
    for (const key of own) seen.add(key);
  }
}

/** @throws AppError conflict where a cell no longer holds exactly the shifts that the computation saw */
async function requireUnchanged(schedule: EditableSchedule, cells: SeenCell[]): Promise<void> {
  const rows = await query<Pick<ShiftRow, 'id' | 'employeeId' | 'date' | 'version'>>(
    'proposal-cells',
    `select s.id, s.employee_id as "employeeId", s.date, s.version from shifts s where s.organization_id = $1 and s.schedule_id = $2
       and (s.employee_id, s.date) in (select * from unnest($3::uuid[], $4::date[]))`,
    [schedule.organizationId, schedule.id, cells.map((cell) => cell.employeeId), cells.map((cell) => cell.date)],
  );
  const byCell = new Map<string, string[]>();
  for (const row of rows) byCell.set(cellKey(row), [...(byCell.get(cellKey(row)) ?? []), `${row.id} ${row.version}`]);
  const changed = cells.find((cell) => {
    const now = byCell.get(cellKey(cell)) ?? [];
    return (
      now.length !== cell.shifts.length || cell.shifts.some(({ id, version }) => !now.includes(`${id} ${version}`))
    );
  });
  if (!changed) return;
  const [person] = await query<{ name: string }>(
    'proposal-person',
    `select last_name || ' ' || first_name as name from agents where organization_id = $1 and id = $2`,
    [schedule.organizationId, changed.employeeId],
  );
  throw stale(` (${person?.name ?? ''}, ${changed.date})`);
}

/** Broken rules of the people concerned, as things are now and with the edits in place. */
async function checkEdits(
  schedule: EditableSchedule,
  edits: ShiftEdit[],
): Promise<{ before: StoredConflict[]; after: StoredConflict[] }> {
  const { organizationId, id: scheduleId } = schedule;
  const employeeIds = peopleOf(edits);
  const rows = await loadShiftsToCheck({ organizationId, scheduleId, employeeIds });
  const fixedShifts = toFixedShifts(rows.filter((row) => row.isLocked));
  const built = await buildScheduleProblem(schedule, { withoutDemand: true, employeeIds, fixedShifts });
  return {
    before: checkShifts(built, rows),
    after: checkShifts(built, applyEdits(rows, edits, scheduleId)),
  };
}

const keyOf = (item: StoredConflict) => `${item.employeeId} ${item.date} ${item.rule}`;

/** @throws AppError conflict naming the rules that would be broken anew: an absence or another fact came between */
function requireLawful(before: StoredConflict[], after: StoredConflict[]): void {
  const known = new Set(before.map(keyOf));
  const broken = after.filter(
    (item) => (item.mode === 'planning_only' || item.mode === 'warn') && !known.has(keyOf(item)) && !isTolerated(item),
  );
  if (!broken.length) return;
  const listed = broken.slice(0, 5).map((item) => `${item.date}: ${item.rule} (${item.detail})`);
  throw conflict(`By now this would break ${broken.length} rules: ${listed.join('; ')}.`);
}

/** Least hours and days follow from what there is to do; they are shown, and refuse nothing. */
export const isTolerated = (item: StoredConflict): boolean =>
  ['weekly_min', 'days_min', 'fixed_shift'].includes(item.rule);

function sumFigures(summaries: ProposalSummary[]): Record<string, unknown> {
  if (summaries.length === 1) {
    const { before, after, changedPeople } = summaries[0];
    return { shortHoursBefore: before.shortHours, shortHoursAfter: after.shortHours, changedPeople };
  }
  return { proposals: summaries.length };
}

/** Which shifts lie in the cells of edits now: what a later decision is compared with. */
export function seenCells(rows: ShiftRow[], edits: ShiftEdit[]): SeenCell[] {
  const cells = new Map<string, SeenCell>();
  for (const { before, draft } of edits) {
    for (const shift of [before, draft]) {
      if (shift) cells.set(cellKey(shift), { employeeId: shift.employeeId, date: shift.date, shifts: [] });
    }
  }
  for (const row of rows) cells.get(cellKey(row))?.shifts.push({ id: row.id, version: row.version });
  return [...cells.values()];
}
