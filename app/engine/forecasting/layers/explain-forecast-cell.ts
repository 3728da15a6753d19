import type { ForecastDay } from '../types';
import { explainCell } from './apply-layers';
import type { CellStep, ForecastLayer, LayerBase } from './types';

/** What one cell is explained from. */
export interface CellToExplain {
  base: LayerBase;
  layers: readonly ForecastLayer[];
  slot: number;
  /** The day that the slot belongs to, as the forecast gave it. */
  day: Pick<ForecastDay, 'volume' | 'usualVolume' | 'effects'>;
}

/** Effects that change a cell by less are left out of its explanation. */
const SMALLEST_EFFECT = 5e-4;

/**
 * Every step from a usual day to the contacts of one cell: the usual contacts of the slot, each calendar effect, the base, then each
 * layer with its author. Consecutive steps join: `after` of one is `before` of the next.
 * @throws InvalidInput for a slot outside the forecast
 */
export function explainForecastCell({ base, layers, slot, day }: CellToExplain): CellStep[] {
  const fromBase = explainCell(base, layers, slot);
  const value = base.volume[slot];
  const share = day.volume > 0 ? value / day.volume : 0;
  const usual = day.usualVolume * share;
  const steps: CellStep[] = [{ kind: 'usual', name: 'usual-day', before: usual, after: usual }];
  let current = usual;
  for (const { key, factor } of day.effects) {
    if (Math.abs(factor - 1) < SMALLEST_EFFECT) continue;
    steps.push({ kind: 'effect', name: key, before: current, after: current * factor });
    current *= factor;
  }
  const [baseStep, ...layerSteps] = fromBase;
  return [...steps, { ...baseStep, before: current, after: value }, ...layerSteps];
}
