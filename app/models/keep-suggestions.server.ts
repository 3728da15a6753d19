import type { Suggestion } from '~/engine/suggestions';
import { diffDays } from '~/engine/time';
import { seenCells } from './apply-proposals.server';
import type { ScheduleFrame } from './build-schedule-problem.server';
import { hoursText, type ProposalSummary, summarizeProposal } from './proposal-summary';
import { applyEdits, listProposedEdits } from './proposed-edits';
import { checkShifts } from './schedule-conflicts.server';
import type { PlanState } from './schedule-plan-state.server';
import { type StoredEdits, saveSuggestions } from './schedule-proposal.server';
import type { ShiftRow } from './schedule-shifts.server';
import type { SuggestionDetails } from './suggestion-details';

/** Stores the suggestions of one search, each with everything it would change and how it was scored. */
export async function keepSuggestions(input: {
  schedule: ScheduleFrame;
  jobId: string;
  createdBy: string | null;
  state: PlanState;
  suggestions: Suggestion[];
}): Promise<void> {
  const { schedule, state } = input;
  const { built, rows, shifts } = state;
  const indexOf = new Map(shifts.map((shift, i) => [`${shift.employeeId} ${shift.startMs}`, i]));
  const items = input.suggestions.map(
    (suggestion): { summary: ProposalSummary; stored: StoredEdits; score: number } => {
      const gone = suggestion.removed.flatMap((shift) => indexOf.get(`${shift.employeeId} ${shift.startMs}`) ?? []);
      const touched = { rows: gone.map((index) => rows[index]), shifts: gone.map((index) => shifts[index]) };
      const edits = listProposedEdits(touched, suggestion.added, () => true);
      const after = applyEdits(rows, edits, schedule.id);
      const people = new Set(suggestion.employeeIds.map((id) => id.slice(0, 36)));
      const ofPeople = (all: ShiftRow[]) => all.filter((row) => people.has(row.employeeId));
      const some = { ...built, problem: { ...built.problem, employees: employeesOf(state, people) } };
      const summary = summarizeProposal({
        built,
        startDate: schedule.startDate,
        endDate: schedule.endDate,
        rows,
        after,
        edits,
        conflictsBefore: checkShifts(some, ofPeople(rows)),
        conflictsAfter: checkShifts(some, ofPeople(after)),
        forecastIds: null,
      });
      const details = describeSuggestion(schedule, state, suggestion);
      return {
        summary: { ...summary, details },
        stored: { edits, cells: seenCells(rows, edits), shiftIds: null },
        score: suggestion.score.total,
      };
    },
  );
  await saveSuggestions({
    organizationId: schedule.organizationId,
    scheduleId: schedule.id,
    jobId: input.jobId,
    createdBy: input.createdBy,
    suggestions: items,
  });
}

const employeesOf = ({ built }: PlanState, people: ReadonlySet<string>) =>
  [...people].flatMap((id) => built.entriesOf.get(id) ?? []);

function describeSuggestion(schedule: ScheduleFrame, { built }: PlanState, item: Suggestion): SuggestionDetails {
  const group = built.groups.find(({ id }) => id === item.gap.groupId);
  const weeks = Math.max(1, (diffDays(schedule.startDate, schedule.endDate) + 1) / 7);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    pattern: item.pattern,
    groupId: item.gap.groupId,
    groupName: group?.name ?? null,
    date: item.gap.date,
    window: hoursText(item.gap, group?.timeZone ?? 'UTC'),
    gapBefore: round(item.gapBefore),
    gapAfter: round(item.gapAfter),
    coverageChangePercent:
      item.shortBefore > 0 ? round(((item.shortBefore - item.shortAfter) / item.shortBefore) * 100) : 0,
    costChangeHours: round(item.costChangeHours / weeks),
    operatorsNeeded: item.operatorsNeeded,
    operatorsAvailable: item.operatorsAvailable,
    risk: riskOf(item),
    rules: item.checkedRules,
    score: item.score,
  };
}

/** High where a free day is taken or many are touched, low where one person's hours move a little. */
function riskOf({ pattern, employeeIds, overtimeHours, score }: Suggestion): SuggestionDetails['risk'] {
  if (employeeIds.length > 10 || (pattern === 'extra' && overtimeHours > 0)) return 'high';
  return overtimeHours <= 0 && employeeIds.length <= 2 && score.total >= 60 ? 'low' : 'medium';
}
