import { z } from 'zod';

/** Methods that take part unless somebody chooses. */
export const usualMethods = [
  'two-stage',
  'two-stage-steady',
  'two-stage-yearly',
  'two-stage-trend',
  'two-stage-growth',
] as const;
/** Methods of choice that the engine knows itself. */
export const optionalMethods = [
  'theta',
  'nearest-days',
  'double-seasonal',
  'ridge-autoregression',
  'absolute-autoregression',
] as const;
/** A method that learns from the histories of all groups together, before it forecasts one of them. */
export const globalMethod = 'global-boosting';
export const sharedMethods = [globalMethod] as const;
/** Methods made from a library, slower by far; they take part where they are chosen. */
export const libraryMethods = ['mstl-ets', 'prophet-flat', 'prophet-linear', 'prophet-logistic'] as const;
export const forecastMethods = [...usualMethods, ...optionalMethods, ...sharedMethods, ...libraryMethods] as const;
export type ForecastMethod = (typeof forecastMethods)[number];
export type LibraryMethod = (typeof libraryMethods)[number];

export const usualTimeBudgetSec = 60;

/** Which methods may take part, and how long the choice among them may take. */
export interface MethodChoice {
  members: ForecastMethod[];
  timeBudgetSec: number;
}

export const usualChoice: MethodChoice = { members: [...usualMethods], timeBudgetSec: usualTimeBudgetSec };

export const methodChoiceInput = z.object({
  members: z
    .array(z.enum(forecastMethods))
    .min(1)
    .transform((members) => forecastMethods.filter((method) => members.includes(method))),
  timeBudgetSec: z.coerce.number().int().min(5).max(600),
});

export const isLibraryMethod = (method: string): method is LibraryMethod =>
  libraryMethods.some((known) => known === method);

/** Whether a choice is the one that holds where nobody has chosen, as far as methods go. */
export const isUsualChoice = ({ members }: Pick<MethodChoice, 'members'>): boolean =>
  members.length === usualMethods.length && usualMethods.every((method) => members.includes(method));
