import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import { checkWhole } from './check-model';
import { type CompiledModel, compileModel } from './compile-model';
import { ResultTally } from './result-tally';
import type { RoutingModel } from './routing-model';
import { RoutingRun } from './routing-run';
import type { SimulationOptions, SimulationResult } from './simulation-types';

/**
 * Simulates a centre with skill-based routing, replication by replication, until the service levels are known well enough.
 * Each replication begins empty and runs until the last contact is gone; figures are by time of arrival. The same seed
 * meets any staffing with the same contacts (common random numbers), so that two results can be compared contact by contact.
 * @throws InvalidInput naming field and index
 * Source: event scheduling; ratio estimator and replications after A. Law, "Simulation Modeling and Analysis" (2015).
 */
export function simulateRouting(model: RoutingModel, options: SimulationOptions = {}): SimulationResult {
  const { seed = 1, warmUpSec = 0, minReplications = 10, maxReplications = 200, halfWidth = 0.01 } = options;
  const compiled = compileModel(model);
  checkBetween('warmUpSec', warmUpSec, 0, compiled.intervals * compiled.intervalSec);
  if (warmUpSec === compiled.intervals * compiled.intervalSec) {
    throw new InvalidInput('warmUpSec', 'must end before the last interval does');
  }
  checkWhole('maxReplications', maxReplications, 2, 100_000);
  checkWhole('minReplications', minReplications, 2, maxReplications);
  checkBetween('halfWidth', halfWidth, 1e-6, 1);
  const { maxContacts = 100_000_000 } = options;
  checkWhole('maxContacts', maxContacts, 1, 10_000_000_000);
  if (expectedContacts(compiled) * minReplications > maxContacts) {
    throw new InvalidInput('queues', `make more than ${maxContacts} contacts in ${minReplications} replications`);
  }

  const run = new RoutingRun(compiled, warmUpSec);
  const tally = new ResultTally(compiled, warmUpSec);
  let contacts = 0;
  let replications = 0;
  let widest = Number.POSITIVE_INFINITY;
  while (replications < maxReplications && (replications < minReplications || widest > halfWidth)) {
    if (replications >= minReplications && contacts >= maxContacts) break;
    run.run(`${seed}/${replications}`);
    tally.add(run.counts);
    contacts += run.counts.contacts;
    replications++;
    widest = tally.widestHalfWidth();
    const share = expectedShare(replications, widest, { minReplications, maxReplications, halfWidth });
    if (options.onProgress?.({ replications, contacts, halfWidth: widest, share }) === false) break;
  }
  return {
    replications,
    contacts,
    isPrecise: widest <= halfWidth,
    queues: tally.queueResults(),
    groups: tally.groupResults(),
    agents: tally.agentResults(),
  };
}

/** Contacts of a replication without redials. */
export function expectedContacts(model: CompiledModel): number {
  return model.queues.reduce(
    (sum, queue) => sum + queue.rates.reduce((total, rate) => total + rate * model.intervalSec, 0),
    0,
  );
}

/** The half width falls with the square root of the replications. */
function expectedShare(
  replications: number,
  widest: number,
  limits: { minReplications: number; maxReplications: number; halfWidth: number },
): number {
  const wanted = Number.isFinite(widest) ? replications * (widest / limits.halfWidth) ** 2 : limits.maxReplications;
  const expected = Math.min(limits.maxReplications, Math.max(limits.minReplications, wanted));
  return Math.min(1, replications / expected);
}
