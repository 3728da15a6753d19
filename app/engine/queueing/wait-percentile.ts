import { type ChatInput, measureChats } from './chat-queue';
import { checkBetween } from './check-number';
import { type ErlangAInput, erlangAWaitTail, measureErlangA } from './erlang-a';
import { erlangCWaitPercentileSec } from './erlang-c';
import { type ErlangXInput, measureErlangX } from './erlang-x';

/** Longest wait that is looked for, seconds. */
const LONGEST_SEC = 1e8;

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

/**
 * Wait, ended by an answer or by abandonment, that a share of the admitted contacts does not exceed where places to wait
 * are limited.
 * @returns seconds; Infinity where it lies beyond 10^8 s
 * @throws InvalidInput
 */
export function finiteRoomWaitPercentileSec(
  input: Omit<ErlangAInput, 'thresholdSec'> & { waitingPlaces: number; share: number },
): number {
  const { share, ...queue } = input;
  checkBetween('share', share, 0, 1 - 1e-15);
  const within = (thresholdSec: number) => {
    const { serviceLevel, blocking } = measureErlangA({ ...queue, thresholdSec });
    return blocking < 1 ? serviceLevel['not-kept-waiting'] / (1 - blocking) : 1;
  };
  if (within(0) >= share) return 0;
  let high = 1;
  while (within(high) < share) {
    high *= 2;
    if (high > LONGEST_SEC) return Number.POSITIVE_INFINITY;
  }
  let low = 0;
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (within(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The same with redials: of all attempts, at the rate at which they come in the long run.
 * @throws InvalidInput
 */
export function erlangXWaitPercentileSec(input: Omit<ErlangXInput, 'thresholdSec'> & { share: number }): number {
  const { share, redialShare, ...queue } = input;
  const { attemptsPerHour } = measureErlangX({ ...queue, redialShare, thresholdSec: 0 });
  const attempts = { ...queue, arrivalsPerHour: attemptsPerHour, share };
  const { waitingPlaces } = queue;
  if (waitingPlaces !== undefined && Number.isFinite(waitingPlaces)) {
    return finiteRoomWaitPercentileSec({ ...attempts, waitingPlaces });
  }
  return Number.isFinite(queue.patienceSec) ? erlangAWaitPercentileSec(attempts) : erlangCWaitPercentileSec(attempts);
}

/**
 * Wait that a share of the chats does not exceed: those who find all slots taken wait exponentially.
 * @returns seconds; Infinity where the queue is unstable
 * @throws InvalidInput
 */
export function chatWaitPercentileSec(input: Omit<ChatInput, 'thresholdSec'> & { share: number }): number {
  const { share, ...queue } = input;
  checkBetween('share', share, 0, 1 - 1e-15);
  const { waitProbability, asaSec } = measureChats({ ...queue, thresholdSec: 0 });
  if (waitProbability <= 1 - share) return 0;
  return (asaSec / waitProbability) * Math.log(waitProbability / (1 - share));
}
