import { z } from 'zod';

/** What a column of a history file can hold. */
export const historyFields = [
  'time',
  'date',
  'clock',
  'group',
  'unique',
  'total',
  'treated',
  'missed',
  'inTime',
  'aht',
  'postProcessing',
] as const;
export type HistoryField = (typeof historyFields)[number];

/** history and plan are the fixed layouts of the field; plain is time, contacts and perhaps AHT; mapped is the person's own mapping. */
export const historyLayouts = ['history', 'plan', 'plain', 'mapped'] as const;
export type HistoryLayout = (typeof historyLayouts)[number];

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export const ambiguityRules = ['sequence', 'earlier', 'later', 'reject'] as const;
export const ahtUnits = ['s', 'ms', 'min'] as const;
export const faultPolicies = ['reject', 'leaveOut'] as const;
export const fileIntervals = [5, 10, 15, 30, 60] as const;

/** How a file is to be read. */
export const historyFileOptions = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: z.enum(['utf-8', 'utf-16le', 'windows-1251']),
  delimiter: z.enum([',', ';', '\t', '|']),
  hasHeader: z.boolean(),
  layout: z.enum(historyLayouts),
  columns: z.array(z.enum(historyFields).nullable()).max(200),
  dateOrder: z.enum(dateOrders),
  decimal: z.enum(['.', ',']),
  ahtUnit: z.enum(ahtUnits),
  timeZone: z.string().min(1).max(64),
  /** a wall-clock time that occurs twice: the first is the earlier and its repetition the later, always one of them, or a fault */
  ambiguity: z.enum(ambiguityRules),
  intervalMinutes: z.literal(fileIntervals),
  /** the group of every row; null where a column names it */
  groupId: z.uuid().nullable(),
  faultPolicy: z.enum(faultPolicies),
});
export type HistoryFileOptions = z.infer<typeof historyFileOptions>;
