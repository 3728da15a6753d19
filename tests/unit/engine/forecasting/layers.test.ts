import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLayers, explainCell, type ForecastLayer, type LayerBase } from '~/engine/forecasting';

const base: LayerBase = {
  slotStart: Float64Array.from({ length: 8 }, (_, i) => i * 900_000),
  volume: Float64Array.from([10, 20, 30, 40, 50, 60, 70, 80]),
  ahtSec: new Float64Array(8).fill(300),
};

function layer(kind: ForecastLayer['kind'], operation: ForecastLayer['operation'], from = 0, to = 8): ForecastLayer {
  return {
    id: `${kind}-${from}`,
    kind,
    name: kind,
    from: from * 900_000,
    to: to * 900_000,
    target: 'volume',
    operation,
  };
}

describe('applyLayers', () => {
  it('multiplies overlapping events', () => {
    const { volume } = applyLayers(base, [
      layer('event', { type: 'scale', factor: 2 }, 0, 4),
      layer('event', { type: 'scale', factor: 1.5 }, 2, 6),
    ]);
    expect(Array.from(volume)).toEqual([20, 40, 90, 120, 75, 90, 70, 80]);
  });

  it('lets the later growth replace the earlier one on the same slot, and leaves handling times alone', () => {
    const result = applyLayers(base, [
      layer('growth', { type: 'scale', factor: 5 }),
      layer('growth', { type: 'scale', factor: 2 }, 6, 8),
    ]);
    expect(Array.from(result.volume)).toEqual([50, 100, 150, 200, 250, 300, 140, 160]);
    expect(Array.from(result.ahtSec)).toEqual(Array.from(base.ahtSec));
  });

  it('keeps the shape and multiplies the total under growth: 1 000 a day become 5 000', () => {
    const { volume } = applyLayers(base, [layer('growth', { type: 'scale', factor: 5 })]);
    expect(volume.reduce((a, b) => a + b)).toBe(5 * 360);
    volume.forEach((v, i) => {
      expect(v / base.volume[i]).toBe(5);
    });
  });

  it('acts in the order events, growth, edits whatever the order given', () => {
    const { volume } = applyLayers(base, [
      layer('edit', { type: 'shift', perSlot: 7 }, 0, 1),
      layer('growth', { type: 'scale', factor: 3 }, 0, 1),
      layer('event', { type: 'scale', factor: 2 }, 0, 1),
    ]);
    expect(volume[0]).toBe(10 * 2 * 3 + 7);
  });

  it('sets, smooths and imports ranges', () => {
    expect(applyLayers(base, [layer('edit', { type: 'set', value: 5 }, 1, 3)]).volume.slice(0, 4)).toEqual(
      Float64Array.from([10, 5, 5, 40]),
    );
    const spike = { ...base, volume: Float64Array.from([10, 10, 40, 10, 10, 10, 10, 10]) };
    expect(applyLayers(spike, [layer('edit', { type: 'smooth', windowSlots: 3 }, 1, 4)]).volume.slice(0, 5)).toEqual(
      Float64Array.from([10, 20, 20, 20, 10]),
    );
    const imported = applyLayers(base, [layer('import', { type: 'values', values: [1, Number.NaN, 3] }, 2, 5)]);
    expect(Array.from(imported.volume.slice(2, 5))).toEqual([1, 40, 3]);
  });

  it('keeps reserve apart from volumes, the last one counting', () => {
    const result = applyLayers(base, [
      layer('reserve', { type: 'set', value: 1.1 }),
      layer('reserve', { type: 'set', value: 1.3 }, 4, 5),
    ]);
    expect(Array.from(result.reserve.slice(3, 6))).toEqual([1.1, 1.3, 1.1]);
    expect(result.volume).toEqual(base.volume);
  });

  it('never goes below zero and never touches the base', () => {
    const before = Float64Array.from(base.volume);
    expect(Array.from(applyLayers(base, [layer('edit', { type: 'shift', perSlot: -25 })]).volume.slice(0, 3))).toEqual([
      0, 0, 5,
    ]);
    expect(base.volume).toEqual(before);
  });

  it.each([
    ['ends before it begins', layer('edit', { type: 'set', value: 1 }, 3, 3)],
    ['negative', layer('edit', { type: 'set', value: -1 })],
    ['a zero event', layer('event', { type: 'scale', factor: 0 })],
    ['an even window', layer('edit', { type: 'smooth', windowSlots: 4 })],
    ['not a number', layer('edit', { type: 'shift', perSlot: Number.NaN })],
  ])('refuses a layer that is %s', (_, bad) => {
    expect(() => applyLayers(base, [bad])).toThrow(expect.objectContaining({ field: `layers[${bad.id}]` }));
  });
});

describe('explainCell', () => {
  it('lists base, each event, growth and edit with author, and ends at the value of the cell', () => {
    const edit = { ...layer('edit', { type: 'shift', perSlot: 2 }), author: 'Ana', madeAt: 1234 };
    const layers = [
      layer('event', { type: 'scale', factor: 2 }),
      layer('growth', { type: 'scale', factor: 1.5 }),
      edit,
    ];
    const steps = explainCell(base, layers, 3);
    expect(steps.map((step) => [step.kind, step.before, step.after])).toEqual([
      ['base', 40, 40],
      ['event', 40, 80],
      ['growth', 80, 120],
      ['edit', 120, 122],
    ]);
    expect(steps[3]).toMatchObject({ author: 'Ana', madeAt: 1234 });
  });

  it('is a chain from the base to the result for any layers', () => {
    const anyOperation = fc.oneof(
      fc.record({ type: fc.constant('scale' as const), factor: fc.double({ min: 0.1, max: 5, noNaN: true }) }),
      fc.record({ type: fc.constant('shift' as const), perSlot: fc.double({ min: -50, max: 50, noNaN: true }) }),
      fc.record({ type: fc.constant('set' as const), value: fc.double({ min: 0, max: 500, noNaN: true }) }),
      fc.record({ type: fc.constant('smooth' as const), windowSlots: fc.constantFrom(3, 5) }),
    );
    const anyLayer = fc
      .record({
        kind: fc.constantFrom('event' as const, 'growth' as const, 'edit' as const, 'import' as const),
        operation: anyOperation,
        from: fc.integer({ min: 0, max: 7 }),
        length: fc.integer({ min: 1, max: 8 }),
      })
      .map(({ kind, operation, from, length }) => layer(kind, operation, from, from + length));
    fc.assert(
      fc.property(fc.array(anyLayer, { maxLength: 6 }), fc.integer({ min: 0, max: 7 }), (layers, slot) => {
        const steps = explainCell(base, layers, slot);
        for (let i = 1; i < steps.length; i++) expect(steps[i].before).toBe(steps[i - 1].after);
        expect(steps[steps.length - 1].after).toBe(applyLayers(base, layers).volume[slot]);
      }),
    );
  });
});
