/** Which counter of the history feeds a forecast; the accuracy of the forecast is measured on the same one. */
export const forecastSchemas = [
  'unique_received',
  'unique_processed_and_lost',
  'unique_processed',
  'not_unique_received',
  'not_unique_processed_and_lost',
  'not_unique_processed',
] as const;

export type ForecastSchema = (typeof forecastSchemas)[number];

/** Volume of a row `s` of contact_statistics under a schema. */
export const volumeSql: Record<ForecastSchema, string> = {
  unique_received: 's.received',
  unique_processed_and_lost: '(s.treated + s.missed)',
  unique_processed: 's.treated',
  not_unique_received: 's.not_unique_received',
  not_unique_processed_and_lost: '(s.not_unique_treated + s.missed)',
  not_unique_processed: 's.not_unique_treated',
};
