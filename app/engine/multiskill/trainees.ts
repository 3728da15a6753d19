import { type CompiledModel, skillKey } from './compile-model';
import type { AgentSkill, RoutingModel } from './routing-model';

/** Somebody who stands for all with the same skills and hours. */
export interface Trainee {
  kind: 'agent' | 'group';
  /** Of the agent, or of the group. */
  id: string;
  alikeIds: string[];
  skills: readonly AgentSkill[];
  /** Numbers of all of them in the compiled model. */
  members: number[];
}

/** Groups that have members, and named agents, those alike together. */
export function listTrainees(model: RoutingModel, compiled: CompiledModel): Trainee[] {
  const groupMembers = new Map<string, number[]>();
  const named = compiled.agents.length - (model.agents ?? []).length;
  compiled.agents.slice(0, named).forEach((agent, index) => {
    groupMembers.set(agent.groupId, [...(groupMembers.get(agent.groupId) ?? []), index]);
  });
  const groups = (model.groups ?? []).flatMap(({ id, skills }): Trainee[] => {
    const members = groupMembers.get(id);
    return members ? [{ kind: 'group', id, alikeIds: [], skills, members }] : [];
  });
  const byKey = new Map<string, Trainee>();
  (model.agents ?? []).forEach((agent, index) => {
    const key = `${skillKey(agent.skills)}/${JSON.stringify(agent.duty ?? 'always')}`;
    const alike = byKey.get(key);
    if (!alike) {
      byKey.set(key, { kind: 'agent', id: agent.id, alikeIds: [], skills: agent.skills, members: [named + index] });
      return;
    }
    alike.alikeIds.push(agent.id);
    alike.members.push(named + index);
  });
  return [...groups, ...byKey.values()];
}

/** The model with one person who has one skill more. */
export function trainOne(model: RoutingModel, trainee: Trainee, skill: AgentSkill): RoutingModel {
  if (trainee.kind === 'agent') {
    const agents = (model.agents ?? []).map((agent) =>
      agent.id === trainee.id ? { ...agent, skills: [...agent.skills, skill] } : agent,
    );
    return { ...model, agents };
  }
  const groups = (model.groups ?? []).flatMap((group) => {
    if (group.id !== trainee.id) return [group];
    const { agents } = group;
    const one = (count: number) => Math.min(1, count);
    const rest = typeof agents === 'number' ? agents - one(agents) : agents.map((count) => count - one(count));
    const trained = typeof agents === 'number' ? one(agents) : agents.map(one);
    return [
      { ...group, agents: rest },
      { id: `${group.id} with ${skill.queueId}`, skills: [...group.skills, skill], agents: trained },
    ];
  });
  return { ...model, groups };
}
