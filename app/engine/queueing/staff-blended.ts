import { InvalidInput } from '../errors';
import { checkBetween } from './check-number';
import { computeRequirements } from './compute-requirements';
import { planDeferredWork } from './deferred-profile';
import type { RequirementSettings } from './requirement-input';

/** A group that answers live contacts and does deferred work in between. */
export interface BlendedInput {
  live: {
    model: 'erlang-c' | 'erlang-a';
    volume: ArrayLike<number>;
    ahtSec: ArrayLike<number>;
    settings?: Partial<RequirementSettings>;
  };
  deferred: {
    volume: ArrayLike<number>;
    ahtSec: ArrayLike<number>;
    /** Time allowed for an answer, seconds. */
    deadlineSec: number;
  };
  intervalSec: number;
  /** 0 where the group is closed. */
  open?: ArrayLike<number>;
  /** Share of the idle time of live agents that deferred work can use, 0 to 1; 0.8 by default (what is begun must be resumed). */
  gapUse?: number;
}

/** Agents at work, one entry per interval, without reserve and shrinkage; whole where live, fractional where deferred. */
export interface BlendedStaffing {
  /** For the live contacts. */
  liveAgents: Float64Array;
  /** Further agents, all of their time on deferred work. */
  deferredAgents: Float64Array;
  agents: Float64Array;
  /** Deferred work done in the gaps of live work, person-seconds. */
  gapWorkSec: Float64Array;
  /** What separate groups would need: live agents, and the evenest plan of deferred work alone. */
  separateAgents: Float64Array;
  /** Share of the deferred work that the gaps do. */
  gapShare: number;
  /** Deferred work whose deadline falls into closed time, person-seconds. */
  lateWorkSec: number;
}

/**
 * Agents of a blended group. Live contacts come first and interrupt deferred work, so their service level is what it was;
 * the time between them serves deferred work, the soonest due first; what the gaps cannot do in time gets agents of its
 * own, as evenly as the deadlines allow.
 * @throws InvalidInput
 */
export function staffBlended(input: BlendedInput): BlendedStaffing {
  const { live, deferred, intervalSec, open, gapUse = 0.8 } = input;
  checkBetween('gapUse', gapUse, 0, 1);
  const count = live.volume.length;
  if (deferred.volume.length !== count) throw new InvalidInput('deferred.volume', 'must have as many entries as live');
  const settings = { ...live.settings, shrinkage: 0, reserve: 1 };
  const needs = computeRequirements({ ...live, settings, intervalSec, open });
  const workSec = deferredWork(deferred, count);
  const alone = planDeferredWork({ workSec, intervalSec, deadlineSec: deferred.deadlineSec, open });
  const maxOccupancy = live.settings?.maxOccupancy ?? 1;
  const liveAgents = Float64Array.from(needs.roundedAgents);
  const gapSec = liveAgents.map((agents, i) => {
    const free = Math.max(0, agents * maxOccupancy - Math.min(agents, needs.erlangs[i]));
    return free * gapUse * intervalSec;
  });
  const gaps = serveInGaps(workSec, gapSec, Math.max(1, Math.floor(deferred.deadlineSec / intervalSec + 1e-9)));
  const rest = planDeferredWork({ workSec: gaps.restSec, intervalSec, deadlineSec: deferred.deadlineSec, open });
  const total = workSec.reduce((sum, work) => sum + work, 0);
  const done = gaps.doneSec.reduce((sum, work) => sum + work, 0);
  return {
    liveAgents,
    deferredAgents: rest.people,
    agents: liveAgents.map((agents, i) => agents + rest.people[i]),
    gapWorkSec: gaps.doneSec,
    separateAgents: liveAgents.map((agents, i) => agents + alone.people[i]),
    gapShare: total > 0 ? done / total : 0,
    lateWorkSec: rest.lateWorkSec,
  };
}

function deferredWork(deferred: BlendedInput['deferred'], count: number): Float64Array {
  if (deferred.ahtSec.length !== count) {
    throw new InvalidInput('deferred.ahtSec', `must have ${count} entries, one per interval`);
  }
  return Float64Array.from({ length: count }, (_, i) => {
    checkBetween(`deferred.volume[${i}]`, deferred.volume[i], 0, 1e8);
    checkBetween(`deferred.ahtSec[${i}]`, deferred.ahtSec[i], 0, 1e7);
    return deferred.volume[i] * deferred.ahtSec[i];
  });
}

/**
 * Work done in the gaps, the soonest due first (with one deadline for all: in order of arrival), and what is left of each
 * interval's work when its time is over. Work of an interval can be done from that interval on.
 */
function serveInGaps(workSec: Float64Array, gapSec: Float64Array, deadlineIntervals: number) {
  const count = workSec.length;
  const restSec = workSec.slice();
  const doneSec = new Float64Array(count);
  let oldest = 0;
  for (let now = 0; now < count; now++) {
    let room = gapSec[now];
    oldest = Math.max(oldest, now - deadlineIntervals + 1);
    while (room > 0 && oldest <= now) {
      const done = Math.min(room, restSec[oldest]);
      restSec[oldest] -= done;
      doneSec[now] += done;
      room -= done;
      if (restSec[oldest] > 0) break;
      oldest++;
    }
  }
  return { restSec, doneSec };
}
