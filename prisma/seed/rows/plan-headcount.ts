import type { CentreBlueprint, GroupBlueprint } from '../blueprint/types';

/** How the employees of a centre divide into staff and agents. */
export interface Headcount {
  /** agents per group, in the order of the groups */
  agents: number[];
  /** teams per site code */
  teams: Map<string, number>;
}

const agentsPerTeam = 15;

/** Everybody who is neither the director, the planner, head of a site nor a team lead is an agent of one group. */
export function planHeadcount(blueprint: CentreBlueprint): Headcount {
  const seniorStaff = 2 + blueprint.sites.length;
  const others = blueprint.employeeCount - seniorStaff;
  const expectedAgents = Math.round((others * agentsPerTeam) / (agentsPerTeam + 1));
  const perSite = new Map(blueprint.sites.map((site) => [site.code, 0]));
  const expected = divideByWeight(expectedAgents, blueprint.groups);
  blueprint.groups.forEach((group, index) => {
    perSite.set(group.siteCode, perSite.get(group.siteCode)! + expected[index]);
  });
  const teams = new Map([...perSite].map(([code, count]) => [code, Math.max(1, Math.round(count / agentsPerTeam))]));
  const leads = [...teams.values()].reduce((sum, count) => sum + count, 0);
  return { agents: divideByWeight(others - leads, blueprint.groups), teams };
}

/** Largest remainder: the parts add up to the total exactly. */
function divideByWeight(total: number, groups: GroupBlueprint[]): number[] {
  const sum = groups.reduce((all, group) => all + group.weight, 0);
  const exact = groups.map((group) => (total * group.weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((_, index) => index).sort((a, b) => exact[b] - parts[b] - (exact[a] - parts[a]));
  for (const index of byRemainder.slice(0, missing)) parts[index] += 1;
  return parts;
}
