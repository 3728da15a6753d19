/** Sums of errors of one method over many forecasts. */
export interface ScoreSums {
  absolute: number;
  actual: number;
  signed: number;
  dayAbsolute: number;
  inside: number;
  slots: number;
}

export function emptySums(): ScoreSums {
  return { absolute: 0, actual: 0, signed: 0, dayAbsolute: 0, inside: 0, slots: 0 };
}

/** One forecast day against what came; bands may be left out. */
export interface ComparedDay {
  actual: ArrayLike<number>;
  forecast: ArrayLike<number>;
  p10?: ArrayLike<number>;
  p90?: ArrayLike<number>;
}

/** Adds a day, slots without an actual left out. */
export function addDay(sums: ScoreSums, { actual, forecast, p10, p90 }: ComparedDay): void {
  let total = 0;
  let expected = 0;
  for (let s = 0; s < actual.length; s++) {
    const v = actual[s];
    if (Number.isNaN(v)) continue;
    total += v;
    expected += forecast[s];
    sums.absolute += Math.abs(v - forecast[s]);
    sums.slots++;
    if (p10 && p90 && v >= p10[s] && v <= p90[s]) sums.inside++;
  }
  sums.actual += total;
  sums.signed += expected - total;
  sums.dayAbsolute += Math.abs(expected - total);
}

export function percent(part: number, whole: number): string {
  return ((100 * part) / whole).toFixed(2);
}
