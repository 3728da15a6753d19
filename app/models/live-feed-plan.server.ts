import type { AccessScope } from '~/auth/actor';
import { listLiveEmployees } from './live-plan.server';

/** What the live day asks of one person, for systems that follow the timetable. */
export interface AgentPlan {
  agentId: string;
  /** groups served today, the main one first */
  groupIds: string[];
  isAbsencePlanned: boolean;
  activities: { kind: string; startsAt: string; endsAt: string }[];
}

/** Plans of everyone within the scope, twelve hours back and ahead. */
export async function listAgentPlans(input: {
  organizationId: string;
  scope: AccessScope;
  now?: Date;
}): Promise<AgentPlan[]> {
  const employees = await listLiveEmployees({ ...input, now: input.now ?? new Date() });
  return employees.map(({ id, groupIds, isAbsencePlanned, plan }) => ({
    agentId: id,
    groupIds,
    isAbsencePlanned,
    activities: plan.map(({ kind, startMs, endMs }) => ({
      kind,
      startsAt: new Date(startMs).toISOString(),
      endsAt: new Date(endMs).toISOString(),
    })),
  }));
}
