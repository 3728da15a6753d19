import type { CoverageState } from '~/components/state-mark';
import {
  type AdherenceStatus,
  type AgentClassification,
  classifyAgent,
  type StateDictionary,
} from '~/engine/adherence';
import type { AgentView, StateView } from './board-types';

/** Where people are, for the stacked bar of a queue. */
export type StateClass = 'available' | 'handling' | 'pause' | 'other' | 'offline';

export const stateClasses: StateClass[] = ['available', 'handling', 'other', 'pause'];

export interface JudgedAgent {
  agent: AgentView;
  classification: AgentClassification;
  stateClass: StateClass;
  /** name of the state; its code where the dictionary has none; null without a state */
  stateName: string | null;
  isUnclassified: boolean;
}

const stateOfStatus: Record<AdherenceStatus, CoverageState> = {
  on_schedule: 'ok',
  late_login: 'short-1',
  absent: 'short-3',
  wrong_state: 'short-2',
  over_break: 'short-2',
  early_leave: 'short-2',
  break: 'over',
  lunch: 'over',
  unplanned_work: 'unknown',
  planned_absence: 'unknown',
  off_shift: 'unknown',
};

export const markOf = (status: AdherenceStatus): CoverageState => stateOfStatus[status];

function classOf(agent: AgentView, entry: StateView | undefined): StateClass {
  if (!agent.state) return 'offline';
  if (!entry) return 'other';
  if (!entry.isOnline) return 'offline';
  if (entry.isBreak) return 'pause';
  if (entry.isNetLoad) return 'handling';
  return entry.code === 'AVL' || /avail|ready/i.test(entry.name) ? 'available' : 'other';
}

/** Plan against state for everyone, worst first: deviations by their length, then the others by name. */
export function judgeAgents(agents: readonly AgentView[], states: readonly StateView[], nowMs: number): JudgedAgent[] {
  const entries = new Map(states.map((state) => [state.code, state]));
  const dictionary: StateDictionary = entries;
  return agents
    .map((agent) => {
      const { state, plan, isAbsencePlanned } = agent;
      const current = state ? { code: state.status, startMs: state.sinceMs, endMs: null } : null;
      const entry = state ? entries.get(state.status) : undefined;
      return {
        agent,
        classification: classifyAgent({ nowMs, plan, state: current, dictionary, isAbsencePlanned }),
        stateClass: classOf(agent, entry),
        stateName: state ? (entry?.name ?? state.status) : null,
        isUnclassified: state !== null && !entry,
      };
    })
    .sort((a, b) => {
      const [first, second] = [a.classification, b.classification];
      if (first.isDeviation !== second.isDeviation) return first.isDeviation ? -1 : 1;
      if (first.isDeviation) return (first.sinceMs ?? nowMs) - (second.sinceMs ?? nowMs);
      return a.agent.name.localeCompare(b.agent.name);
    });
}

/** People who are at work or should be; the others are of no interest right now. */
export const isPresent = ({ classification, stateClass }: JudgedAgent): boolean =>
  classification.planned !== null || stateClass !== 'offline' || classification.isDeviation;

/** How many people of a queue are where; a person counts for the queue they serve now, or else for their main one. */
export function countByQueue(agents: readonly JudgedAgent[]): Map<string, Record<StateClass, number>> {
  const counts = new Map<string, Record<StateClass, number>>();
  for (const { agent, stateClass } of agents) {
    const groupId = agent.state?.groupId ?? agent.groupIds[0];
    if (!groupId) continue;
    const count = counts.get(groupId) ?? { available: 0, handling: 0, pause: 0, other: 0, offline: 0 };
    count[stateClass] += 1;
    counts.set(groupId, count);
  }
  return counts;
}
