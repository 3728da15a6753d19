import type { PlannedActivity, StateFlags } from '~/engine/adherence';

/** What the live page gets from its loader; plain data, so that live events can change it in the browser. */
export interface QueueMetrics {
  groupId: string;
  measuredAt: string;
  waiting: number;
  longestWaitMs: number;
  receivedToday: number;
  answeredToday: number;
  answeredInTimeToday: number;
  lostToday: number;
  ahtMs: number;
  agentsAvailable: number;
  agentsBusy: number;
  agentsOnline: number;
}

export interface QueueView {
  groupId: string;
  name: string;
  channelType: string;
  serviceName: string;
  serviceLevelTarget: number;
  warningLevel: number;
  criticalLevel: number;
  thresholdSec: number;
  baseline: { receivedToday: number; answeredInTimeToday: number } | null;
  metrics: QueueMetrics | null;
  ahead: { atMs: number; required: number | null; scheduled: number }[];
}

export interface AgentView {
  id: string;
  name: string;
  departmentName: string | null;
  groupIds: string[];
  plan: PlannedActivity[];
  isAbsencePlanned: boolean;
  state: { status: string; sinceMs: number; groupId: string | null } | null;
  adherence: { scheduledMinutes: number; deviationMinutes: number; workedMinutes: number } | null;
}

export interface StateView extends StateFlags {
  code: string;
  name: string;
  isNetLoad: boolean;
}

export interface LiveAlert {
  id: string;
  rule: string;
  severity: 'critical' | 'warning' | 'technical';
  state: string;
  groupName: string | null;
  employeeId: string | null;
  employeeName: string | null;
  figures: Record<string, number | string>;
  startedAtMs: number;
}

export interface BoardView {
  nowMs: number;
  queues: QueueView[];
  agents: AgentView[];
  states: StateView[];
  feeds: { agents: number | null; queues: number | null };
  alerts: LiveAlert[];
  groupOptions: { value: string; label: string }[];
  departmentOptions: { value: string; label: string }[];
}
