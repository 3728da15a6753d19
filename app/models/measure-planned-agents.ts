import { DEFAULT_REQUIREMENT_SETTINGS, measureChannel, type RequirementsInput } from '~/engine/queueing';

/** What a number of planned people gives in one interval. */
export interface PlannedFigures {
  /** ratio 0..1 */
  serviceLevel: number;
  asaSec: number;
  /** ratio 0..1 */
  occupancy: number;
}

// why: an unstable queue has no mean wait; a day stands for "never within this interval"
const longestWaitSec = 86_400;

/**
 * What planned people give in one interval: those who are absent do not answer, and a fraction of a person is a share of the time with
 * one more.
 * @param people planned, absences and reserve included
 */
export function measurePlannedAgents(input: RequirementsInput, slot: number, people: number): PlannedFigures {
  const of = (name: 'thresholdSec' | 'shrinkage') =>
    input.overrides?.[name]?.[slot] ?? input.settings?.[name] ?? DEFAULT_REQUIREMENT_SETTINGS[name];
  const present = Math.max(0, people * (1 - of('shrinkage')));
  const asked = {
    model: input.model,
    intervalSec: input.intervalSec,
    volume: input.volume[slot],
    ahtSec: input.ahtSec[slot],
    settings: { ...input.settings, thresholdSec: of('thresholdSec') },
  };
  const fewer = Math.floor(present + 1e-9);
  const share = Math.max(0, present - fewer);
  const low = measureChannel(asked, fewer);
  const high = share > 1e-6 ? measureChannel(asked, fewer + 1) : low;
  const mix = (read: (figures: PlannedFigures) => number) => (1 - share) * read(low) + share * read(high);
  return {
    serviceLevel: mix((figures) => figures.serviceLevel),
    asaSec: mix((figures) => Math.min(longestWaitSec, figures.asaSec)),
    occupancy: mix((figures) => Math.min(1, figures.occupancy)),
  };
}
