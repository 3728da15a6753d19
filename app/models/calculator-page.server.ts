import { AppError, invalid } from '~/platform/errors.server';
import { answerCalculation, readCalculationCurve } from './calculation.server';
import type { CalculationAnswer, CalculationCurve } from './calculation-answer';
import { exportCalculation } from './calculation-export.server';
import {
  type CalculationField,
  type CalculationValues,
  calculationFieldOf,
  parseCalculation,
  readCalculationValues,
} from './calculation-search';

export interface CalculatorPage {
  values: CalculationValues;
  faults: Partial<Record<CalculationField, string>>;
  answer: CalculationAnswer | null;
  curve: CalculationCurve | null;
}

/** Everything of the calculator page from its address: what was asked, the answer and its curve, or what is wrong. */
export async function loadCalculator(search: URLSearchParams): Promise<CalculatorPage> {
  const values = readCalculationValues(search);
  const parsed = parseCalculation(values);
  if ('faults' in parsed) return { values, faults: parsed.faults, answer: null, curve: null };
  try {
    const [answer, curve] = await Promise.all([
      answerCalculation(parsed.question),
      readCalculationCurve(parsed.question),
    ]);
    return { values, faults: {}, answer, curve };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const faults = Object.fromEntries(error.faults.map((fault) => [calculationFieldOf(fault.field), fault.rule]));
    return { values, faults, answer: null, curve: null };
  }
}

/** The calculation of an address as a file. @throws AppError invalid naming the field */
export async function exportCalculator(search: URLSearchParams, format: 'csv' | 'xlsx') {
  const { answer, curve, faults } = await loadCalculator(search);
  if (answer && curve) return exportCalculation(answer, curve, format);
  const [field, rule] = Object.entries(faults)[0] ?? ['volume', 'invalid'];
  throw invalid(field, rule, `${field}: ${rule}`);
}
