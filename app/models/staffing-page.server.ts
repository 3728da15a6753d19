import { addDays, localDayStart, startOfWeek, toLocalDate } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import { type EffectiveSettings, listEffectiveSettings } from './service-level-setting.server';
import { emptyStaffing, explainStaffing, readStaffing, type StaffingSeries } from './staffing.server';

export interface StaffingGroup {
  id: string;
  name: string;
  serviceName: string;
  channelType: string;
  timeZone: string;
  intervalMinutes: number;
  /** what the current forecasts cover; null without one */
  coveredFrom: string | null;
  coveredTo: string | null;
}

export interface StaffingPage {
  groups: StaffingGroup[];
  group: StaffingGroup | null;
  from: string;
  days: number;
  series: StaffingSeries;
  settings: EffectiveSettings | null;
  explanation: (Awaited<ReturnType<typeof explainStaffing>> & { at: number }) | null;
}

async function listStaffingGroups(organizationId: string): Promise<StaffingGroup[]> {
  return query<StaffingGroup>(
    'staffing-groups',
    `select g.id, g.name, s.name as "serviceName", g.channel_type as "channelType", g.time_zone as "timeZone",
       g.interval_minutes as "intervalMinutes", f.first as "coveredFrom", f.last as "coveredTo"
     from groups g join services s on s.id = g.service_id
     left join lateral (select min(start_date) as first, max(end_date) as last from forecasts f
       where f.organization_id = $1 and f.group_id = g.id and f.is_current and f.status = 'ready') f on true
     where g.organization_id = $1 and g.status = 'active' order by s.name, g.name`,
    [organizationId],
    reader(),
  );
}

/**
 * Requirement of one group over some days, with the settings behind it and, for one interval, every step.
 * @param from local date; today's week, or the first covered day, when absent
 * @param at epoch ms of the interval to explain
 */
export async function loadStaffingPage(input: {
  organizationId: string;
  groupId?: string;
  from?: string;
  days: number;
  at?: number;
}): Promise<StaffingPage> {
  const { organizationId, days } = input;
  const groups = await listStaffingGroups(organizationId);
  const group = groups.find((g) => g.id === input.groupId) ?? groups.find((g) => g.coveredFrom) ?? groups[0] ?? null;
  if (!group)
    return { groups, group, from: input.from ?? '', days, series: emptyStaffing, settings: null, explanation: null };
  const from = input.from ?? defaultFrom(group);
  const { timeZone, intervalMinutes, id: groupId } = group;
  const [series, effective] = await Promise.all([
    readStaffing({
      organizationId,
      groupId,
      from: new Date(localDayStart(from, timeZone)),
      to: new Date(localDayStart(addDays(from, days), timeZone)),
      intervalMinutes,
    }),
    listEffectiveSettings({ organizationId, date: from }),
  ]);
  const isShown = input.at !== undefined && series.starts.includes(input.at / 1000);
  const explanation = isShown
    ? await explainStaffing({ organizationId, groupId, intervalStart: input.at as number })
    : null;
  return {
    groups,
    group,
    from,
    days,
    series,
    settings: effective.find((item) => item.groupId === groupId) ?? null,
    explanation: explanation && { ...explanation, at: input.at as number },
  };
}

/** This week where it is covered, else the first covered day. */
function defaultFrom(group: StaffingGroup): string {
  const today = toLocalDate(Date.now(), group.timeZone);
  const monday = startOfWeek(today);
  const { coveredFrom, coveredTo } = group;
  if (!coveredFrom || !coveredTo) return monday;
  if (coveredFrom <= monday && coveredTo > monday) return monday;
  return coveredFrom > monday && coveredFrom <= addDays(today, 7) ? coveredFrom : coveredFrom;
}
