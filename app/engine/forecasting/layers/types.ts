/** What a layer does to the slots it covers. */
export type LayerOperation =
  | { type: 'scale'; factor: number }
  | { type: 'shift'; perSlot: number }
  | { type: 'set'; value: number }
  /** Centred moving average over this odd number of slots. */
  | { type: 'smooth'; windowSlots: number }
  /** Takes the values of the range that begins at this instant (another day), slot by slot. */
  | { type: 'copy'; sourceFrom: number }
  /** One value per covered slot, in order; NaN leaves a slot as it is. */
  | { type: 'values'; values: ArrayLike<number> };

/** Kinds in the order in which they act: events multiply, the last growth counts, then edits and imports in their own order. */
export type LayerKind = 'event' | 'growth' | 'edit' | 'import' | 'reserve';

/** A change laid over the base forecast; the base itself is never touched. */
export interface ForecastLayer {
  id: string;
  kind: LayerKind;
  name: string;
  /** Half-open range of instants. */
  from: number;
  to: number;
  /** What it changes; reserve layers change the reserve coefficient of operators. */
  target: 'volume' | 'ahtSec';
  operation: LayerOperation;
  author?: string;
  /** Instant at which it was made. */
  madeAt?: number;
}

/** Base forecast that layers are laid over. */
export interface LayerBase {
  slotStart: ArrayLike<number>;
  volume: ArrayLike<number>;
  ahtSec: ArrayLike<number>;
}

/** Base with its layers applied. */
export interface LayeredForecast {
  volume: Float64Array;
  ahtSec: Float64Array;
  /** Reserve coefficient of operators per slot, 1 = none. */
  reserve: Float64Array;
}

/** One line in the explanation of a cell. */
export interface CellStep {
  /** Absent for the base. */
  layerId?: string;
  /** `usual` and `effect` stand before the base: what it is made of. */
  kind: LayerKind | 'base' | 'usual' | 'effect';
  name: string;
  before: number;
  after: number;
  author?: string;
  madeAt?: number;
}
