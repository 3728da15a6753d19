/** Shape of a regular series and of the forecast wanted. */
export interface RegularSpec {
  /** Slots of the short season (a day). */
  shortPeriod: number;
  /** Slots of the long season (a week), a multiple of the short one; equal to it where there is none. */
  longPeriod: number;
  /** Slots to forecast. */
  horizon: number;
}

/** Forecast from any origin with parameters fixed by a fit. */
export type RegularForecaster = (values: Float64Array, origin: number) => Float64Array;

/** A method for a regular series without gaps or calendar. */
export interface RegularMember {
  readonly name: string;
  /** Fewest values it can be fitted to, in long seasons. */
  readonly minLongSeasons: number;
  /**
   * Fits parameters to values before `end`.
   * @returns a forecaster that may be asked from any origin, later ones included, and uses values before it only
   */
  fit(values: Float64Array, end: number, spec: RegularSpec): RegularForecaster;
}
