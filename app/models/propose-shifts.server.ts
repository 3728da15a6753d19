import type { GeneratedShift } from '~/engine/scheduling';
import { AppError } from '~/platform/errors.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import { seenCells } from './apply-proposals.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { type ProposalSummary, summarizeProposal } from './proposal-summary';
import { applyEdits, listProposedEdits } from './proposed-edits';
import { checkShifts } from './schedule-conflicts.server';
import type { PlanState } from './schedule-plan-state.server';
import { saveProposal } from './schedule-proposal.server';
import type { StoredConflict } from './schedule-result-types';

/**
 * Keeps what the engine made of a schedule as a proposal: what changes, in figures and for whom, checked by the independent
 * validator.
 * @param input.isInScope dates on which shifts may be written
 * @param input.refuses which newly broken rules make the proposal impossible
 * @throws AppError invalid where the check finds such rules
 */
export async function proposeShifts(input: {
  schedule: ScheduleFrame;
  proposalId: string;
  state: PlanState;
  shifts: GeneratedShift[];
  isInScope: (date: string) => boolean;
  refuses: (item: StoredConflict) => boolean;
  forecastIds: string[] | null;
}): Promise<ProposalSummary> {
  const { schedule, proposalId, state, forecastIds } = input;
  const { organizationId, id: scheduleId, startDate, endDate } = schedule;
  const { built, rows } = state;
  const edits = listProposedEdits(state, input.shifts, input.isInScope);
  const after = applyEdits(rows, edits, scheduleId);
  const conflictsBefore = checkShifts(built, rows);
  const conflictsAfter = checkShifts(built, after);
  const summary = summarizeProposal({
    built,
    startDate,
    endDate,
    rows,
    after,
    edits,
    conflictsBefore,
    conflictsAfter,
    forecastIds,
  });
  const refused = summary.newConflicts.filter((item) => item.mode !== 'consider' && input.refuses(item));
  if (refused.length) {
    const listed = refused.slice(0, 5).map((item) => `${item.date}: ${item.rule} (${item.detail})`);
    throw new AppError('invalid', `The independent check refuses the result: ${listed.join('; ')}.`);
  }
  await saveProposal({
    organizationId,
    proposalId,
    summary,
    stored: { edits, cells: seenCells(rows, edits), shiftIds: null },
  });
  await publish({
    organizationId,
    type: 'schedule',
    rooms: [rooms.schedule(scheduleId)],
    data: { scheduleId, change: 'proposal' },
  });
  return summary;
}
