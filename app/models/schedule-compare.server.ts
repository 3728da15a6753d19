import type { Actor } from '~/auth/actor';
import { addDays, eachDay } from '~/engine/time';
import { listSchedules } from './schedule.server';
import { comparePeople, figuresOfSchedule, type PersonChange, type ScheduleFigures } from './schedule-figures';
import type { ScheduleGrid } from './schedule-grid';
import { readScheduleGridJson } from './schedule-grid.server';
import { getScheduleFrame, planningScope } from './schedule-page.server';

/** One side of a comparison. */
export interface ComparedSchedule {
  id: string;
  name: string;
  status: string;
  figures: Omit<ScheduleFigures, 'shortByDate'>;
}

export interface ScheduleComparison {
  choices: { id: string; name: string; status: string }[];
  first: ComparedSchedule;
  second: ComparedSchedule | null;
  /** missing agent-hours of both by date; null on dates that one does not cover */
  dates: { date: string; first: number | null; second: number | null }[];
  people: PersonChange[];
  /** people with changes beyond those listed */
  morePeople: number;
}

const mostPeople = 100;
const mostChoices = 200;

async function readSide(actor: Actor, scheduleId: string) {
  const schedule = await getScheduleFrame(actor, scheduleId);
  const { organizationId } = actor;
  const text = await readScheduleGridJson({ organizationId, scope: planningScope(actor), schedule });
  const grid = JSON.parse(text) as ScheduleGrid;
  const { shortByDate, ...figures } = figuresOfSchedule(grid);
  const { id, name, status } = schedule;
  return { grid, shortByDate, view: { id, name, status, figures } satisfies ComparedSchedule };
}

/**
 * Two variants side by side: coverage, paid time and cost, fairness, and what changes for each person.
 * @param withId the other variant; without one only the choice and the first side are given
 * @throws AppError not_found, forbidden
 */
export async function compareSchedules(
  actor: Actor,
  input: { scheduleId: string; withId: string | null },
): Promise<ScheduleComparison> {
  const { scheduleId, withId } = input;
  const { organizationId } = actor;
  const [first, second, { items }] = await Promise.all([
    readSide(actor, scheduleId),
    withId && withId !== scheduleId ? readSide(actor, withId) : null,
    listSchedules({ organizationId, scope: planningScope(actor), limit: mostChoices }),
  ]);
  const choices = items.filter(({ id }) => id !== scheduleId).map(({ id, name, status }) => ({ id, name, status }));
  const people = second ? comparePeople(first.grid, second.grid) : [];
  const starts = [first.grid.startDate, second?.grid.startDate ?? first.grid.startDate].sort();
  const lastOf = (grid: ScheduleGrid) => addDays(grid.startDate, grid.days - 1);
  const ends = [lastOf(first.grid), second ? lastOf(second.grid) : lastOf(first.grid)].sort();
  return {
    choices,
    first: first.view,
    second: second?.view ?? null,
    dates: eachDay(starts[0], addDays(ends[1], 1)).map((date) => ({
      date,
      first: first.shortByDate.get(date) ?? null,
      second: second?.shortByDate.get(date) ?? null,
    })),
    people: people.slice(0, mostPeople),
    morePeople: Math.max(0, people.length - mostPeople),
  };
}
