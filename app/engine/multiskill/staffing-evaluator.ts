import type { RoutingModel, SkillQueue } from './routing-model';
import { simulateRouting } from './simulate-routing';
import type { SimulationResult } from './simulation-types';
import type { SkillProfile, StaffProfilesInput } from './staffing-types';

const SEARCH_REPLICATIONS = 8;
const FINAL_REPLICATIONS = 400;
const CONTACTS_OF_RAREST = 800;
const MOST_CONTACTS = 25_000;
/** Warm-up in handling times of the slowest queue. */
const WARM_UP_HANDLE_TIMES = 8;

/** Long-run service levels of one interval's load under any staffing, by simulation with common random numbers. */
export class StaffingEvaluator {
  simulations = 0;
  private readonly known = new Map<string, number[]>();
  private readonly spanSec: number;
  private readonly warmUpSec: number;

  /** @param arrivals contacts per interval by queue; queues without any are left out of the figures */
  constructor(
    private readonly input: StaffProfilesInput,
    private readonly queues: readonly SkillQueue[],
    private readonly arrivals: readonly number[],
    private readonly profiles: readonly SkillProfile[],
  ) {
    const rates = arrivals.map((count) => count / input.intervalSec);
    const total = rates.reduce((sum, rate) => sum + rate, 0);
    const rarest = Math.min(...rates.filter((rate) => rate > 0));
    this.warmUpSec = WARM_UP_HANDLE_TIMES * Math.max(...queues.map((queue) => queue.handleTimeSec));
    this.spanSec = this.warmUpSec + Math.min(CONTACTS_OF_RAREST / rarest, Math.max(MOST_CONTACTS / total, 1));
  }

  /** Service level of each queue; the same staffing is simulated once. */
  serviceLevels(agents: readonly number[]): number[] {
    const key = agents.join();
    const found = this.known.get(key);
    if (found) return found;
    const result = this.simulate(agents, SEARCH_REPLICATIONS, SEARCH_REPLICATIONS);
    const levels = result.queues.map((queue) => queue.serviceLevel['answered-of-offered'].mean);
    this.known.set(key, levels);
    return levels;
  }

  /** The same to the wanted precision, with fresh contacts. */
  measure(agents: readonly number[]): SimulationResult {
    return this.simulate(agents, SEARCH_REPLICATIONS, FINAL_REPLICATIONS, 'final');
  }

  private simulate(agents: readonly number[], least: number, most: number, purpose = 'search'): SimulationResult {
    this.simulations++;
    const { input, spanSec, warmUpSec } = this;
    const model: RoutingModel = {
      intervalSec: spanSec,
      queues: this.queues.map((queue, index) => ({
        ...queue,
        arrivals: (this.arrivals[index] * spanSec) / input.intervalSec,
      })),
      groups: this.profiles.map(({ id, skills }, index) => ({ id, skills, agents: agents[index] })),
      routing: input.routing,
    };
    return simulateRouting(model, {
      seed: `${input.seed ?? 1}/${purpose}`,
      warmUpSec,
      minReplications: least,
      maxReplications: most,
      halfWidth: input.halfWidth ?? 0.01,
    });
  }
}
