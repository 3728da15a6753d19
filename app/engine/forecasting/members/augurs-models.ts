/** Parts of the library augurs that members are made from; whoever starts the computation loads it, since loading reads files. */
export interface AugursModels {
  MSTL: MstlClass;
  Prophet: ProphetClass;
  /** Optimizer that Prophet fits with. */
  optimizer: unknown;
}

interface PointForecast {
  point: number[];
}

interface MstlModel {
  fit(y: Float64Array): void;
  predict(horizon: number): PointForecast;
  free(): void;
}

interface MstlClass {
  ets(periods: number[]): MstlModel;
}

/** Seconds since 1970. */
type Seconds = number;

export interface ProphetHolidays {
  occurrences: { start: Seconds; end: Seconds }[];
}

interface ProphetSettings {
  optimizer: never;
  growth: 'linear' | 'flat' | 'logistic';
  uncertaintySamples: number;
  dailySeasonality: { type: 'manual'; enabled: boolean };
  weeklySeasonality: { type: 'manual'; enabled: boolean };
  yearlySeasonality: { type: 'manual'; enabled: boolean };
  seasonalityMode: 'additive' | 'multiplicative';
  holidays?: Map<string, ProphetHolidays>;
}

interface ProphetModel {
  fit(data: { ds: Seconds[]; y: number[]; cap?: number[] }): void;
  predict(data: { ds: Seconds[]; cap?: number[] }): { yhat: PointForecast };
  free(): void;
}

interface ProphetClass {
  new (settings: ProphetSettings): ProphetModel;
}

/**
 * Uses a model and gives its memory back. A model that trapped is not freed: its memory is no longer to be trusted.
 * @throws Error with a plain message where the model failed
 */
export function withModel<M extends { free(): void }, T>(model: M, use: (model: M) => T): T {
  let result: T;
  try {
    result = use(model);
  } catch (error) {
    throw new Error(`the library failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  model.free();
  return result;
}
