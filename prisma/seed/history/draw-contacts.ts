import type { Random } from '~/engine/random';
import type { GroupBlueprint } from '../blueprint/types';

/** Counters and times of one quarter hour as the contact centre would report them. */
export interface IntervalCounters {
  received: number;
  treated: number;
  missed: number;
  notUniqueReceived: number;
  notUniqueTreated: number;
  notUniqueMissed: number;
  answeredInTime: number;
  ahtMs: number;
  postProcessingMs: number;
}

const uniqueShare = { CALLS: 0.9, CHATS: 0.94, EMAILS: 0.97 } as const;

/**
 * Draws what happened in a quarter hour: overdispersed arrivals, losses and late answers that grow with overload, handling times
 * that vary with the hour and less the more contacts there were.
 * @param expected contacts that were expected with events, >= 0
 * @param usual contacts for which people were planned
 * @param ahtLevel handling time against the standard of the group, about 1
 */
export function drawContacts(
  random: Random,
  group: Pick<GroupBlueprint, 'channel' | 'ahtSec' | 'postProcessingSec' | 'serviceLevelTarget'>,
  load: { expected: number; usual: number; ahtLevel: number; intervalNoise: number },
): IntervalCounters {
  const shape = 1 / load.intervalNoise ** 2;
  const offered = random.poisson(load.expected * random.gamma(shape, 1 / shape));
  const overload = Math.max(0, (offered - load.usual - Math.sqrt(load.usual)) / Math.max(3, load.usual));
  const lossShare = group.channel === 'EMAILS' ? 0 : Math.min(0.45, 0.022 + 0.22 * overload);
  const notUniqueMissed = drawBinomial(random, offered, lossShare);
  const notUniqueTreated = offered - notUniqueMissed;
  const missed = drawBinomial(random, notUniqueMissed, uniqueShare[group.channel]);
  const treated = drawBinomial(random, notUniqueTreated, uniqueShare[group.channel]);
  const inTimeShare = Math.min(
    1,
    Math.max(0.2, group.serviceLevelTarget + 0.055 + 0.05 * random.normal() - 0.45 * overload),
  );
  const spread = 0.5 / Math.sqrt(Math.max(1, notUniqueTreated));
  const ahtMs = group.ahtSec * 1000 * load.ahtLevel * Math.exp(spread * random.normal() - spread ** 2 / 2);
  return {
    received: treated + missed,
    treated,
    missed,
    notUniqueReceived: offered,
    notUniqueTreated,
    notUniqueMissed,
    answeredInTime: drawBinomial(random, notUniqueTreated, inTimeShare),
    ahtMs: notUniqueTreated === 0 ? 0 : Math.round(ahtMs),
    postProcessingMs:
      notUniqueTreated === 0 ? 0 : Math.round(group.postProcessingSec * 1000 * (0.9 + 0.2 * random.next())),
  };
}

/** Binomial count; trials one by one while there are few, the normal limit beyond. */
function drawBinomial(random: Random, trials: number, probability: number): number {
  if (trials === 0 || probability <= 0) return 0;
  if (trials <= 24) {
    let count = 0;
    for (let trial = 0; trial < trials; trial++) if (random.next() < probability) count++;
    return count;
  }
  const drawn = Math.round(
    trials * probability + random.normal() * Math.sqrt(trials * probability * (1 - probability)),
  );
  return Math.min(trials, Math.max(0, drawn));
}
