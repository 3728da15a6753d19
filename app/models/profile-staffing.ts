import type { Estimate, InfeasibleTarget, ProfileStaffing } from '~/engine/multiskill';
import type { Figure } from './routing-result';

/** Fewest people by skill profile, as a page and the interface show them. Columns have one entry for each interval. */
export interface ProfileStaffingResult {
  intervalSec: number;
  /** of the day; fewer are answered where the search was ended */
  intervals: number;
  profiles: ProfileColumn[];
  queues: StaffedQueue[];
  /** people-intervals */
  agents: number;
  separateAgents: number;
  /** by interval */
  agentsByInterval: number[];
  separateByInterval: number[];
  cost: number;
  /** 1 - agents / separateAgents; null where a target cannot be met, since the two do not compare then */
  poolingGain: number | null;
  /** people-intervals that steady state alone would not have asked for */
  addedAgents: number;
  /** how often the day was played as a whole; 0 where it was not */
  plays: number;
  /** intervals whose target is missed all the same when the day is played */
  missed: { interval: number; queueId: string; serviceLevel: Figure }[];
  infeasible: InfeasibleTarget[];
}

/** People of one profile. */
export interface ProfileColumn {
  id: string;
  queueIds: string[];
  /** who there are; null where that is not told */
  people: number | null;
  agents: number[];
  /** of them, added because the day was played as a whole */
  added: number[];
}

/** A queue of a staffed day. */
export interface StaffedQueue {
  id: string;
  slTarget: number;
  /** answered within the threshold / offered, by interval of arrival: of the day as played, else of steady state */
  serviceLevel: Figure[];
  asaSec: Figure[];
  /** what it would need with people of its own */
  separateAgents: number[];
}

const round = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(5)) : null);
const figure = ({ mean, halfWidth }: Estimate): Figure => [round(mean) ?? 0, round(halfWidth)];

/** What is kept of a staffing by profile. @param profiles in the order of the question */
export function summariseStaffing(
  staffing: ProfileStaffing,
  question: { intervalSec: number; intervals: number },
  profiles: { id: string; queueIds: string[]; people: number | null }[],
): ProfileStaffingResult {
  const { intervals, day } = staffing;
  const added = day?.added ?? intervals.map(({ agents }) => agents.map(() => 0));
  const queues = (intervals[0]?.queues ?? []).map(({ queueId, slTarget }, index): StaffedQueue => {
    const played = day?.queues.find((queue) => queue.queueId === queueId);
    const steady = intervals.map((one) => one.queues[index]);
    return {
      id: queueId,
      slTarget,
      serviceLevel: (played?.serviceLevel ?? steady.map((one) => one.serviceLevel)).map(figure),
      asaSec: (played?.asaSec ?? steady.map((one) => one.asaSec)).map(figure),
      separateAgents: steady.map((one) => one.separateAgents),
    };
  });
  return {
    ...question,
    profiles: profiles.map((profile, index) => ({
      ...profile,
      agents: intervals.map(({ agents }) => agents[index]),
      added: added.map((counts) => counts[index]),
    })),
    queues,
    agents: staffing.agents,
    separateAgents: staffing.separateAgents,
    agentsByInterval: intervals.map(({ agents }) => agents.reduce((sum, count) => sum + count, 0)),
    separateByInterval: intervals.map((one) => one.separateAgents),
    cost: staffing.cost,
    poolingGain: staffing.infeasible.length === 0 ? staffing.poolingGain : null,
    addedAgents: added.flat().reduce((sum, count) => sum + count, 0),
    plays: day?.plays ?? 0,
    missed: (day?.missed ?? []).map(({ interval, queueId }) => ({
      interval,
      queueId,
      serviceLevel: queues.find(({ id }) => id === queueId)?.serviceLevel[interval] ?? [0, null],
    })),
    infeasible: staffing.infeasible,
  };
}
