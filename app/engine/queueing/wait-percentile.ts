import { checkBetween } from './check-number';
import { type ErlangAInput, erlangAWaitTail } from './erlang-a';

/**
 * Wait, ended by an answer or by abandonment, that a share of all contacts does not exceed in Erlang A.
 * @param input.share in [0, 1), e.g. 0.95
 * @returns seconds, exact to about 1e-12 of the answer
 * @throws InvalidInput
 */
export function erlangAWaitPercentileSec(
  input: Omit<ErlangAInput, 'waitingPlaces' | 'thresholdSec'> & { share: number },
): number {
  checkBetween('share', input.share, 0, 1 - 1e-15);
  checkBetween('patienceSec', input.patienceSec, 1e-3, 1e8);
  const exceed = 1 - input.share;
  const tail = (waitSec: number) => erlangAWaitTail({ ...input, thresholdSec: 0 }, waitSec);
  if (tail(0) <= exceed) return 0;
  // Patience alone ends the wait: P(W > t) <= e^(-t / patience).
  let low = 0;
  let high = -input.patienceSec * Math.log(exceed);
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (tail(middle) > exceed) low = middle;
    else high = middle;
  }
  return high;
}
