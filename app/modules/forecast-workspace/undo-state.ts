import type { LayerItem } from '../forecasting/forecast-page-data';

/** Whether there is a change to take back, and one to put back; special events are not changes of a planner. */
export function readUndoState(layers: readonly LayerItem[]): { canUndo: boolean; canRedo: boolean } {
  const own = layers.filter((layer) => layer.kind !== 'event');
  const active = own.filter((layer) => !layer.revertedAt);
  const newest = Math.max(0, ...active.map((layer) => Date.parse(layer.createdAt)));
  return {
    canUndo: active.length > 0,
    canRedo: own.some((layer) => layer.revertedAt !== null && Date.parse(layer.revertedAt) >= newest),
  };
}
