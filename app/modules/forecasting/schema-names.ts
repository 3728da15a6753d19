/** The six counters a forecast can be made of, as the database names them. */
export const schemaNames = [
  'unique_received',
  'unique_processed_and_lost',
  'unique_processed',
  'not_unique_received',
  'not_unique_processed_and_lost',
  'not_unique_processed',
] as const;
