import { type CalculationQuestion, calculationQuestionSchema } from './calculation-question';

/** Fields of the calculator as they stand in its address and its form; shares in percent. */
export const CALCULATION_FIELDS = [
  'volume',
  'per',
  'aht',
  'agents',
  'sl',
  'sec',
  'asa',
  'abandon',
  'blocking',
  'occ',
  'min',
  'patience',
  'places',
  'redial',
  'slots',
  'penalty',
  'deadline',
  'span',
  'shrink',
  'cost',
] as const;

export type CalculationField = (typeof CALCULATION_FIELDS)[number];
export type CalculationValues = Record<CalculationField, string> & { model: string; def: string };

const fieldOf: Record<string, CalculationField> = {
  arrivalsPerHour: 'volume',
  handleTimeSec: 'aht',
  agents: 'agents',
  slTarget: 'sl',
  thresholdSec: 'sec',
  maxAsaSec: 'asa',
  maxAbandonment: 'abandon',
  maxBlocking: 'blocking',
  maxOccupancy: 'occ',
  minAgents: 'min',
  patienceSec: 'patience',
  waitingPlaces: 'places',
  redialShare: 'redial',
  concurrency: 'slots',
  switchPenalty: 'penalty',
  deadlineHours: 'deadline',
  arrivalSpanHours: 'span',
  shrinkage: 'shrink',
  costPerHour: 'cost',
};

/** The field of the form that a name of the question stands in. */
export const calculationFieldOf = (name: string): CalculationField =>
  fieldOf[name.replace(/[[. ].*$/, '')] ?? (name.startsWith('serviceLevel') ? 'sl' : 'volume');

const common: Partial<CalculationValues> = {
  volume: '120',
  per: '30',
  aht: '240',
  sl: '80',
  sec: '20',
  shrink: '30',
  cost: '18',
};

/** What a calculator begins with; the same everywhere, so that a short address means the same to everyone. */
export const calculationDefaults: Record<CalculationQuestion['model'], Partial<CalculationValues>> = {
  'erlang-b': { ...common, blocking: '1' },
  'erlang-c': { ...common, occ: '90' },
  'erlang-a': { ...common, patience: '120' },
  'erlang-x': { ...common, patience: '120', redial: '40' },
  chat: { ...common, aht: '600', sec: '60', slots: '3', penalty: '15' },
  deferred: { ...common, volume: '60', per: '60', aht: '420', deadline: '4', span: '10', occ: '85' },
};

const readNumber = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** Values as typed: from the address, else the defaults of the model. A field that is there but empty is meant empty. */
export function readCalculationValues(search: URLSearchParams): CalculationValues {
  const asked = search.get('model');
  const model =
    asked && Object.hasOwn(calculationDefaults, asked) ? (asked as CalculationQuestion['model']) : 'erlang-c';
  const defaults = calculationDefaults[model];
  const isAsked = search.has('volume');
  const values = Object.fromEntries(
    CALCULATION_FIELDS.map((field) => [
      field,
      search.get(field) ?? (isAsked && field !== 'per' ? '' : (defaults[field] ?? '')),
    ]),
  ) as Record<CalculationField, string>;
  return { ...values, model, def: search.get('def') ?? 'answered-of-offered' };
}

/** A question from typed values, or the fields at fault with the rule they break. */
export function parseCalculation(
  values: CalculationValues,
): { question: CalculationQuestion } | { faults: Partial<Record<CalculationField, string>> } {
  const number = (field: CalculationField, factor = 1) =>
    values[field] === '' ? undefined : readNumber(values[field]) * factor;
  const optional = (field: CalculationField, factor = 1) => number(field, factor) ?? null;
  const perMinutes = number('per') ?? 60;
  const volume = readNumber(values.volume);
  const parsed = calculationQuestionSchema.safeParse({
    model: values.model,
    arrivalsPerHour: perMinutes > 0 ? (volume * 60) / perMinutes : Number.NaN,
    handleTimeSec: readNumber(values.aht),
    agents: optional('agents'),
    slTarget: optional('sl', 0.01),
    thresholdSec: number('sec'),
    definition: values.def,
    maxAsaSec: optional('asa'),
    maxAbandonment: optional('abandon', 0.01),
    maxBlocking: optional('blocking', 0.01),
    maxOccupancy: optional('occ', 0.01),
    minAgents: number('min'),
    patienceSec: number('patience'),
    waitingPlaces: optional('places'),
    redialShare: number('redial', 0.01),
    concurrency: number('slots'),
    switchPenalty: number('penalty', 0.01),
    deadlineHours: number('deadline'),
    arrivalSpanHours: number('span'),
    shrinkage: number('shrink', 0.01),
    costPerHour: number('cost'),
  });
  if (parsed.success) return { question: parsed.data };
  const faults: Partial<Record<CalculationField, string>> = {};
  for (const issue of parsed.error.issues) faults[calculationFieldOf(String(issue.path[0]))] ??= issue.code;
  return { faults };
}
