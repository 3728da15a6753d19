import { z } from 'zod';

/** An empty field is null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

/** Minutes on a grid of five that may be left empty. */
export const optionalMinutes = (least: number, most: number) =>
  optional(z.coerce.number().int().multipleOf(5).min(least).max(most)).default(null);

interface CoreHours {
  coreFromMinute: number | null;
  coreToMinute: number | null;
}

/** Core hours have both ends or none. */
export const hasBothEnds = ({ coreFromMinute, coreToMinute }: CoreHours): boolean =>
  (coreFromMinute === null) === (coreToMinute === null);

/** Core hours end after they begin. */
export const isInOrder = ({ coreFromMinute, coreToMinute }: CoreHours): boolean =>
  coreFromMinute === null || coreToMinute === null || coreToMinute > coreFromMinute;
