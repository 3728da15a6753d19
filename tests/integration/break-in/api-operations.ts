import { createApi } from '~/api/app.server';
import { unique } from '../../factories/unique';
import { planEnd, planStart, playedDay, type TargetIds } from './centre';
import { shiftOfferOf } from './offer-target';

/** One operation of the public interface as its document describes it. */
export interface Operation {
  key: string;
  method: string;
  path: string;
  permission: string | null;
  parameters: string[];
  hasBody: boolean;
  requiredQuery: string[];
}

interface DocumentedOperation {
  'x-permission'?: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: unknown;
}

const documentConfig = { openapi: '3.1.0', info: { title: 'Public interface', version: '1' } };

/** Every operation of the OpenAPI document, and the routes that the server has beside it. */
export function listOperations(): { operations: Operation[]; undocumented: string[] } {
  const api = createApi();
  const paths = api.getOpenAPI31Document(documentConfig).paths ?? {};
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, DocumentedOperation>).map(([method, operation]): Operation => {
      const found = operation.parameters ?? [];
      const inPath = (name: string) => found.filter((parameter) => parameter.in === name);
      const shortPath = path.replace(/^\/api\/v1/, '');
      return {
        key: `${method.toUpperCase()} ${shortPath}`,
        method: method.toUpperCase(),
        path: shortPath,
        permission: operation['x-permission'] ?? null,
        parameters: inPath('path').map((parameter) => parameter.name),
        hasBody: operation.requestBody !== undefined,
        requiredQuery: inPath('query').flatMap((parameter) => (parameter.required ? [parameter.name] : [])),
      };
    }),
  );
  const known = new Set(operations.map(({ key }) => key));
  const undocumented = api.routes
    .filter((route) => route.method !== 'ALL')
    .map((route) => `${route.method} ${route.path.replace(/^\/api\/v1/, '').replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`)
    .filter((key) => !known.has(key));
  return { operations, undocumented: [...new Set(undocumented)].sort() };
}

/** What an operation is called with beside the ids of its path. */
export interface Filling {
  query?: Record<string, string>;
  body?: unknown;
  /** content type of a body that is not JSON */
  type?: string;
}

const period = { from: '2027-02-01', to: '2027-03-08' };
const named = () => ({ name: unique('Tried'), code: unique('tried') });
const profileOf = (ids: TargetIds) => ({
  personnelNumber: unique('pn'),
  lastName: 'Tried',
  firstName: 'Ira',
  siteId: ids.siteId,
  positionId: ids.positionId,
  hireDate: '2020-01-01',
});
const groupOf = (ids: TargetIds) => ({
  ...named(),
  serviceId: ids.serviceId,
  siteId: ids.siteId,
  channelType: 'CALLS',
  timeZone: 'Europe/Moscow',
});
const capacityPlanOf = (ids: TargetIds) => ({
  name: unique('Tried'),
  groupIds: [ids.servingGroupId],
  startDate: planStart,
  weeks: 13,
  startFte: 20,
  scenarios: [{ name: 'One' }],
});
const planOf = (ids: TargetIds) => ({
  name: 'Tried',
  startDate: planStart,
  endDate: planEnd,
  groupIds: [ids.servingGroupId],
  departmentIds: [ids.departmentId],
  forecastIds: [ids.forecastId],
});
const assignmentOf = (ids: TargetIds) => ({
  groupIds: [ids.servingGroupId],
  from: planStart,
  to: planEnd,
  growth: 1.1,
});
const contactPlanOf = (ids: TargetIds): Filling => ({
  query: { groupId: ids.servingGroupId, kind: 'contacts' },
  type: 'text/csv',
  body: `time,contacts\n${planStart} 10:00,12\n`,
});
const eventOf = (ids: TargetIds) => ({
  name: 'Tried',
  type: 'WEATHER',
  startsAt: `${planStart}T08:00:00Z`,
  endsAt: `${planStart}T10:00:00Z`,
  coefficient: 1.1,
  groupIds: [ids.servingGroupId],
});
const shiftOf = (ids: TargetIds, date: string) => ({
  employeeId: ids.employeeId,
  date,
  startMinute: 540,
  spanMinutes: 480,
});
const template = () => ({
  name: unique('Tried'),
  code: crypto.randomUUID().slice(0, 13),
  startFromMinute: 480,
  startToMinute: 600,
  spanMinutes: 480,
  paidMinutes: 480,
});
const ruleAssignmentOf = (ids: TargetIds) => ({
  kind: 'rotation',
  targetId: ids.rotationId,
  employeeIds: [ids.employeeId],
  from: planStart,
});
const normAssignmentOf = (ids: TargetIds) => ({
  year: 2028,
  per: 'year',
  source: 'manual',
  hours: [1900],
  employeeIds: [ids.employeeId],
});
const bondOf = (ids: TargetIds) => ({
  name: unique('Tried'),
  kind: 'transport',
  employeeIds: [ids.employeeId, ids.colleagueId],
  validFrom: planStart,
});
const vacationLimitOf = (ids: TargetIds) => ({
  name: unique('Tried'),
  departmentId: ids.departmentId,
  firstDate: '2028-01-01',
  lastDate: '2028-12-31',
  maxAway: 3,
});
const role = () => ({ name: unique('Tried'), permissions: ['overview:read:all'] });

/**
 * Fillings by operation; those without body and without required query need none. Every id is one of the centre under
 * attack, so that a call from elsewhere reaches for it by body and by query too.
 */
export const fillings: Record<string, (ids: TargetIds) => Filling> = {
  'GET /employees': (ids) => ({
    query: {
      departmentId: ids.departmentId,
      siteId: ids.siteId,
      groupId: ids.groupId,
      skillId: ids.skillId,
      status: 'all',
    },
  }),
  'POST /employees': (ids) => ({
    body: {
      ...profileOf(ids),
      departmentId: ids.departmentId,
      contract: { workRuleId: ids.workRuleId, weeklyMinutes: 2400 },
    },
  }),
  'PUT /employees/{employeeId}': (ids) => ({ body: { ...profileOf(ids), timeZone: 'Europe/Moscow' } }),
  'DELETE /employees/{employeeId}': () => ({ query: { reason: 'tried' } }),
  'PUT /employees/{employeeId}/skills': (ids) => ({ body: { skills: [{ skillId: ids.skillId, proficiency: 0.5 }] } }),
  'POST /departments': (ids) => ({ body: { ...named(), parentId: ids.departmentId, siteId: ids.siteId } }),
  'PUT /departments/{departmentId}': (ids) => ({ body: { ...named(), siteId: ids.siteId } }),
  'POST /departments/{departmentId}/move': () => ({ body: { parentId: null, version: 1 } }),
  'GET /groups': (ids) => ({ query: { serviceId: ids.serviceId } }),
  'POST /groups': (ids) => ({ body: groupOf(ids) }),
  'PUT /groups/{groupId}': (ids) => ({ body: groupOf(ids) }),
  'POST /services': () => ({ body: named() }),
  'PUT /services/{serviceId}': () => ({ body: named() }),
  'POST /skills': () => ({ body: named() }),
  'PUT /skills/{skillId}': () => ({ body: named() }),
  'POST /sites': () => ({ body: { ...named(), timeZone: 'Europe/Moscow' } }),
  'PUT /sites/{siteId}': () => ({ body: { ...named(), timeZone: 'Europe/Moscow' } }),
  'POST /shift-templates': () => ({ body: template() }),
  'PATCH /shift-templates/{templateId}': () => ({ body: { name: unique('Tried') } }),
  'PUT /shift-templates/{templateId}': () => ({ body: { name: unique('Tried') } }),
  'GET /history': (ids) => ({ query: { group: ids.servingGroupId, ...period } }),
  'GET /history/quality': (ids) => ({ query: { group: ids.servingGroupId, ...period } }),
  'POST /history/import': (ids) => ({
    query: { group: ids.servingGroupId },
    type: 'text/csv',
    body: 'time,calls,aht\n2027-02-01T09:00,10,200\n',
  }),
  'GET /forecasts': (ids) => ({ query: { groupId: ids.servingGroupId } }),
  'POST /forecasts': (ids) => ({ body: { groupIds: [ids.servingGroupId], startDate: planStart, horizonDays: 7 } }),
  'POST /forecasts/generate': (ids) => ({ body: { group_ids: [ids.servingGroupId], start_date: planStart } }),
  'POST /forecasts/growth-factor': (ids) => ({ body: { forecast_ids: [ids.forecastId], factor: 1.1 } }),
  'GET /forecasts/methods': (ids) => ({ query: { groupId: ids.servingGroupId } }),
  'PUT /forecasts/methods': (ids) => ({
    query: { groupId: ids.servingGroupId },
    body: { members: ['theta'], timeBudgetSec: 30 },
  }),
  'GET /forecasts/accuracy': (ids) => ({ query: { groupId: ids.servingGroupId, ...period } }),
  'GET /forecasts/compare': (ids) => ({ query: { forecastId: ids.forecastId, otherId: ids.forecastId } }),
  'POST /groups/{groupId}/long-range-forecast': () => ({ body: { periods: 26 } }),
  'GET /forecasts/{forecastId}/intraday': () => ({ query: { at: `${planStart}T09:20:00Z` } }),
  'POST /forecasts/assignments/preview': (ids) => ({ body: assignmentOf(ids) }),
  'POST /forecasts/assignments': (ids) => ({ body: assignmentOf(ids) }),
  'PUT /forecasts/refresh': () => ({
    body: {
      isEnabled: true,
      frequency: 'daily',
      time: '02:15',
      timeZone: 'Europe/Moscow',
      horizonDays: 28,
      historyWeeks: 104,
      onNewData: false,
    },
  }),
  'POST /forecasts/plans/preview': (ids) => contactPlanOf(ids),
  'POST /forecasts/plans': (ids) => contactPlanOf(ids),
  'POST /forecasts/{forecastId}/undo': () => ({ body: {} }),
  'POST /forecasts/{forecastId}/redo': () => ({ body: {} }),
  'POST /forecasts/{forecastId}/copies': () => ({ body: { kind: 'snapshot', name: 'Tried' } }),
  'GET /special-events': (ids) => ({ query: { groupId: ids.servingGroupId } }),
  'POST /special-events': (ids) => ({ body: eventOf(ids) }),
  'PUT /special-events/{eventId}': (ids) => ({ body: eventOf(ids) }),
  'GET /calendars': (ids) => ({ query: { year: '2027', siteId: ids.siteId } }),
  'PUT /calendars/days': (ids) => ({ body: { siteId: ids.siteId, date: planStart, dayType: 'holiday' } }),
  'POST /calendars/import': (ids) => ({
    body: { siteId: ids.siteId, xml: '<calendar year="2027"><days><day d="01.01" t="1"/></days></calendar>' },
  }),
  'POST /calendars/imports/{calendarImportId}/undo': () => ({ body: {} }),
  'POST /work-rules': () => ({ body: { name: unique('Tried') } }),
  'PATCH /work-rules/{workRuleId}': () => ({ body: { name: unique('Tried') } }),
  'POST /rotations': () => ({ body: { name: unique('Tried'), days: [{ kind: 'work' }, { kind: 'off' }] } }),
  'PATCH /rotations/{rotationId}': () => ({ body: { name: unique('Tried') } }),
  'GET /rule-assignments': (ids) => ({ query: { date: planStart, departmentId: ids.departmentId } }),
  'POST /rule-assignments/preview': (ids) => ({ body: ruleAssignmentOf(ids) }),
  'POST /rule-assignments': (ids) => ({ body: ruleAssignmentOf(ids) }),
  'POST /rule-assignments/department': (ids) => ({
    body: { departmentId: ids.departmentId, workRuleId: ids.workRuleId, from: planStart },
  }),
  'POST /shift-bonds': (ids) => ({ body: bondOf(ids) }),
  'PATCH /shift-bonds/{bondId}': () => ({ body: { name: unique('Tried') } }),
  'POST /employees/{employeeId}/permits': () => ({ body: { kind: 'minor', from: planStart, dailyMaxMinutes: 420 } }),
  'DELETE /employees/{employeeId}/permits/{permitId}': () => ({ query: { from: planStart } }),
  'POST /norms/assignments/preview': (ids) => ({ body: normAssignmentOf(ids) }),
  'POST /norms/assignments': (ids) => ({ body: normAssignmentOf(ids) }),
  'GET /norms': (ids) => ({ query: { date: planStart, departmentId: ids.departmentId } }),
  'POST /own-preferences': () => ({ body: { date: planStart, kind: 'off' } }),
  'GET /preferences': (ids) => ({ query: { employeeId: ids.employeeId } }),
  'GET /preferences/outcome': (ids) => ({
    query: { from: planStart, to: planStart, departmentId: ids.departmentId },
  }),
  'PUT /preferences/setting': () => ({ body: { closeDays: 8, maxDates: 4, maxPriority: 1, maxWeekly: 5 } }),
  'POST /preferences': (ids) => ({ body: { employeeId: ids.employeeId, date: planStart, kind: 'off' } }),
  'POST /calendar-periods': (ids) => ({
    body: { kind: 'pay_day', name: 'Tried', startDate: planStart, endDate: planStart, siteId: ids.siteId },
  }),
  'GET /anomalies': (ids) => ({ query: { groupId: ids.servingGroupId } }),
  'POST /anomalies/{anomalyId}/decision': () => ({ body: { state: 'confirmed' } }),
  'POST /forecasts/{forecastId}/layers': () => ({
    body: { from: `${planStart}T00:00:00Z`, to: `${planStart}T12:00:00Z`, operation: { type: 'scale', factor: 2 } },
  }),
  'POST /schedules': (ids) => ({ body: planOf(ids) }),
  'POST /schedules/generate': (ids) => ({ body: planOf(ids) }),
  'POST /schedules/optimize': (ids) => ({ body: { scheduleId: ids.scheduleId, timeBudgetSec: 1 } }),
  'GET /schedules/conflicts': (ids) => ({ query: { scheduleId: ids.scheduleId } }),
  'GET /staffing': (ids) => ({ query: { groupId: ids.servingGroupId, from: planStart } }),
  'POST /schedules/{scheduleId}/generate': () => ({ body: { timeBudgetSec: 1 } }),
  'POST /schedules/{scheduleId}/publish': () => ({ body: {} }),
  'POST /schedules/{scheduleId}/optimize': () => ({
    body: { fromDate: planStart, toDate: planStart, timeBudgetSec: 1 },
  }),
  'POST /schedules/{scheduleId}/proposals/{proposalId}/apply': () => ({ body: { reason: 'tried' } }),
  'POST /schedules/{scheduleId}/proposals/{appliedProposalId}/undo': () => ({ body: { reason: 'tried' } }),
  'POST /schedules/variants': (ids) => ({ body: { ...planOf(ids), goals: ['coverage'] } }),
  'GET /schedules/{scheduleId}/compare': (ids) => ({ query: { with: ids.scheduleId } }),
  'GET /schedules/{scheduleId}/shortage': (ids) => ({
    query: { groupId: ids.servingGroupId, at: `${planStart}T09:00:00Z` },
  }),
  'POST /schedules/{scheduleId}/archive': () => ({ body: {} }),
  'POST /schedules/{scheduleId}/relaxations': () => ({ body: { timeBudgetSec: 5 } }),
  'POST /schedules/{scheduleId}/activities': (ids) => ({ body: { eventIds: [ids.timetableEventId] } }),
  'POST /timetable-events': (ids) => ({
    body: {
      name: unique('Tried'),
      kind: 'TRAINING',
      minutes: 60,
      fromMinute: 540,
      toMinute: 1020,
      startDate: planStart,
      departmentIds: [ids.departmentId],
    },
  }),
  'PUT /timetable-events/{timetableEventId}': (ids) => ({
    body: {
      name: unique('Tried'),
      kind: 'TRAINING',
      minutes: 60,
      fromMinute: 540,
      toMinute: 1020,
      startDate: planStart,
      departmentIds: [ids.departmentId],
    },
  }),
  'PATCH /timetable-events/{timetableEventId}': () => ({ body: { status: 'inactive' } }),
  'POST /schedules/{scheduleId}/suggestions': () => ({ body: { timeBudgetSec: 5 } }),
  'POST /schedules/{scheduleId}/suggestions/apply': (ids) => ({ body: { proposalIds: [ids.proposalId] } }),
  'GET /shift-offers': (ids) => ({ query: { scheduleId: ids.publishedId } }),
  'POST /shift-offers': (ids) => ({ body: shiftOfferOf(ids) }),
  'POST /schedules/{scheduleId}/shifts': (ids) => ({ body: shiftOf(ids, '2027-03-04') }),
  'PUT /schedules/{scheduleId}/shifts/{shiftId}': (ids) => ({ body: shiftOf(ids, '2027-03-03') }),
  'GET /live/coverage': () => ({ query: { from: `${planStart}T00:00:00Z`, to: `${planStart}T12:00:00Z` } }),
  'POST /ingest/agent-status': (ids) => ({ body: { agentId: ids.employeeId, status: 'CALL' } }),
  'POST /ingest/queue-metrics': (ids) => ({ body: { groupId: ids.servingGroupId, waiting: 3 } }),
  'POST /planning/erlang-a': () => ({ body: { lambda_rate: 100, mu_rate: 20, patience_s: 60, target_sl: 0.8 } }),
  'POST /planning/erlang-b': () => ({ body: { lambda_rate: 100, mu_rate: 20, max_blocking: 0.01 } }),
  'POST /planning/erlang-x': () => ({
    body: { lambda_rate: 100, mu_rate: 20, patience_s: 60, redial_share: 0.3, target_sl: 0.8 },
  }),
  'POST /planning/chat': () => ({ body: { lambda_rate: 100, aht_s: 600, concurrency: 3, target_sl: 0.8 } }),
  'POST /planning/deferred': () => ({ body: { jobs: [{ release_h: 0, due_h: 4, work_h: 6 }] } }),
  'POST /planning/backlog': () => ({ body: { volume: [10], agents: [2], aht_s: 200 } }),
  'POST /planning/blended': () => ({
    body: { live: { volume: [10], aht_s: 200 }, deferred: { volume: [5], aht_s: 300, deadline_s: 3600 } },
  }),
  'POST /planning/multi-skill/allocate': () => ({
    body: { agents: [{ id: 'a', skills: [{ queue_id: 'q' }] }], queues: [{ id: 'q', required_agents: 1 }] },
  }),
  'POST /planning/multi-skill/simulate': () => ({
    body: {
      model: {
        interval_s: 3600,
        queues: [{ id: 'q', arrivals: 10, aht_s: 100, threshold_s: 20 }],
        groups: [{ id: 'g', agents: 2, skills: [{ queue_id: 'q' }] }],
      },
    },
  }),
  'POST /planning/multi-skill/what-if': () => ({ body: { date: playedDay } }),
  'POST /planning/multi-skill/staff': () => ({
    body: {
      interval_s: 3600,
      queues: [{ id: 'q', arrivals: 10, aht_s: 100, sl_target: 0.8, threshold_s: 20 }],
      profiles: [{ id: 'p', skills: [{ queue_id: 'q' }] }],
    },
  }),
  'POST /planning/multi-skill/staff-day': () => ({ body: { date: playedDay } }),
  'POST /groups/{groupId}/slot-settings': () => ({
    body: { weekdays: [1, 2], startTime: '09:00', endTime: '10:30', from: planStart, minAgents: 3 },
  }),
  'POST /capacity-plans': (ids) => ({ body: capacityPlanOf(ids) }),
  'PUT /capacity-plans/{planId}': (ids) => ({ body: { ...capacityPlanOf(ids), version: 1 } }),
  'POST /planning/requirements': () => ({ body: { model: 'erlang-c', volume: [10], aht_s: 200 } }),
  'POST /planning/erlang-c': () => ({ body: { lambda_rate: 100, mu_rate: 20, target_sl: 0.8 } }),
  'GET /users': (ids) => ({ query: { roleId: ids.roleId } }),
  'POST /users': (ids) => ({
    body: {
      username: unique('tried'),
      displayName: 'Tried',
      roles: [{ roleId: ids.roleId, departmentId: ids.departmentId }],
    },
  }),
  'PUT /users/{userId}/status': () => ({ body: { status: 'blocked' } }),
  'POST /users/{userId}/roles': (ids) => ({ body: { roleId: ids.roleId, departmentId: ids.departmentId } }),
  'POST /roles': () => ({ body: role() }),
  'PUT /roles/{roleId}': () => ({ body: role() }),
  'POST /api-keys': () => ({ body: { name: unique('tried'), permissions: ['ingest:write:all'] } }),
  'GET /vacations': (ids) => ({ query: { departmentId: ids.departmentId, employeeId: ids.employeeId } }),
  'POST /vacations': (ids) => ({
    body: { employeeId: ids.employeeId, firstDate: '2028-09-04', lastDate: '2028-09-17', isForced: true },
  }),
  'PATCH /vacations/{vacationId}': () => ({ body: { firstDate: '2028-06-05', isForced: true } }),
  'PUT /vacations/{vacationId}/approval': () => ({ body: { isApproved: true } }),
  'POST /vacations/generate': (ids) => ({ body: { year: 2028, departmentId: ids.departmentId } }),
  'POST /vacation-plans/{vacationPlanId}/apply': () => ({ body: {} }),
  'GET /vacation-balances': (ids) => ({ query: { departmentId: ids.departmentId } }),
  'GET /vacation-wishes': () => ({ query: { year: '2028' } }),
  'POST /vacation-wishes': (ids) => ({
    body: { employeeId: ids.employeeId, year: 2028, firstDate: '2028-03-06', days: 14 },
  }),
  'GET /vacation-limits': () => ({ query: { year: '2028' } }),
  'POST /vacation-limits': (ids) => ({ body: vacationLimitOf(ids) }),
  'PUT /vacation-limits/{limitId}': (ids) => ({ body: vacationLimitOf(ids) }),
  'POST /vacation-schemes': () => ({ body: { name: unique('Tried') } }),
  'PUT /vacation-schemes/{schemeId}': () => ({ body: { name: unique('Tried') } }),
  'POST /vacation-schemes/{schemeId}/assignments': (ids) => ({
    body: { validFrom: '2028-01-01', employeeIds: [ids.employeeId] },
  }),
  'GET /audit-events': (ids) => ({ query: { entityId: ids.employeeId } }),
};

/** Operations that anybody may call; they prove who they are by their body. */
export const publicOperations = ['POST /auth/login', 'POST /auth/logout', 'POST /auth/refresh'];
/** Operations of whoever has an employee record, about their own: an administrator without one is refused. */
export const ownOperations = [
  'GET /own-preferences',
  'POST /own-preferences',
  'DELETE /own-preferences/{preferenceId}',
  'POST /shift-offers/{offerId}/accept',
  'POST /shift-offers/{offerId}/decline',
];
/** Operations of one's own login: any credentials do, and no id is taken. */
export const personalOperations = ['GET /auth/me'];
/** Routes without an operation: the document itself, its page and what that is made of. */
export const openRoutes = /^GET (\/openapi\.json|\/docs(\/.*)?|\/\.well-known\/jwks\.json|.*jwks\.json)$/;

/** @throws when an operation needs what nobody has written down here: every new one must be tried too */
export function fillOperation(operation: Operation, ids: TargetIds): { path: string; filling: Filling } {
  const write = fillings[operation.key];
  if (!write && (operation.hasBody || operation.requiredQuery.length)) {
    throw new Error(`No filling for ${operation.key}: add one to api-operations.ts.`);
  }
  const filling = write?.(ids) ?? {};
  const missing = operation.requiredQuery.filter((name) => !filling.query?.[name]);
  if (missing.length) throw new Error(`The filling of ${operation.key} has no ${missing.join(', ')}.`);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!(name in ids)) throw new Error(`No target for {${name}} of ${operation.key}: add one to centre.ts.`);
    return ids[name as keyof TargetIds];
  });
  const query = filling.query ? `?${new URLSearchParams(filling.query)}` : '';
  return { path: `${path}${query}`, filling };
}
