import { addDays, localDayStart, startOfWeek, toLocalDate } from '~/engine/time';
import { query, reader } from '~/platform/pg.server';
import { packColumn } from './packed-column';
import { listEffectiveSettings } from './service-level-setting.server';
import { explainStaffing } from './staffing.server';
import { summariseStaffing } from './staffing-figures';
import { readStaffingGrid } from './staffing-grid.server';
import type { StaffingPageData, StaffingTarget } from './staffing-page-data';
import { readStaffingParts } from './staffing-parts.server';
import { readCoveredQuantile, readSensitivity } from './staffing-sensitivity.server';

interface GroupRow {
  id: string;
  name: string;
  serviceId: string;
  serviceName: string;
  departmentId: string | null;
  departmentName: string | null;
  channelType: string;
  timeZone: string;
  intervalMinutes: number;
  /** what the current forecasts cover; null without one */
  coveredFrom: string | null;
  coveredTo: string | null;
}

async function listStaffingGroups(organizationId: string): Promise<GroupRow[]> {
  return query<GroupRow>(
    'staffing-groups',
    `select g.id, g.name, s.id as "serviceId", s.name as "serviceName", d.id as "departmentId", d.name as "departmentName",
       g.channel_type as "channelType", g.time_zone as "timeZone", g.interval_minutes as "intervalMinutes",
       f.first as "coveredFrom", f.last as "coveredTo"
     from groups g join services s on s.id = g.service_id left join departments d on d.id = g.department_id
     left join lateral (select min(start_date) as first, max(end_date) as last from forecasts f
       where f.organization_id = $1 and f.group_id = g.id and f.is_current and f.status = 'ready') f on true
     where g.organization_id = $1 and g.status = 'active' and not g.is_aggregated order by s.name, g.name`,
    [organizationId],
    reader(),
  );
}

export interface StaffingPageInput {
  organizationId: string;
  groupId?: string;
  serviceId?: string;
  departmentId?: string;
  from?: string;
  days: number;
  /** local date whose curve is shown */
  day?: string;
  /** epoch ms of the interval to explain */
  at?: number;
}

/**
 * Requirement, schedule and presence of a group, a service or a department over some days, the settings behind it and, for one
 * interval of a group, every step and what small changes would mean; of a sum, the groups that add up.
 */
export async function loadStaffingPage(input: StaffingPageInput): Promise<StaffingPageData> {
  const { organizationId, days } = input;
  const groups = await listStaffingGroups(organizationId);
  const chosen = chooseGroups(groups, input);
  const options = listOptions(groups);
  if (chosen.groups.length === 0) {
    return { ...emptyPage, options, from: input.from ?? '', days };
  }
  const { timeZone } = chosen.groups[0];
  const from = input.from ?? defaultFrom(chosen.groups);
  const day =
    input.day && input.day >= from && input.day < addDays(from, days) ? input.day : chooseDay(from, days, timeZone);
  const groupId = chosen.target?.kind === 'group' ? chosen.target.id : null;
  const [grid, effective] = await Promise.all([
    readStaffingGrid({
      organizationId,
      groupIds: chosen.groups.map((group) => group.id),
      from: new Date(localDayStart(from, timeZone)),
      to: new Date(localDayStart(addDays(from, days), timeZone)),
    }),
    groupId ? listEffectiveSettings({ organizationId, date: from, groupId }) : [],
  ]);
  const slot = input.at === undefined ? -1 : (input.at / 1000 - grid.startSec) / grid.stepSec;
  const isShown = Number.isInteger(slot) && (grid.required[slot] ?? null) !== null;
  const parts =
    isShown && !groupId
      ? {
          at: input.at as number,
          list: await readStaffingParts({
            organizationId,
            groupIds: chosen.groups.map((group) => group.id),
            at: input.at as number,
          }),
        }
      : null;
  const explanation =
    isShown && groupId ? await explainStaffing({ organizationId, groupId, intervalStart: input.at as number }) : null;
  const covered = explanation
    ? await readCoveredQuantile({
        explained: explanation,
        at: input.at as number,
        people: grid.scheduled?.[slot] || explanation.roundedAgents,
      })
    : null;
  return {
    options,
    target: chosen.target,
    memberIds: groupId ? [] : chosen.groups.map((group) => group.id),
    timeZone,
    from,
    days,
    day,
    startSec: grid.startSec,
    stepSec: grid.stepSec,
    required: packColumn(grid.required),
    scheduled: grid.scheduled && packColumn(grid.scheduled),
    actual: grid.actual && packColumn(grid.actual),
    figures: summariseStaffing(grid),
    settings: effective[0] ?? null,
    explanation: explanation && {
      at: input.at as number,
      model: explanation.model,
      decidedBy: explanation.decidedBy,
      serviceLevel: explanation.serviceLevel,
      asaSec: explanation.asaSec,
      occupancy: explanation.occupancy,
      steps: explanation.steps,
      sensitivity: readSensitivity(explanation),
      covered,
      plannedAgents: explanation.plannedAgents,
      allowances: explanation.allowances,
    },
    parts,
  };
}

const emptyPage: StaffingPageData = {
  options: [],
  target: null,
  memberIds: [],
  timeZone: 'UTC',
  from: '',
  days: 7,
  day: '',
  startSec: 0,
  stepSec: 900,
  required: '',
  scheduled: null,
  actual: null,
  figures: null,
  settings: null,
  explanation: null,
  parts: null,
};

/** The groups asked for; without a wish the first group that has a forecast. */
function chooseGroups(
  groups: GroupRow[],
  wish: StaffingPageInput,
): { target: StaffingTarget | null; groups: GroupRow[] } {
  const ofService = wish.serviceId ? groups.filter((group) => group.serviceId === wish.serviceId) : [];
  if (ofService.length > 0) {
    return {
      target: { kind: 'service', id: ofService[0].serviceId, name: ofService[0].serviceName },
      groups: ofService,
    };
  }
  const ofDepartment = wish.departmentId ? groups.filter((group) => group.departmentId === wish.departmentId) : [];
  if (ofDepartment.length > 0) {
    const { departmentId, departmentName } = ofDepartment[0];
    return { target: { kind: 'department', id: departmentId ?? '', name: departmentName ?? '' }, groups: ofDepartment };
  }
  const group = groups.find((one) => one.id === wish.groupId) ?? groups.find((one) => one.coveredFrom) ?? groups[0];
  if (!group) return { target: null, groups: [] };
  return {
    target: { kind: 'group', id: group.id, name: group.name, channelType: group.channelType },
    groups: [group],
  };
}

/** What can be chosen: each group under its service, services and departments that hold several. */
function listOptions(groups: GroupRow[]): StaffingPageData['options'] {
  const several = (
    idOf: (group: GroupRow) => string | null,
    nameOf: (group: GroupRow) => string | null,
    kind: 'service' | 'department',
  ) => {
    const found = new Map<string, { name: string; count: number }>();
    for (const group of groups) {
      const id = idOf(group);
      if (!id) continue;
      const known = found.get(id);
      found.set(id, { name: nameOf(group) ?? '', count: (known?.count ?? 0) + 1 });
    }
    return [...found]
      .filter(([, { count }]) => count > 1)
      .map(([id, { name }]) => ({ value: `${kind}:${id}`, label: name, kind, under: null }));
  };
  return [
    ...groups.map((group) => ({
      value: `group:${group.id}`,
      label: group.name,
      kind: 'group' as const,
      under: group.serviceName,
    })),
    ...several(
      (group) => group.serviceId,
      (group) => group.serviceName,
      'service',
    ),
    ...several(
      (group) => group.departmentId,
      (group) => group.departmentName,
      'department',
    ),
  ];
}

/** Today where it lies in the period, else its first day. */
function chooseDay(from: string, days: number, timeZone: string): string {
  const today = toLocalDate(Date.now(), timeZone);
  return today >= from && today < addDays(from, days) ? today : from;
}

/** This week where it is covered, else the first covered day. */
function defaultFrom(groups: GroupRow[]): string {
  const monday = startOfWeek(toLocalDate(Date.now(), groups[0].timeZone));
  const covered = groups.filter((group) => group.coveredFrom && group.coveredTo);
  if (covered.length === 0) return monday;
  const first = covered.map((group) => group.coveredFrom as string).sort()[0];
  const last = covered
    .map((group) => group.coveredTo as string)
    .sort()
    .at(-1) as string;
  return first <= monday && last > monday ? monday : first;
}
