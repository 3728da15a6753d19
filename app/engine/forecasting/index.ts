export { type Accuracy, judgeAccuracy, measureAccuracy, measureMase, needsAccuracyAlert } from './accuracy';
export {
  type AggregatedPeriod,
  type AggregationLevel,
  aggregateForecast,
  type HeadCountNorms,
  type SlotValues,
} from './aggregate-forecast';
export { analyseSeasons, type SeasonAnalysis } from './analyse-seasons';
export { type Anomaly, type AnomalyCause, type AnomalyInput, detectAnomalies } from './anomaly/detect-anomalies';
export { bandQuantile } from './backtest/conformal';
export { type BorrowedHistory, borrowHistory } from './borrow/borrow-history';
export { applyCorrections, type CorrectedHistory, type CorrectionDecision } from './cleaning/apply-corrections';
export type { CorrectionProposal } from './cleaning/correction-proposal';
export { type FillMethod, fillGaps } from './cleaning/fill-gaps';
export { type ProposalOptions, proposeCorrections } from './cleaning/propose-corrections';
export { forecastSeries } from './forecast-series';
export { forecastQuantile } from './forecast-weeks';
export { aggregateSeries } from './history/aggregate-series';
export { type ContactCounts, type ContactSchema, contactSchemas, volumeOfSchema } from './history/contact-schemas';
export { type HistoryPart, type JoinedHistory, joinHistory } from './history/join-history';
export { type Backcast, backcastDays } from './intraday/backcast-days';
export { type Reforecast, type ReforecastInput, reforecastDay } from './intraday/reforecast-day';
export { applyLayers, explainCell } from './layers/apply-layers';
export { type CellToExplain, explainForecastCell } from './layers/explain-forecast-cell';
export type { CellStep, ForecastLayer, LayerBase, LayeredForecast, LayerKind, LayerOperation } from './layers/types';
export { listMembers, type MemberInfo } from './list-members';
export { forecastLongRange } from './long-range/forecast-long-range';
export { sumYearBefore } from './long-range/sum-year-before';
export type { Campaign, LongRangeOptions, LongRangePeriod, LongRangeResult } from './long-range/types';
export { type GlobalModel, globalBoostingMember, learnGlobalModel } from './members/global-boosting';
export { forecastRegular, type RegularResult } from './regular/forecast-regular';
export type { RegularMember, RegularSpec } from './regular/types';
export type * from './types';
