import { applyLayers, type ForecastLayer, type LayerBase, measureAccuracy } from '~/engine/forecasting';

/** Whether one change made the forecast better where it acted. */
export interface EditVerdict {
  layerId: string;
  /** intervals that it touched and of which it is known what came */
  slots: number;
  /** WAPE with all layers, and with all but this one; per cent */
  wape: number;
  wapeWithout: number;
}

/**
 * Judges each change of contacts by leaving it out: the error of the forecast as it was against the error it would have had without the
 * change, on the intervals that the change covers.
 * @param actual contacts by slot of the base, NaN where nothing is known
 */
export function judgeEdits(
  base: LayerBase,
  layers: readonly ForecastLayer[],
  actual: ArrayLike<number>,
): EditVerdict[] {
  const whole = applyLayers(base, layers).volume;
  return layers
    .filter((layer) => layer.target === 'volume' && layer.kind !== 'reserve')
    .flatMap((layer) => {
      const slots: number[] = [];
      for (let i = 0; i < base.slotStart.length; i++) {
        const isTouched = base.slotStart[i] >= layer.from && base.slotStart[i] < layer.to;
        if (isTouched && !Number.isNaN(actual[i])) slots.push(i);
      }
      const came = slots.map((i) => actual[i]);
      const without = applyLayers(
        base,
        layers.filter((other) => other !== layer),
      ).volume;
      const wape = measureAccuracy(
        came,
        slots.map((i) => whole[i]),
      ).wape;
      const wapeWithout = measureAccuracy(
        came,
        slots.map((i) => without[i]),
      ).wape;
      return Number.isNaN(wape) ? [] : [{ layerId: layer.id, slots: slots.length, wape, wapeWithout }];
    });
}
