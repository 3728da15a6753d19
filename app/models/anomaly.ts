export const anomalyStates = ['open', 'confirmed', 'dismissed'] as const;
export type AnomalyState = (typeof anomalyStates)[number];

/** A stretch of incoming data that the forecast cannot explain, with its probable cause. */
export interface AnomalyView {
  id: string;
  groupId: string;
  groupName: string;
  timeZone: string;
  /** ISO 8601 */
  startsAt: string;
  endsAt: string;
  target: 'volume' | 'ahtSec';
  cause: string;
  /** name of the event, where one is the cause */
  causeName: string | null;
  found: number;
  expected: number;
  /** standard deviations */
  score: number;
  state: AnomalyState;
  comment: string | null;
  decidedByName: string | null;
}
