export { type Accuracy, judgeAccuracy, measureAccuracy, measureMase, needsAccuracyAlert } from './accuracy';
export {
  type AggregatedPeriod,
  type AggregationLevel,
  aggregateForecast,
  type HeadCountNorms,
  type SlotValues,
} from './aggregate-forecast';
export { forecastSeries } from './forecast-series';
export { type Backcast, backcastDays } from './intraday/backcast-days';
export { type Reforecast, type ReforecastInput, reforecastDay } from './intraday/reforecast-day';
export { applyLayers, explainCell } from './layers/apply-layers';
export type { CellStep, ForecastLayer, LayerBase, LayeredForecast, LayerKind, LayerOperation } from './layers/types';
export { forecastRegular, type RegularResult } from './regular/forecast-regular';
export type { RegularMember, RegularSpec } from './regular/types';
export type * from './types';
