import type { Actor } from '~/auth/actor';
import { addDays, eachDay } from '~/engine/time';
import { listSchedules, type ScheduleView } from './schedule.server';
import {
  clipGrid,
  comparePeople,
  figuresOfSchedule,
  type PersonChange,
  type ScheduleFigures,
} from './schedule-figures';
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
  /** local dates, inclusive, that both cover and that is compared; null where there are none, or only one side */
  period: { from: string; to: string } | null;
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
  return { schedule, grid: JSON.parse(text) as ScheduleGrid };
}

const lastOf = (grid: ScheduleGrid) => addDays(grid.startDate, grid.days - 1);

/** Local dates that both cover; null where there are none. */
function findSharedDates(first: ScheduleGrid, second: ScheduleGrid): { from: string; to: string } | null {
  const from = [first.startDate, second.startDate].sort()[1];
  const to = [lastOf(first), lastOf(second)].sort()[0];
  return from <= to ? { from, to } : null;
}

function describeSide({ schedule, grid }: { schedule: ScheduleView; grid: ScheduleGrid }) {
  const { shortByDate, ...figures } = figuresOfSchedule(grid);
  const { id, name, status } = schedule;
  return { grid, shortByDate, view: { id, name, status, figures } satisfies ComparedSchedule };
}

/**
 * Two variants side by side: coverage, paid time and cost, fairness, and what changes for each person.
 * @param withId the other variant; without one, the newest that shares dates, and where there is none only the first side
 * @throws AppError not_found, forbidden
 */
export async function compareSchedules(
  actor: Actor,
  input: { scheduleId: string; withId: string | null },
): Promise<ScheduleComparison> {
  const { scheduleId, withId } = input;
  const { organizationId } = actor;
  const { items } = await listSchedules({ organizationId, scope: planningScope(actor), limit: mostChoices });
  const own = items.find(({ id }) => id === scheduleId);
  const others = items.filter(({ id }) => id !== scheduleId);
  const alike = others.find(
    (item) => own && item.shortPercent !== null && item.startDate <= own.endDate && item.endDate >= own.startDate,
  );
  const otherId = withId ?? alike?.id;
  const [mine, other] = await Promise.all([
    readSide(actor, scheduleId),
    otherId && otherId !== scheduleId ? readSide(actor, otherId) : null,
  ]);
  const choices = others.map(({ id, name, status }) => ({ id, name, status }));
  // why: three weeks against one would say nothing; what both cover is compared
  const period = other ? findSharedDates(mine.grid, other.grid) : null;
  const within = <T extends { grid: ScheduleGrid }>(side: T): T =>
    period ? { ...side, grid: clipGrid(side.grid, period.from, period.to) } : side;
  const first = describeSide(within(mine));
  const second = other && describeSide(within(other));
  const people = second ? comparePeople(first.grid, second.grid) : [];
  const starts = [first.grid.startDate, second?.grid.startDate ?? first.grid.startDate].sort();
  const ends = [lastOf(first.grid), lastOf(second?.grid ?? first.grid)].sort();
  const days = period ?? { from: starts[0], to: ends[1] };
  return {
    period,
    choices,
    first: first.view,
    second: second?.view ?? null,
    dates: eachDay(days.from, addDays(days.to, 1)).map((date) => ({
      date,
      first: first.shortByDate.get(date) ?? null,
      second: second?.shortByDate.get(date) ?? null,
    })),
    people: people.slice(0, mostPeople),
    morePeople: Math.max(0, people.length - mostPeople),
  };
}
