import type { Estimate, SimulationResult } from '~/engine/multiskill';
import type { RoutingDay } from './routing-day.server';

/** A simulated figure: mean and half of its 95 % interval, null where it is not known. */
export type Figure = [mean: number, halfWidth: number | null];

export const variantIds = ['as-is', 'separate', 'changed'] as const;
export type VariantId = (typeof variantIds)[number];

export interface SimulatedQueue {
  id: string;
  name: string;
  slTarget: number;
  thresholdSec: number;
  offered: Figure;
  /** answered within the threshold / offered */
  serviceLevel: Figure;
  asaSec: Figure;
  abandonment: Figure;
}

export interface SimulatedVariant {
  id: VariantId;
  replications: number;
  contacts: number;
  isPrecise: boolean;
  agents: number;
  /** of all contacts together, weighed by contacts */
  serviceLevel: Figure;
  occupancy: number;
  queues: SimulatedQueue[];
}

const round = (value: number) => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);
const figure = ({ mean, halfWidth }: Estimate): Figure => [round(mean) ?? 0, round(halfWidth)];

/** What is kept of a simulation: figures by queue with their error, ready for a page or the interface. */
export function summariseSimulation(
  id: VariantId,
  result: SimulationResult,
  names: Pick<RoutingDay['queues'][number], 'id' | 'name' | 'slTarget' | 'thresholdSec'>[],
): SimulatedVariant {
  const queues = result.queues.map((queue): SimulatedQueue => {
    const known = names.find((one) => one.id === queue.id);
    return {
      id: queue.id,
      name: known?.name ?? queue.id,
      slTarget: known?.slTarget ?? 0.8,
      thresholdSec: known?.thresholdSec ?? 20,
      offered: figure(queue.offered),
      serviceLevel: figure(queue.serviceLevel['answered-of-offered']),
      asaSec: figure(queue.asaSec),
      abandonment: figure(queue.abandonment),
    };
  });
  const offered = queues.reduce((sum, queue) => sum + queue.offered[0], 0);
  const weigh = (read: (queue: SimulatedQueue) => number) =>
    offered > 0 ? queues.reduce((sum, queue) => sum + queue.offered[0] * read(queue), 0) / offered : 0;
  const onDuty = result.agents.reduce((sum, agent) => sum + agent.onDutySec.mean, 0);
  return {
    id,
    replications: result.replications,
    contacts: result.contacts,
    isPrecise: result.isPrecise,
    agents: result.agents.length,
    // why: queues of one centre help each other, so their errors are taken to move together, which is never too small
    serviceLevel: [weigh((queue) => queue.serviceLevel[0]), weigh((queue) => queue.serviceLevel[1] ?? 0)],
    occupancy:
      onDuty > 0
        ? result.agents.reduce((sum, agent) => sum + agent.onDutySec.mean * agent.occupancy.mean, 0) / onDuty
        : 0,
    queues,
  };
}
