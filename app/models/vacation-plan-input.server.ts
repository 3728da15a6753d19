import type { AccessScope } from '~/auth/actor';
import {
  type DistributionInput,
  type DistributionPerson,
  type DistributionPool,
  firstDayOfYear,
  prepareAccount,
  type Wish,
} from '~/engine/vacations';
import { query, reader } from '~/platform/pg.server';
import { defaultEmployeeSort } from './employee-filter';
import { findEmployeeIds } from './employee-list.server';
import { loadVacationDemand } from './vacation-demand.server';
import { loadVacationFrame, todayOf, type VacationFrame } from './vacation-judgement.server';
import { epochDaySql, rulesOn, type VacationPerson } from './vacation-person.server';

/** For whom and how a year is distributed. */
export interface VacationPlanOptions {
  departmentId: string | null;
  groupId: string | null;
  fillsRest: boolean;
  movesExisting: boolean;
  /** what a peak of demand counts against evenness, 0 to 10 */
  peakWeight: number;
  /** who comes first where wishes clash */
  order: 'seniority' | 'fairness';
}

const batchSize = 500;

/**
 * Gathers what the distribution of a year looks at: everybody of the selection under a scheme, the limits that touch the
 * year, the main groups to keep even, and how busy each group is over the year.
 * @throws AbortError
 */
export async function loadDistribution(input: {
  organizationId: string;
  scope: AccessScope;
  year: number;
  options: VacationPlanOptions;
  signal?: AbortSignal;
}): Promise<DistributionInput> {
  const { organizationId, year, options } = input;
  const first = firstDayOfYear(year);
  const last = firstDayOfYear(year + 1) - 1;
  const ids = await findEmployeeIds({
    organizationId,
    scope: input.scope,
    filter: {
      departmentId: options.departmentId ?? undefined,
      groupId: options.groupId ?? undefined,
      status: 'active',
    },
    sort: defaultEmployeeSort,
  });
  const frames: VacationFrame[] = [];
  for (let start = 0; start < ids.length; start += batchSize) {
    input.signal?.throwIfAborted();
    // why: blocks of the year end in the next one at the latest
    frames.push(
      await loadVacationFrame({ organizationId, employeeIds: ids.slice(start, start + batchSize), first, last }),
    );
  }
  const [wishes, shares, groups, demand] = await Promise.all([
    loadWishes(organizationId, ids, year),
    loadShares(organizationId, ids, year - 1),
    loadMainGroups(organizationId, ids),
    loadVacationDemand({ organizationId, year }),
  ]);
  const everyone = frames.flatMap((frame) => [...frame.people.values()].map((person) => ({ frame, person })));
  const limits = frames[0]?.limits ?? [];
  const pools: DistributionPool[] = limits.map((limit) => ({
    id: limit.id,
    first: limit.first,
    last: limit.last,
    capacity: limit.capacity,
    size: limit.size,
    away: Int32Array.from(limit.away),
  }));
  const groupPools = addGroupPools(pools, everyone, groups, first, last);
  const demands = [...demand.values()];
  const demandIndex = new Map([...demand.keys()].map((groupId, index) => [groupId, index]));
  const people = everyone.flatMap(({ frame, person }): DistributionPerson[] => {
    const rules = rulesOn(person, Math.max(first, person.hiredOn))?.rules ?? rulesOn(person, last)?.rules;
    if (!rules) return [];
    const groupId = groups.get(person.id);
    const limited = frame.limits.flatMap((limit, index) => (limit.memberIds.has(person.id) ? [index] : []));
    const groupPool = groupId === undefined ? undefined : groupPools.get(groupId);
    return [
      {
        id: person.id,
        hiredOn: person.hiredOn,
        leftOn: person.leftOn,
        rules,
        account: prepareAccount(person, last + 366),
        blocks: person.vacations.map((block) => ({
          id: block.id,
          first: block.first,
          last: block.last,
          priority: block.state === 'approved' ? 'fixed' : block.priority,
          costsDays: block.kind === 'annual' && block.schemeId === null,
        })),
        absences: person.absences,
        wishes: wishes.get(person.id) ?? [],
        pools: groupPool === undefined ? limited : [...limited, groupPool],
        demand: groupId === undefined ? null : (demandIndex.get(groupId) ?? null),
        shareBefore: shares.get(person.id) ?? 0,
      },
    ];
  });
  return {
    year,
    today: everyone.length ? todayOf(everyone[0].person) : first,
    // why: one calendar serves all; sites of one organization differ in few days, and each block is judged again when applied
    calendar: everyone.length ? everyone[0].frame.calendarOf(mostFrequentSite(everyone)) : emptyCalendar(first, last),
    people,
    pools,
    demands,
    options: {
      fillsRest: options.fillsRest,
      movesExisting: options.movesExisting,
      peakWeight: options.peakWeight,
      order: options.order,
      // why: a wish may go beyond the balance where that is only watched; whoever applies the plan sees it
      keepsBalance: everyone.length === 0 || !['ignore', 'consider'].includes(everyone[0].frame.balanceMode),
    },
  };
}

const emptyCalendar = (first: number, last: number): DistributionInput['calendar'] => ({
  first,
  holidaysBefore: new Int32Array(last - first + 2),
  workingBefore: new Int32Array(last - first + 2),
});

function mostFrequentSite(everyone: readonly { person: VacationPerson }[]): string {
  const counts = new Map<string, number>();
  for (const { person } of everyone) counts.set(person.siteId, (counts.get(person.siteId) ?? 0) + 1);
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most))[0];
}

/** Main groups as pools without a limit, so that leave spreads evenly in each. @returns index of a group's pool */
function addGroupPools(
  pools: DistributionPool[],
  everyone: readonly { person: VacationPerson }[],
  groups: ReadonlyMap<string, string>,
  first: number,
  last: number,
): Map<string, number> {
  const indexes = new Map<string, number>();
  for (const { person } of everyone) {
    const groupId = groups.get(person.id);
    if (groupId === undefined) continue;
    let index = indexes.get(groupId);
    if (index === undefined) {
      index =
        pools.push({
          id: groupId,
          first,
          last,
          capacity: Number.POSITIVE_INFINITY,
          size: 0,
          away: new Int32Array(last - first + 1),
        }) - 1;
      indexes.set(groupId, index);
    }
    const pool = pools[index];
    pool.size += 1;
    for (const block of person.vacations)
      for (let day = Math.max(first, block.first); day <= Math.min(last, block.last); day++)
        pool.away[day - first] += 1;
  }
  return indexes;
}

/** Wishes that planning has still to decide on, refused ones of an earlier run among them. */
async function loadWishes(organizationId: string, ids: readonly string[], year: number): Promise<Map<string, Wish[]>> {
  const rows = await query<Wish & { employeeId: string }>(
    'vacation-open-wishes',
    `select w.employee_id as "employeeId", w.id, w.rank, ${epochDaySql('w.first_date')} as first, ${epochDaySql('w.last_date')} as last, w.priority
     from vacation_wishes w where w.organization_id = $1 and w.employee_id = any($2::uuid[]) and w.year = $3 and w.state in ('submitted', 'refused')
     order by w.rank`,
    [organizationId, ids, year],
    reader(),
  );
  const byPerson = new Map<string, Wish[]>();
  for (const { employeeId, ...wish } of rows) byPerson.set(employeeId, [...(byPerson.get(employeeId) ?? []), wish]);
  return byPerson;
}

/** The part of their wishes that came true in a year, by person. */
async function loadShares(organizationId: string, ids: readonly string[], year: number): Promise<Map<string, number>> {
  const rows = await query<{ employeeId: string; share: number }>(
    'vacation-wish-shares',
    `select employee_id as "employeeId", avg((state in ('granted', 'moved'))::int)::float8 as share from vacation_wishes
     where organization_id = $1 and employee_id = any($2::uuid[]) and year = $3 and state in ('granted', 'moved', 'refused') group by 1`,
    [organizationId, ids, year],
    reader(),
  );
  return new Map(rows.map(({ employeeId, share }) => [employeeId, share]));
}

async function loadMainGroups(organizationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await query<{ employeeId: string; groupId: string }>(
    'vacation-main-groups',
    `select distinct on (employee_id) employee_id as "employeeId", group_id as "groupId" from group_memberships
     where organization_id = $1 and employee_id = any($2::uuid[]) and (valid_to is null or valid_to > current_date)
     order by employee_id, (role = 'MAIN') desc, priority`,
    [organizationId, ids],
    reader(),
  );
  return new Map(rows.map(({ employeeId, groupId }) => [employeeId, groupId]));
}
