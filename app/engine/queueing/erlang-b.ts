import { checkAgents, checkBetween, checkTraffic } from './check-number';

/**
 * Probability that a contact is turned away where nobody can wait (Erlang's B formula).
 * @param agents number of agents n, integer >= 0
 * @param trafficErl offered traffic, erlang, >= 0
 * @returns probability in [0, 1]
 * @throws InvalidInput
 * Source: A. K. Erlang (1917).
 */
export function erlangB(agents: number, trafficErl: number): number {
  checkAgents(agents);
  checkTraffic(trafficErl);
  return blockingProbability(agents, trafficErl);
}

/**
 * Erlang B without checks. 1/B is the sum of n (n-1) ... (n-k+1) / a^k over k from 0 to n: the weights of the states
 * against that of the full system. All terms are positive, and they are summed from the full system down until the rest
 * is below the last bit, which takes some 9 sqrt(n) terms near n = a instead of the n steps of the recursion.
 */
export function blockingProbability(agents: number, trafficErl: number): number {
  if (trafficErl === 0) return agents === 0 ? 1 : 0;
  return 1 / inverseBlocking(agents, trafficErl);
}

/** 1/B, without checks; Infinity where B is below the smallest number. @param trafficErl > 0 */
export function inverseBlocking(agents: number, trafficErl: number): number {
  const perErlang = 1 / trafficErl;
  let term = 1;
  let sum = 1;
  for (let busy = agents; busy > 0; busy--) {
    term *= busy * perErlang;
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

/**
 * Fewest lines or agents that turn away at most a share of the contacts.
 * @param maxBlocking share in (0, 1]
 * @throws InvalidInput
 */
export function agentsForBlocking(trafficErl: number, maxBlocking: number): number {
  checkTraffic(trafficErl);
  checkBetween('maxBlocking', maxBlocking, 1e-15, 1);
  let agents = 0;
  let blocking = 1;
  const skipped = Math.max(0, Math.floor(trafficErl * (1 - maxBlocking)) - 1);
  if (skipped > 0) {
    agents = skipped;
    blocking = blockingProbability(agents, trafficErl);
  }
  while (blocking > maxBlocking) {
    agents++;
    blocking = (trafficErl * blocking) / (agents + trafficErl * blocking);
  }
  return agents;
}
