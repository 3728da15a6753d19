import { type LongRangeQuestion, longRangeQuestion } from '~/models/long-range-question';

export const longRangeFields = [
  'unit',
  'periods',
  'growth',
  'growthPercent',
  'growthCap',
  'likeGroupId',
  'likePercent',
  'campaignName',
  'campaignFrom',
  'campaignTo',
  'campaignPercent',
] as const;
export type LongRangeField = (typeof longRangeFields)[number];

/** What the address asks for: the question, or the fields that are wrong. */
export type LongRangeAddress =
  | { question: LongRangeQuestion; faults: LongRangeField[] }
  | { question: null; faults: LongRangeField[] };

const campaignFields: Record<string, LongRangeField> = {
  name: 'campaignName',
  from: 'campaignFrom',
  to: 'campaignTo',
  upliftPercent: 'campaignPercent',
};

/** Reads scenario, horizon, like group and one tried campaign from the address. */
export function readLongRangeAddress(search: URLSearchParams): LongRangeAddress {
  const told = (name: string) => search.get(name)?.trim() || undefined;
  const tried = Object.entries(campaignFields).map(([key, field]) => [key, told(field)] as const);
  const isTried = tried.some(([key, value]) => key !== 'name' && value !== undefined);
  const growth = told('growth');
  const parsed = longRangeQuestion.safeParse({
    unit: told('unit'),
    periods: told('periods'),
    growth,
    // why: a scenario that needs a figure begins with a usual one, so that choosing it shows something
    growthPercent: told('growthPercent') ?? (growth === 'linear' ? 5 : undefined),
    growthCap: told('growthCap'),
    likeGroupId: told('likeGroupId'),
    likePercent: told('likePercent'),
    campaigns: isTried ? [{ ...Object.fromEntries(tried), name: told('campaignName') ?? '·' }] : [],
  });
  if (parsed.success) return { question: parsed.data, faults: [] };
  const faults = parsed.error.issues.map(({ path }) =>
    path[0] === 'campaigns' ? campaignFields[String(path[2])] : (path[0] as LongRangeField),
  );
  return { question: null, faults: [...new Set(faults)] };
}
