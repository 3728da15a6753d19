import { InvalidInput } from '~/engine/errors';
import type { CellStep, ForecastLayer, LayerBase, LayeredForecast } from './types';

type Observer = (layer: ForecastLayer, slot: number, before: number, after: number) => void;

/**
 * Lays events, growth, edits, imports and reserve over a base forecast.
 * Overlapping events multiply; of several growth (or reserve) layers on a slot the last one counts; edits and imports act in the
 * order given. Volumes and handling times never fall below zero; growth and events leave handling times alone unless they target them.
 * @throws InvalidInput for a layer that is empty, negative or not finite
 */
export function applyLayers(base: LayerBase, layers: readonly ForecastLayer[]): LayeredForecast {
  return runLayers(base, layers);
}

/** Every step from the base to the value of one slot: what each layer made of it, and who made the layer when. */
export function explainCell(
  base: LayerBase,
  layers: readonly ForecastLayer[],
  slot: number,
  target: 'volume' | 'ahtSec' | 'reserve' = 'volume',
): CellStep[] {
  if (!Number.isInteger(slot) || slot < 0 || slot >= base.slotStart.length) {
    throw new InvalidInput('slot', 'must be a slot of the forecast');
  }
  const start = target === 'reserve' ? 1 : base[target][slot];
  const steps: CellStep[] = [{ kind: 'base', name: 'base', before: start, after: start }];
  runLayers(base, layers, (layer, at, before, after) => {
    if (at !== slot || (layer.kind === 'reserve' ? 'reserve' : layer.target) !== target) return;
    const { id, kind, name, author, madeAt } = layer;
    steps.push({ layerId: id, kind, name, before, after, author, madeAt });
  });
  return steps;
}

function runLayers(base: LayerBase, layers: readonly ForecastLayer[], observe?: Observer): LayeredForecast {
  for (const layer of layers) checkLayer(layer);
  const result: LayeredForecast = {
    volume: Float64Array.from(base.volume),
    ahtSec: Float64Array.from(base.ahtSec),
    reserve: new Float64Array(base.slotStart.length).fill(1),
  };
  for (const layer of layers) if (layer.kind === 'event') applyOne(base, layer, result, observe);
  applyLastOnly(base, layers, 'growth', result, observe);
  for (const layer of layers)
    if (layer.kind === 'edit' || layer.kind === 'import') applyOne(base, layer, result, observe);
  applyLastOnly(base, layers, 'reserve', result, observe);
  return result;
}

function applyOne(base: LayerBase, layer: ForecastLayer, result: LayeredForecast, observe?: Observer): void {
  const values = layer.kind === 'reserve' ? result.reserve : result[layer.target];
  const slots = slotsOf(base, layer);
  const before = Float64Array.from(values);
  slots.forEach((slot, k) => {
    values[slot] = Math.max(0, operate(base, layer, before, slot, k));
    observe?.(layer, slot, before[slot], values[slot]);
  });
}

/** Growth and reserve replace one another: on each slot the last layer of the kind alone counts. */
function applyLastOnly(
  base: LayerBase,
  layers: readonly ForecastLayer[],
  kind: 'growth' | 'reserve',
  result: LayeredForecast,
  observe?: Observer,
): void {
  const last = new Map<string, { layer: ForecastLayer; slot: number; k: number }>();
  for (const layer of layers) {
    if (layer.kind !== kind) continue;
    slotsOf(base, layer).forEach((slot, k) => {
      last.set(`${layer.target} ${slot}`, { layer, slot, k });
    });
  }
  const before = { volume: Float64Array.from(result.volume), ahtSec: Float64Array.from(result.ahtSec) };
  for (const { layer, slot, k } of last.values()) {
    const values = kind === 'reserve' ? result.reserve : result[layer.target];
    const source = kind === 'reserve' ? result.reserve : before[layer.target];
    const was = values[slot];
    values[slot] = Math.max(0, operate(base, layer, source, slot, k));
    observe?.(layer, slot, was, values[slot]);
  }
}

function slotsOf(base: LayerBase, layer: ForecastLayer): number[] {
  const slots: number[] = [];
  for (let i = 0; i < base.slotStart.length; i++) {
    if (base.slotStart[i] >= layer.from && base.slotStart[i] < layer.to) slots.push(i);
  }
  return slots;
}

/** First slot at or after an instant. */
function firstSlotFrom({ slotStart }: LayerBase, instant: number): number {
  let low = 0;
  let high = slotStart.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slotStart[middle] < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function operate(base: LayerBase, { operation }: ForecastLayer, values: Float64Array, slot: number, k: number): number {
  switch (operation.type) {
    case 'scale':
      return values[slot] * operation.factor;
    case 'shift':
      return values[slot] + operation.perSlot;
    case 'set':
      return operation.value;
    case 'copy': {
      const source = firstSlotFrom(base, operation.sourceFrom) + k;
      return source < values.length ? values[source] : values[slot];
    }
    case 'values': {
      const value = operation.values[k];
      return value === undefined || Number.isNaN(value) ? values[slot] : value;
    }
    case 'smooth': {
      const reach = Math.min((operation.windowSlots - 1) / 2, slot, values.length - 1 - slot);
      let sum = 0;
      for (let j = slot - reach; j <= slot + reach; j++) sum += values[j];
      return sum / (2 * reach + 1);
    }
  }
}

function checkLayer({ id, from, to, operation, kind }: ForecastLayer): void {
  const field = `layers[${id}]`;
  if (!(to > from)) throw new InvalidInput(field, 'must end after it begins');
  if (kind === 'event' && operation.type === 'scale' && !(operation.factor > 0)) {
    throw new InvalidInput(field, 'must have a coefficient above 0');
  }
  const numbers =
    operation.type === 'scale'
      ? [operation.factor]
      : operation.type === 'set'
        ? [operation.value]
        : operation.type === 'values'
          ? Array.from(operation.values).filter((v) => !Number.isNaN(v))
          : [];
  if (numbers.some((v) => !(v >= 0 && v < Number.POSITIVE_INFINITY))) {
    throw new InvalidInput(field, 'must have values of 0 or more');
  }
  if (operation.type === 'copy' && !Number.isFinite(operation.sourceFrom)) {
    throw new InvalidInput(field, 'must copy from an instant');
  }
  if (operation.type === 'shift' && !Number.isFinite(operation.perSlot))
    throw new InvalidInput(field, 'must be finite');
  if (operation.type === 'smooth' && !(operation.windowSlots >= 3 && operation.windowSlots % 2 === 1)) {
    throw new InvalidInput(field, 'must smooth over an odd number of slots, at least 3');
  }
}
