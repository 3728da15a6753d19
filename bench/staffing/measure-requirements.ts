import { computeRequirements, ErlangCStaffing, requiredAgents } from '../../app/engine/queueing';
import { createRandom } from '../../app/engine/random';
import { measureCpu } from './measure-cpu';

const GROUPS = 100;
const INTERVALS = 35_040;

/** CPU and wall seconds for a year of 15-minute intervals of 100 groups of all sizes (3.5 million Erlang C requirements). */
export function measureYear(): { requirements: number; cpuSec: number; wallSec: number } {
  const random = createRandom('year');
  const groups = Array.from({ length: GROUPS }, (_, group) => {
    const size = 2 * 1.06 ** group;
    return {
      model: 'erlang-c' as const,
      volume: Float64Array.from({ length: INTERVALS }, (_, i) => {
        const slot = i % 96;
        const level = Math.max(0.05, Math.sin((Math.PI * slot) / 96)) * (i % 672 > 480 ? 0.5 : 1);
        return random.poisson(size * level);
      }),
      ahtSec: Float64Array.from({ length: INTERVALS }, (_, i) => 200 + (i % 96)),
      intervalSec: 900,
      settings: { slTarget: 0.8, thresholdSec: 20, maxOccupancy: 0.9, shrinkage: 0.3 },
    };
  });
  const time = measureCpu(() => {
    for (const group of groups) computeRequirements(group);
  });
  return { requirements: GROUPS * INTERVALS, ...time };
}

/** CPU microseconds of a single new requirement, each for another load: the bare number, and explained with all its steps. */
export function measureSingle(agents: number): { bareMicros: number; explainedMicros: number } {
  const count = 100_000;
  const load = (i: number) => agents * (0.7 + (0.25 * i) / count);
  // why: the sum keeps the work from being optimised away
  let sum = 0;
  const bare = (times: number) => {
    for (let i = 0; i < times; i++) {
      const staffing = new ErlangCStaffing();
      staffing.solve(load(i), 240, 0.8, 20, 1);
      sum += staffing.agents + staffing.asaSec;
    }
  };
  const explained = (times: number) => {
    for (let i = 0; i < times; i++) {
      requiredAgents({ model: 'erlang-c', volume: (load(i) * 900) / 240, ahtSec: 240, intervalSec: 900 });
    }
  };
  bare(10_000);
  explained(10_000);
  const bareMicros = (measureCpu(() => bare(count)).cpuSec / count) * 1e6;
  const explainedMicros = (measureCpu(() => explained(count)).cpuSec / count) * 1e6;
  if (!Number.isFinite(sum)) throw new Error('A requirement is not a number.');
  return { bareMicros, explainedMicros };
}
