import type { RoutingModel } from './routing-model';
import { simulateRouting } from './simulate-routing';
import type { QueueResult } from './simulation-types';
import type { StaffingOfDay, StaffProfilesInput } from './staffing-types';

const MIN_REPLICATIONS = 20;
const MAX_REPLICATIONS = 200;
/** Contacts of one play; a day of few contacts is played more often. */
const CONTACTS_OF_PLAY = 1_000_000;
const MAX_ROUNDS = 24;
/** An interval counts as missed when its level is below its target by this and more than its error allows. */
const TOLERANCE = 0.005;

/**
 * Plays the intervals one after another, so that whoever waits at the end of one is waited for in the next, and adds agents where a
 * target is clearly missed that way: in each such interval the cheapest who serves the queue that misses most, until none is missed or
 * nobody may be added.
 * @param agents by interval and profile; is changed
 * @param mayGoOn asked before each play
 * Source: L. Green, P. Kolesar & W. Whitt, "Coping with time-varying demand when setting staffing requirements" (2007): stationary
 * requirements of single intervals miss targets after an overload and where handling takes as long as an interval.
 */
export function checkDay(input: StaffProfilesInput, agents: number[][], mayGoOn: () => boolean): StaffingOfDay {
  const added = agents.map((counts) => counts.map(() => 0));
  let queues = playDay(input, agents);
  let plays = 1;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const missed = findMissed(input, queues);
    const changes = [...missed].flatMap(([interval, queueId]) => {
      const profile = findHelper(input, queueId, agents[interval]);
      return profile === undefined ? [] : [{ interval, profile }];
    });
    if (changes.length === 0 || !mayGoOn()) break;
    for (const { interval, profile } of changes) {
      agents[interval][profile]++;
      added[interval][profile]++;
    }
    queues = playDay(input, agents);
    plays++;
  }
  return {
    queues: queues.map(({ id, intervals }) => ({
      queueId: id,
      serviceLevel: intervals.map((interval) => interval.serviceLevel),
      asaSec: intervals.map((interval) => interval.asaSec),
    })),
    added,
    missed: [...findMissed(input, queues)].map(([interval, queueId]) => ({ interval, queueId })),
    plays,
  };
}

function playDay(input: StaffProfilesInput, agents: readonly (readonly number[])[]): QueueResult[] {
  const { intervalSec, queues, profiles, routing, seed = 1 } = input;
  const model: RoutingModel = {
    intervalSec,
    intervals: agents.length,
    queues,
    groups: profiles.map(({ id, skills }, profile) => ({
      id,
      skills,
      agents: agents.map((counts) => counts[profile]),
    })),
    routing,
  };
  const contacts = queues.reduce((sum, { arrivals }) => sum + countContacts(arrivals, agents.length), 0);
  const replications = Math.min(MAX_REPLICATIONS, Math.max(MIN_REPLICATIONS, Math.round(CONTACTS_OF_PLAY / contacts)));
  const options = { seed: `${seed}/day`, minReplications: replications, maxReplications: replications };
  return simulateRouting(model, options).queues;
}

const countContacts = (arrivals: number | readonly number[], intervals: number): number =>
  typeof arrivals === 'number' ? arrivals * intervals : arrivals.reduce((sum, count) => sum + count, 0);

/** The queue that misses its target most, of each interval in which one does. */
function findMissed(input: StaffProfilesInput, results: readonly QueueResult[]): Map<number, string> {
  const worst = new Map<number, { queueId: string; missing: number }>();
  results.forEach(({ id, intervals }, index) => {
    const { slTarget } = input.queues[index];
    intervals.forEach(({ offered, serviceLevel }, interval) => {
      const missing = slTarget - serviceLevel.mean;
      const isClear = offered.mean > 0 && missing > Math.max(TOLERANCE, 2 * serviceLevel.standardError);
      if (isClear && missing > (worst.get(interval)?.missing ?? 0)) worst.set(interval, { queueId: id, missing });
    });
  });
  return new Map([...worst].map(([interval, { queueId }]) => [interval, queueId]));
}

/** Cheapest profile for the speed it has on a queue, of those of whom there may be one more. */
function findHelper(input: StaffProfilesInput, queueId: string, agents: readonly number[]): number | undefined {
  const helpers = input.profiles.flatMap(({ skills, cost = 1, maxAgents = Number.POSITIVE_INFINITY }, profile) => {
    const skill = skills.find((entry) => entry.queueId === queueId);
    return skill && agents[profile] < maxAgents ? [{ profile, price: cost / (skill.proficiency ?? 1) }] : [];
  });
  return helpers.sort((a, b) => a.price - b.price)[0]?.profile;
}
