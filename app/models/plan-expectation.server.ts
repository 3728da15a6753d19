import { query } from '~/platform/pg.server';
import { type NewLayer, planAgents } from './forecast-layer.server';
import { measurePlannedAgents } from './measure-planned-agents';
import type { PlanExpectation } from './plan-preview';
import { buildRequirementsInput } from './staffing-requirement.server';

interface Slots {
  starts: number[] | null;
  volumes: number[] | null;
  aht: number[] | null;
}

/**
 * What the people of an operator plan would give: with its contacts and handling time, else with those of the forecast that covers it; against
 * its targets, else against those in force.
 * @param input.layers of the plan, not written yet
 * @returns null where nobody is expected to call
 */
export async function expectOfPlan(input: {
  organizationId: string;
  forecastId: string;
  layers: NewLayer[];
  targets: { thresholdSec?: number; serviceLevelTarget?: number };
}): Promise<PlanExpectation | null> {
  const { organizationId, forecastId, layers, targets } = input;
  const people = layers.filter(({ target }) => target === 'agents');
  const [row] = await query<Slots>(
    'plan-expectation-slots',
    `select array_agg(extract(epoch from i.interval_start)::float8 * 1000 order by i.interval_start) as starts,
       array_agg(i.volume::float8 order by i.interval_start) as volumes, array_agg(i.aht_sec::float8 order by i.interval_start) as aht
     from forecast_intervals i join forecasts f on f.id = i.forecast_id
     where f.organization_id = $1 and f.id = $2 and i.interval_start >= $3 and i.interval_start < $4`,
    [
      organizationId,
      forecastId,
      new Date(Math.min(...people.map(({ from }) => from))),
      new Date(Math.max(...people.map(({ to }) => to))),
    ],
  );
  const slotStart = row.starts ?? [];
  const planned = readValues(slotStart, layers);
  const volume = slotStart.map((_, i) => planned.volume[i] ?? row.volumes?.[i] ?? 0);
  const ahtSec = slotStart.map((_, i) => planned.ahtSec[i] ?? row.aht?.[i] ?? 0);
  const { requirements } = await buildRequirementsInput({ organizationId, forecastId, slotStart, volume, ahtSec });
  const overrides = { ...requirements.overrides };
  const { thresholdSec, serviceLevelTarget } = targets;
  if (thresholdSec !== undefined) overrides.thresholdSec = slotStart.map(() => thresholdSec);
  if (serviceLevelTarget !== undefined) overrides.slTarget = slotStart.map(() => serviceLevelTarget);
  const asked = { ...requirements, overrides };
  const sum = { contacts: 0, work: 0, answered: 0, target: 0, threshold: 0, occupied: 0, busy: 0, below: 0 };
  slotStart.forEach((_, i) => {
    const agents = planned.agents[i];
    if (Number.isNaN(agents) || volume[i] <= 0) return;
    const { serviceLevel, occupancy } = measurePlannedAgents(asked, i, agents);
    const target = overrides.slTarget?.[i] ?? 0;
    sum.contacts += volume[i];
    sum.work += volume[i] * asked.ahtSec[i];
    sum.answered += volume[i] * serviceLevel;
    sum.target += volume[i] * target;
    sum.threshold += volume[i] * (overrides.thresholdSec?.[i] ?? 0);
    sum.occupied += volume[i] * occupancy;
    sum.busy += 1;
    sum.below += serviceLevel < target - 1e-9 ? 1 : 0;
  });
  if (sum.contacts === 0) return null;
  const mean = (value: number) => value / sum.contacts;
  return {
    contacts: sum.contacts,
    ahtSec: mean(sum.work),
    serviceLevel: mean(sum.answered),
    target: mean(sum.target),
    thresholdSec: mean(sum.threshold),
    occupancy: mean(sum.occupied),
    busy: sum.busy,
    below: sum.below,
  };
}

/** The values of a plan on the slots of the forecast; undefined where the forecast's hold. */
function readValues(slotStart: readonly number[], layers: readonly NewLayer[]) {
  const volume: (number | undefined)[] = [];
  const ahtSec: (number | undefined)[] = [];
  const views = layers.map((layer) => ({ ...layer, revertedAt: null }));
  for (const { target, operation, from, to } of layers) {
    if (target === 'agents') continue;
    const column = target === 'volume' ? volume : ahtSec;
    let k = 0;
    slotStart.forEach((start, i) => {
      if (start < from || start >= to) return;
      if (operation.type === 'set') column[i] = operation.value;
      if (operation.type === 'values') column[i] = operation.values[k++];
    });
  }
  return { volume, ahtSec, agents: planAgents(slotStart, views) };
}
