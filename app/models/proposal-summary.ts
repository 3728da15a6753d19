import { toLocalParts } from '~/engine/time';
import type { BuiltProblem } from './build-schedule-problem.server';
import { type GroupWork, sumCoverage, sumDayCoverage, sumStaffed } from './day-coverage';
import { isSameForPerson } from './engine-activities';
import { nightMinutesOf } from './schedule-figures';
import { engineEntryOn } from './schedule-plan-state.server';
import type { StoredConflict } from './schedule-result-types';
import type { ShiftRow } from './schedule-shifts.server';
import type { SuggestionDetails } from './suggestion-details';
import type { ShiftEdit } from './write-shifts.server';

/** Figures of a schedule before or after a change, over its whole period. */
export interface ProposalFigures {
  shortHours: number;
  overHours: number;
  shortPercent: number;
  paidHours: number;
  nightHours: number;
  shifts: number;
}

/** One shift that changes, as people read it. */
export interface ProposalChange {
  employeeId: string;
  employeeName: string;
  date: string;
  /** "09:00-18:00", null where there is none */
  before: string | null;
  after: string | null;
  /** pauses moved while hours stay */
  isPausesOnly: boolean;
  /** minutes that change hands: paid after minus paid before */
  paidMinutes: number;
  /** what is placed into the shift, by name and hours */
  activity?: string | null;
}

/** What a proposal would bring. */
export interface ProposalSummary {
  before: ProposalFigures;
  after: ProposalFigures;
  /** missing and surplus agent-hours by date with a change */
  days: { date: string; shortBefore: number; shortAfter: number; overBefore: number; overAfter: number }[];
  /** coverage by interval where one date changes: required, before, after, all groups together */
  curve: { startMs: number; stepMinutes: number; required: number[]; before: number[]; after: number[] } | null;
  changes: ProposalChange[];
  changedPeople: number;
  changedShifts: number;
  /** shifts that only split their work in another way */
  redistributed: number;
  /** rules that are broken now and would not be then, and the other way round */
  solvedConflicts: number;
  newConflicts: StoredConflict[];
  /** forecasts that the requirement is taken from instead of the earlier ones */
  forecastIds: string[] | null;
  /** of a suggestion: where the need is, and its score */
  details?: SuggestionDetails;
  /** of activities: which find no place, and why */
  notPlaced?: { name: string; reason: string }[];
  /** of activities: whom each occurrence took */
  placements?: { eventId: string; key: string; employeeIds: string[] }[];
}

const mostChanges = 2000;
const round = (value: number) => Math.round(value * 100) / 100;

/** Effective agents that stored shifts give to each group. */
export function workOfRows(built: BuiltProblem, rows: ShiftRow[]): GroupWork[] {
  return rows.flatMap((row) => {
    const skills = engineEntryOn(built, row.employeeId, row.date)?.skills ?? [];
    return row.activities.flatMap(({ kind, groupId, startMs, endMs, share }) => {
      if (kind !== 'WORK' || !groupId) return [];
      const proficiency = skills.find((skill) => skill.groupId === groupId)?.proficiency ?? 1;
      return [{ groupId, startMs, endMs, agents: share * proficiency }];
    });
  });
}

/** "540-1080" of a date as a clock that passes midnight: "09:00-18:00", "22:00-06:00". */
export function hoursText(row: Pick<ShiftRow, 'startMs' | 'endMs'>, zone: string): string {
  const clock = (ms: number) => {
    const { minuteOfDay } = toLocalParts(ms, zone);
    return `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`;
  };
  return `${clock(row.startMs)}–${clock(row.endMs)}`;
}

function listChanges(built: BuiltProblem, edits: ShiftEdit[]): ProposalChange[] {
  const people = new Map(built.people.map((person) => [person.id, person]));
  return edits.map(({ before, draft }): ProposalChange => {
    const shift = (draft ?? before) as ShiftRow;
    const person = people.get(shift.employeeId);
    const zone = person?.zone ?? 'UTC';
    const text = (row: Pick<ShiftRow, 'startMs' | 'endMs'> | null) => row && hoursText(row, zone);
    return {
      employeeId: shift.employeeId,
      employeeName: person?.name ?? '',
      date: shift.date,
      before: text(before),
      after: text(draft),
      isPausesOnly:
        before !== null && draft !== null && before.startMs === draft.startMs && before.endMs === draft.endMs,
      paidMinutes: (draft?.paidMinutes ?? 0) - (before?.paidMinutes ?? 0),
    };
  });
}

const keyOf = (item: StoredConflict): string => `${item.employeeId} ${item.date} ${item.rule}`;

/**
 * Puts a set of edits into figures: coverage and paid time before and after, every change by person, rules solved and broken.
 * @param conflicts broken rules of everybody without and with the edits
 */
export function summarizeProposal(input: {
  built: BuiltProblem;
  startDate: string;
  /** inclusive */
  endDate: string;
  rows: ShiftRow[];
  after: ShiftRow[];
  edits: ShiftEdit[];
  conflictsBefore: StoredConflict[];
  conflictsAfter: StoredConflict[];
  forecastIds: string[] | null;
}): ProposalSummary {
  const { built, startDate, endDate, rows, after, edits } = input;
  const { intervalMinutes } = built.problem.horizon;
  const zones = new Map(built.groups.map((group) => [group.id, group.timeZone]));
  const groups = built.problem.groups.map((group) => ({ ...group, timeZone: zones.get(group.id) ?? 'UTC' }));
  const works = [workOfRows(built, rows), workOfRows(built, after)] as const;
  const [daysBefore, daysAfter] = works.map((work) =>
    sumDayCoverage({ groups, work, intervalMinutes, startDate, endDate }),
  );
  const noticed = edits.filter(({ before, draft }) => !before || !draft || !isSameForPerson(before, draft));
  const dates = [...new Set(edits.flatMap(({ before, draft }) => [before?.date, draft?.date]))]
    .filter((date): date is string => date !== undefined)
    .sort();
  const sumOn = (days: typeof daysBefore, date: string, field: 'short' | 'over') =>
    round(days.filter((day) => day.date === date).reduce((sum, day) => sum + day[field], 0));
  const changes = listChanges(built, noticed);
  const known = new Set(input.conflictsBefore.map(keyOf));
  const then = new Set(input.conflictsAfter.map(keyOf));
  return {
    before: figuresOf(built, rows, daysBefore),
    after: figuresOf(built, after, daysAfter),
    days: dates.map((date) => ({
      date,
      shortBefore: sumOn(daysBefore, date, 'short'),
      shortAfter: sumOn(daysAfter, date, 'short'),
      overBefore: sumOn(daysBefore, date, 'over'),
      overAfter: sumOn(daysAfter, date, 'over'),
    })),
    curve: dates.length === 1 ? curveOf(groups, works, intervalMinutes, dates[0]) : null,
    changes: changes.slice(0, mostChanges),
    changedPeople: new Set(changes.map((change) => change.employeeId)).size,
    changedShifts: changes.length,
    redistributed: edits.length - noticed.length,
    solvedConflicts: [...known].filter((key) => !then.has(key)).length,
    newConflicts: input.conflictsAfter.filter((item) => !known.has(keyOf(item))),
    forecastIds: input.forecastIds,
  };
}

function figuresOf(built: BuiltProblem, rows: ShiftRow[], days: ReturnType<typeof sumDayCoverage>): ProposalFigures {
  const zones = new Map(built.people.map((person) => [person.id, person.zone]));
  const coverage = sumCoverage(days);
  const sum = (read: (group: (typeof coverage.groups)[number]) => number) =>
    coverage.groups.reduce((total, group) => total + read(group), 0);
  let paid = 0;
  let night = 0;
  for (const row of rows) {
    paid += row.paidMinutes;
    const from = toLocalParts(row.startMs, zones.get(row.employeeId) ?? 'UTC').minuteOfDay;
    night += nightMinutesOf(from, from + (row.endMs - row.startMs) / 60_000);
  }
  return {
    shortHours: round(sum((group) => group.shortAgentHours)),
    overHours: round(sum((group) => group.overAgentHours)),
    shortPercent: round(coverage.shortPercent),
    paidHours: round(paid / 60),
    nightHours: round(night / 60),
    shifts: rows.length,
  };
}

/** Coverage of one date by interval, all groups together, in the zone of the first group. */
function curveOf(
  groups: (BuiltProblem['problem']['groups'][number] & { timeZone: string })[],
  works: readonly [GroupWork[], GroupWork[]],
  stepMinutes: number,
  date: string,
): ProposalSummary['curve'] {
  const stepMs = stepMinutes * 60_000;
  const isOnDate = (ms: number, zone: string) => toLocalParts(ms, zone).date === date;
  const [first] = groups;
  if (!first) return null;
  const slots: number[] = [];
  for (let i = 0; i < first.demand.length; i++) {
    const at = first.demandStartMs + i * stepMs;
    if (isOnDate(at, first.timeZone)) slots.push(at);
  }
  const staffed = works.map((work) => groups.map((group) => sumStaffed(group, work, stepMinutes)));
  const at = (values: ArrayLike<number>, group: (typeof groups)[number], ms: number) =>
    values[Math.round((ms - group.demandStartMs) / stepMs)] ?? 0;
  const sumAt = (read: (index: number) => ArrayLike<number>) =>
    slots.map((ms) => round(groups.reduce((sum, group, g) => sum + at(read(g), group, ms), 0)));
  return {
    startMs: slots[0] ?? 0,
    stepMinutes,
    required: sumAt((g) => groups[g].demand),
    before: sumAt((g) => staffed[0][g]),
    after: sumAt((g) => staffed[1][g]),
  };
}
