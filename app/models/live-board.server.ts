import type { AccessScope } from '~/auth/actor';
import { type AlertView, listOpenAlerts } from './alert.server';
import { boardAheadMs, planForBoard } from './board-plan';
import { type DayAdherence, readLiveAdherence } from './live-adherence.server';
import { type LiveEmployee, listCoverage, listLiveEmployees, slotMs } from './live-plan.server';
import { type LiveQueue, listLiveQueues } from './live-queues.server';
import { type Feed, type QueueLiveState, readAgentStates, readFeeds, readQueueStates } from './live-state.server';
import { listStates, type StateEntry } from './state-dictionary.server';

const aheadMs = 2 * 3_600_000;

export interface BoardQueue extends Omit<LiveQueue, 'openingHours' | 'timeZone'> {
  metrics: QueueLiveState | null;
  /** the next two hours by quarters; empty without requirement and schedule */
  ahead: { atMs: number; required: number | null; scheduled: number }[];
}

export interface BoardAgent extends Omit<LiveEmployee, 'departmentId'> {
  /** only what decides about now, until the page reads anew */
  state: { status: string; sinceMs: number; groupId: string | null } | null;
  adherence: DayAdherence | null;
}

export interface LiveBoard {
  nowMs: number;
  queues: BoardQueue[];
  agents: BoardAgent[];
  states: StateEntry[];
  feeds: Record<Feed, number | null>;
  alerts: AlertView[];
  /** choices of the filters */
  groupOptions: { value: string; label: string }[];
  departmentOptions: { value: string; label: string }[];
}

/**
 * Everything the live page shows: queues of the organization, people within the scope, and what is planned for them.
 * @param groupId only this queue and its people
 * @param departmentId only people of this department
 * @param showsAll also people who are neither at work nor due until the page reads anew
 */
export async function getLiveBoard(input: {
  organizationId: string;
  scope: AccessScope;
  groupId?: string;
  departmentId?: string;
  showsAll?: boolean;
  now?: Date;
}): Promise<LiveBoard> {
  const { organizationId, scope, groupId, departmentId, showsAll = false, now = new Date() } = input;
  const from = new Date(Math.floor(now.getTime() / slotMs) * slotMs);
  const [queues, employees, coverage, states, feeds, agentStates, queueStates, adherence, alerts] = await Promise.all([
    listLiveQueues({ organizationId, now }),
    listLiveEmployees({ organizationId, scope, now }),
    listCoverage({ organizationId, from, to: new Date(from.getTime() + aheadMs) }),
    listStates(organizationId),
    readFeeds(organizationId),
    readAgentStates(organizationId),
    readQueueStates(organizationId),
    readLiveAdherence(organizationId),
    listOpenAlerts({ organizationId, scope }),
  ]);
  const dictionary = new Map(states.map((entry) => [entry.code, entry]));
  const ahead = new Map<string, BoardQueue['ahead']>();
  for (const { groupId: id, atMs, required, scheduled } of coverage) {
    const slots = ahead.get(id) ?? [];
    slots.push({ atMs, required, scheduled });
    ahead.set(id, slots);
  }
  return {
    nowMs: now.getTime(),
    states,
    feeds,
    alerts,
    groupOptions: queues.map(({ groupId: value, name: label }) => ({ value, label })),
    departmentOptions: listDepartments(employees),
    queues: queues
      .filter((queue) => !groupId || queue.groupId === groupId)
      .map(({ openingHours: _hours, timeZone: _zone, ...queue }) => ({
        ...queue,
        metrics: queueStates.get(queue.groupId) ?? null,
        ahead: ahead.get(queue.groupId) ?? [],
      })),
    agents: employees
      .filter(
        (employee) =>
          (!groupId || employee.groupIds.includes(groupId)) &&
          (!departmentId || employee.departmentId === departmentId),
      )
      .flatMap((employee) => {
        const state = agentStates.get(employee.id) ?? null;
        const isAtWork = state !== null && dictionary.get(state.status)?.isOnline !== false;
        const plan = planForBoard(employee.plan, now.getTime());
        const isDue = plan.some(
          (activity) => activity.startMs <= now.getTime() + boardAheadMs && activity.endMs > now.getTime(),
        );
        if (showsAll ? employee.plan.length === 0 && !state : !isAtWork && !isDue) return [];
        const { departmentId: _id, ...shown } = employee;
        return [{ ...shown, plan, state, adherence: adherence.get(employee.id) ?? null }];
      }),
  };
}

function listDepartments(employees: LiveEmployee[]): { value: string; label: string }[] {
  const names = new Map(employees.map(({ departmentId, departmentName }) => [departmentId, departmentName]));
  return [...names]
    .flatMap(([value, label]) => (value && label ? [{ value, label }] : []))
    .sort((a, b) => a.label.localeCompare(b.label));
}
