import { InvalidInput } from '../errors';
import { checkBetween } from './check-number';
import { type RequiredAgentsInput, requiredAgents } from './required-agents';

/** A point of a forecast's distribution. */
export interface VolumeBand {
  /** Share of the outcomes at most so large, 0 to 1, e.g. 0.9. */
  quantile: number;
  volume: number;
}

export interface CoveredQuantile {
  /** Share of the forecast's outcomes for which the agents are enough, interpolated between the bands. */
  quantile: number;
  /** `within` the bands; `below` the lowest: at most its quantile; `above` the highest: at least its quantile. */
  position: 'below' | 'within' | 'above';
  /** Largest volume for which the agents are enough; the highest band's where they are enough for that. */
  volume: number;
}

const HALVINGS = 60;

/**
 * Share of the possible volumes of an interval whose requirement a number of agents covers.
 * @param input.agents scheduled agents, compared with the requirement after reserve, shrinkage and minimum; fractions allowed
 * @param input.bands by rising quantile and volume, at least one
 * @throws InvalidInput
 */
export function findCoveredQuantile(
  input: Omit<RequiredAgentsInput, 'volume'> & { agents: number; bands: readonly VolumeBand[] },
): CoveredQuantile {
  const { agents, bands, ...interval } = input;
  checkBetween('agents', agents, 0, 2_000_000);
  checkBands(bands);
  const isEnough = (volume: number) => requiredAgents({ ...interval, volume }).requiredAgents <= agents + 1e-9;
  const lowest = bands[0];
  const highest = bands[bands.length - 1];
  if (isEnough(highest.volume)) return { quantile: highest.quantile, position: 'above', volume: highest.volume };
  const isBelow = !isEnough(lowest.volume);
  let enough = isBelow ? 0 : lowest.volume;
  let missing = isBelow ? lowest.volume : highest.volume;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (enough + missing) / 2;
    if (isEnough(middle)) enough = middle;
    else missing = middle;
  }
  if (isBelow) return { quantile: lowest.quantile, position: 'below', volume: enough };
  const next = bands.findIndex((band) => band.volume > enough);
  const before = bands[next - 1];
  const after = bands[next];
  const share = (enough - before.volume) / (after.volume - before.volume);
  return {
    quantile: before.quantile + share * (after.quantile - before.quantile),
    position: 'within',
    volume: enough,
  };
}

function checkBands(bands: readonly VolumeBand[]): void {
  if (bands.length === 0) throw new InvalidInput('bands', 'must not be empty');
  bands.forEach(({ quantile, volume }, index) => {
    checkBetween(`bands[${index}].quantile`, quantile, index > 0 ? bands[index - 1].quantile : 0, 1);
    checkBetween(`bands[${index}].volume`, volume, index > 0 ? bands[index - 1].volume : 0, 1e8);
  });
}
