import { InvalidInput } from '~/engine/errors';

/** Counters of one slot as a contact platform reports them; unique = counted once per customer and day. */
export interface ContactCounts {
  uniqueReceived: number;
  uniqueProcessed: number;
  uniqueLost: number;
  notUniqueReceived: number;
  notUniqueProcessed: number;
}

/** What is forecast: base demand, demand rebuilt from handling, work done, or raw load. */
export const contactSchemas = [
  'unique_received',
  'unique_processed_and_lost',
  'unique_processed',
  'not_unique_received',
  'not_unique_processed_and_lost',
  'not_unique_processed',
] as const;

export type ContactSchema = (typeof contactSchemas)[number];

const VOLUME_OF: Record<ContactSchema, (counts: ContactCounts) => number> = {
  unique_received: (c) => c.uniqueReceived,
  unique_processed_and_lost: (c) => c.uniqueProcessed + c.uniqueLost,
  unique_processed: (c) => c.uniqueProcessed,
  not_unique_received: (c) => c.notUniqueReceived,
  not_unique_processed_and_lost: (c) => c.notUniqueProcessed + c.uniqueLost,
  not_unique_processed: (c) => c.notUniqueProcessed,
};

/**
 * Volume of a slot under a schema; the accuracy of a forecast is measured under the schema that it was made with.
 * @returns contacts, NaN where a counter that the schema needs is unknown (NaN)
 * @throws InvalidInput for a negative counter
 */
export function volumeOfSchema(counts: ContactCounts, schema: ContactSchema): number {
  for (const [field, value] of Object.entries(counts)) {
    if (value < 0) throw new InvalidInput(field, 'must be 0 or more');
  }
  return VOLUME_OF[schema](counts);
}
