import type { CalculationField } from '~/models/calculation-search';

export interface CalculatorField {
  name: CalculationField;
  unit?: 's' | '%' | 'min' | 'h';
  min: number;
  max: number;
  isWhole?: boolean;
  isOptional?: boolean;
}

const volume: CalculatorField[] = [
  { name: 'volume', min: 0, max: 1e8 },
  { name: 'per', unit: 'min', min: 1, max: 1440 },
  { name: 'aht', unit: 's', min: 0.01, max: 1e7 },
];
const agents: CalculatorField = { name: 'agents', min: 0, max: 2_000_000, isWhole: true, isOptional: true };
const level: CalculatorField[] = [
  { name: 'sl', unit: '%', min: 0, max: 99.99999, isOptional: true },
  { name: 'sec', unit: 's', min: 0, max: 1e8 },
  { name: 'asa', unit: 's', min: 0.001, max: 1e8, isOptional: true },
];
const occupancy: CalculatorField = { name: 'occ', unit: '%', min: 1, max: 100, isOptional: true };
const abandonment: CalculatorField = { name: 'abandon', unit: '%', min: 0, max: 100, isOptional: true };
const blocking: CalculatorField = { name: 'blocking', unit: '%', min: 0, max: 100, isOptional: true };
const patience: CalculatorField = { name: 'patience', unit: 's', min: 0.001, max: 1e8 };
const places: CalculatorField = { name: 'places', min: 0, max: 100_000, isWhole: true, isOptional: true };
const minimum: CalculatorField = { name: 'min', min: 0, max: 1_000_000, isWhole: true, isOptional: true };
const payroll: CalculatorField[] = [
  { name: 'shrink', unit: '%', min: 0, max: 95, isOptional: true },
  { name: 'cost', min: 0, max: 1e6, isOptional: true },
];

/** What each model asks: what comes, how people behave, what is wanted, what people cost. */
export const calculatorFields: Record<
  string,
  Record<'load' | 'behaviour' | 'targets' | 'people', CalculatorField[]>
> = {
  'erlang-b': { load: volume, behaviour: [], targets: [blocking, occupancy, minimum, agents], people: payroll },
  'erlang-c': { load: volume, behaviour: [], targets: [...level, occupancy, minimum, agents], people: payroll },
  'erlang-a': {
    load: volume,
    behaviour: [patience, places],
    targets: [...level, abandonment, blocking, occupancy, minimum, agents],
    people: payroll,
  },
  'erlang-x': {
    load: volume,
    behaviour: [patience, { name: 'redial', unit: '%', min: 0, max: 99 }, places],
    targets: [...level, abandonment, blocking, occupancy, minimum, agents],
    people: payroll,
  },
  chat: {
    load: volume,
    behaviour: [
      { name: 'slots', min: 1, max: 50, isWhole: true },
      { name: 'penalty', unit: '%', min: 0, max: 100 },
    ],
    targets: [...level, occupancy, minimum, agents],
    people: payroll,
  },
  deferred: {
    load: [...volume, { name: 'span', unit: 'h', min: 0.25, max: 168 }],
    behaviour: [],
    targets: [{ name: 'deadline', unit: 'h', min: 0.01, max: 8784 }, occupancy, minimum, agents],
    people: payroll,
  },
};
