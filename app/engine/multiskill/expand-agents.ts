import type { AgentGroup, AgentSkill, DutySpan, RoutingModel } from './routing-model';

/** One agent of a model, whether named or counted in a group. */
export interface PlannedAgent {
  id: string;
  groupId: string;
  skills: readonly AgentSkill[];
  duty: readonly DutySpan[];
}

const ALWAYS: readonly DutySpan[] = [{ fromSec: 0, toSec: Number.POSITIVE_INFINITY }];

/** Everybody of a checked model: the members of its groups, then its named agents. */
export function expandAgents(model: RoutingModel, intervals: number): PlannedAgent[] {
  const members = (model.groups ?? []).flatMap((group) => expandGroup(group, model.intervalSec, intervals));
  const named = (model.agents ?? []).map((agent) => ({
    id: agent.id,
    groupId: agent.groupId ?? agent.id,
    skills: agent.skills,
    duty: agent.duty ?? ALWAYS,
  }));
  return [...members, ...named];
}

/** Member k is at work in the intervals that have more than k; who is there at the end stays until the queues are empty. */
function expandGroup(group: AgentGroup, intervalSec: number, intervals: number): PlannedAgent[] {
  const { agents: counts } = group;
  const most = typeof counts === 'number' ? counts : counts.reduce((max, count) => Math.max(max, count), 0);
  return Array.from({ length: most }, (_, k) => ({
    id: `${group.id}#${k + 1}`,
    groupId: group.id,
    skills: group.skills,
    duty: typeof counts === 'number' ? ALWAYS : spansAbove(counts, k, intervalSec, intervals),
  }));
}

function spansAbove(counts: readonly number[], k: number, intervalSec: number, intervals: number): DutySpan[] {
  const spans: DutySpan[] = [];
  for (let i = 0; i < intervals; i++) {
    if (counts[i] <= k) continue;
    const fromSec = i * intervalSec;
    while (i < intervals && counts[i] > k) i++;
    spans.push({ fromSec, toSec: i === intervals ? Number.POSITIVE_INFINITY : i * intervalSec });
  }
  return spans;
}
