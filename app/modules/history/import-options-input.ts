import { z } from 'zod';
import {
  ahtUnits,
  ambiguityRules,
  dateOrders,
  fileIntervals,
  type HistoryFileOptions,
  historyFields,
  historyLayouts,
} from '~/integrations/files/history/options';

const column = z.enum(historyFields).nullable().catch(null);

const form = z.object({
  layout: z.enum(historyLayouts),
  groupId: z
    .union([z.uuid(), z.literal('')])
    .transform((id) => id || null)
    .default(null),
  timeZone: z.string().min(1).max(64),
  ambiguity: z.enum(ambiguityRules),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(['.', ',']),
  ahtUnit: z.enum(ahtUnits),
  intervalMinutes: z.coerce.number().pipe(z.literal(fileIntervals)),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1251']).optional(),
  hasHeader: z.literal('on').optional(),
});

/**
 * What the form of an import says about its file. A column that was changed by hand makes the layout a mapped one.
 * @param current how the file was read so far
 */
export function readImportOptions(fields: FormData, current: HistoryFileOptions): Partial<HistoryFileOptions> | null {
  const parsed = form.safeParse(Object.fromEntries(fields));
  if (!parsed.success) return null;
  const { hasHeader, layout, ...options } = parsed.data;
  const columns = current.columns.map((field, index) => {
    const chosen = fields.get(`column-${index}`);
    return chosen === null ? field : column.parse(chosen || null);
  });
  const isRemapped = columns.join() !== current.columns.join();
  return {
    ...options,
    hasHeader: hasHeader !== undefined,
    layout: isRemapped && layout === current.layout ? 'mapped' : layout,
    columns,
  };
}
