import type { DemandGroup } from '~/engine/scheduling';
import { addDays, diffDays, localDayStart } from '~/engine/time';
import type { DayCoverage } from './schedule-result-types';

const MINUTE_MS = 60_000;

/** Work for a group: effective agents (share times proficiency) over a stretch of time. */
export interface GroupWork {
  groupId: string;
  startMs: number;
  endMs: number;
  agents: number;
}

/** Effective agents per interval of one demand array; a stretch counts by the part of the interval it fills. */
export function sumStaffed(group: DemandGroup, work: Iterable<GroupWork>, intervalMinutes: number): Float64Array {
  const stepMs = intervalMinutes * MINUTE_MS;
  const staffed = new Float64Array(group.demand.length);
  for (const item of work) {
    if (item.groupId !== group.id) continue;
    const first = Math.max(0, Math.floor((item.startMs - group.demandStartMs) / stepMs));
    const last = Math.min(staffed.length, Math.ceil((item.endMs - group.demandStartMs) / stepMs));
    for (let i = first; i < last; i++) {
      const at = group.demandStartMs + i * stepMs;
      staffed[i] += (item.agents * (Math.min(item.endMs, at + stepMs) - Math.max(item.startMs, at))) / stepMs;
    }
  }
  return staffed;
}

/** Required, missing and surplus agent-hours of each group on each of its local dates. */
export function sumDayCoverage(input: {
  groups: (DemandGroup & { timeZone: string })[];
  work: GroupWork[];
  intervalMinutes: number;
  startDate: string;
  /** inclusive */
  endDate: string;
}): DayCoverage[] {
  const { intervalMinutes, startDate, endDate } = input;
  const stepMs = intervalMinutes * MINUTE_MS;
  const hours = intervalMinutes / 60;
  const workOf = new Map<string, GroupWork[]>();
  for (const item of input.work) {
    const list = workOf.get(item.groupId);
    if (list) list.push(item);
    else workOf.set(item.groupId, [item]);
  }
  return input.groups.flatMap((group) => {
    const staffed = sumStaffed(group, workOf.get(group.id) ?? [], intervalMinutes);
    return Array.from({ length: diffDays(startDate, endDate) + 1 }, (_, day): DayCoverage => {
      const date = addDays(startDate, day);
      const first = Math.max(0, Math.round((localDayStart(date, group.timeZone) - group.demandStartMs) / stepMs));
      const next = Math.round((localDayStart(addDays(date, 1), group.timeZone) - group.demandStartMs) / stepMs);
      const sums = { date, groupId: group.id, demand: 0, short: 0, over: 0 };
      for (let i = first; i < Math.min(next, staffed.length); i++) {
        const difference = group.demand[i] - staffed[i];
        sums.demand += group.demand[i] * hours;
        if (difference > 0) sums.short += difference * hours;
        else sums.over -= difference * hours;
      }
      return { ...sums, demand: round(sums.demand), short: round(sums.short), over: round(sums.over) };
    });
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Figures of a whole schedule out of its days. */
export function sumCoverage(days: DayCoverage[]) {
  const sums = new Map<string, { demand: number; short: number; over: number }>();
  for (const day of days) {
    const sum = sums.get(day.groupId) ?? { demand: 0, short: 0, over: 0 };
    sum.demand += day.demand;
    sum.short += day.short;
    sum.over += day.over;
    sums.set(day.groupId, sum);
  }
  const percent = (part: number, demand: number) => (demand > 0 ? (part / demand) * 100 : 0);
  const groups = [...sums].map(([groupId, sum]) => ({
    groupId,
    demandAgentHours: sum.demand,
    shortAgentHours: sum.short,
    overAgentHours: sum.over,
    shortPercent: percent(sum.short, sum.demand),
    overPercent: percent(sum.over, sum.demand),
  }));
  const total = (field: 'demandAgentHours' | 'shortAgentHours' | 'overAgentHours') =>
    groups.reduce((sum, group) => sum + group[field], 0);
  return {
    groups,
    shortPercent: percent(total('shortAgentHours'), total('demandAgentHours')),
    overPercent: percent(total('overAgentHours'), total('demandAgentHours')),
  };
}
