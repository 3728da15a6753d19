import { addColumn, addRow, createLpModel, type LpSolver } from '../scheduling/lp/lp-solver';
import type { SkillProfile } from './staffing-types';

/** A linear lower limit on the numbers of agents: sum of slope x agents >= limit. */
export interface Cut {
  slopes: readonly number[];
  limit: number;
}

const TIME_LIMIT_SEC = 5;
const MOST_AGENTS = 20_000;

/**
 * Cheapest whole numbers of agents by profile whose time can do the work of every queue and that respect all cuts.
 * @param workErl agents' time that each queue needs at speed 1
 * @param speeds speed of each profile on each queue, 0 where it has not the skill
 * @returns agents by profile, or undefined where there are none
 */
export function findCheapestAgents(
  solver: LpSolver,
  profiles: readonly SkillProfile[],
  speeds: readonly (readonly number[])[],
  workErl: readonly number[],
  cuts: readonly Cut[],
): { agents: number[]; cost: number } | undefined {
  const model = createLpModel();
  const columns = profiles.map(({ cost = 1, minAgents = 0, maxAgents = MOST_AGENTS }) =>
    addColumn(model, cost, minAgents, Math.max(minAgents, maxAgents)),
  );
  model.integers = [...columns];
  const work: [number, number][][] = workErl.map(() => []);
  profiles.forEach((_, profile) => {
    const time: [number, number][] = [[columns[profile], 1]];
    speeds[profile].forEach((speed, queue) => {
      if (speed === 0 || workErl[queue] === 0) return;
      const share = addColumn(model, 0, 0, Number.POSITIVE_INFINITY);
      time.push([share, -1]);
      work[queue].push([share, speed]);
    });
    addRow(model, 0, Number.POSITIVE_INFINITY, time);
  });
  workErl.forEach((needed, queue) => {
    if (needed > 0) addRow(model, needed, Number.POSITIVE_INFINITY, work[queue]);
  });
  for (const { slopes, limit } of cuts) {
    const entries = slopes.flatMap((slope, profile): [number, number][] =>
      slope === 0 ? [] : [[columns[profile], slope]],
    );
    addRow(model, limit, Number.POSITIVE_INFINITY, entries);
  }
  const solution = solver.solve(model, TIME_LIMIT_SEC);
  if (solution.status === 'infeasible' || solution.status === 'unbounded') return undefined;
  const agents = columns.map((column) => Math.round(solution.values[column]));
  return { agents, cost: agents.reduce((sum, count, profile) => sum + count * (profiles[profile].cost ?? 1), 0) };
}
