import type { SeriesInput } from '~/engine/forecasting';
import { buildDayFeatures } from '~/engine/forecasting/calendar/day-features';
import { prepareHistory } from '~/engine/forecasting/cleaning/prepare-history';
import { buildDayGrid } from '~/engine/forecasting/day-grid';
import type { ForecastMember } from '~/engine/forecasting/members/member';
import { mstlEtsMember } from '~/engine/forecasting/members/mstl-ets';
import { prophetMember } from '~/engine/forecasting/members/prophet';
import { addDays, diffDays, toLocalDate } from '~/engine/time';
import { loadAugurs } from '~/integrations/augurs/load-augurs.server';

export const OTHER_METHODS = ['MSTL+ETS', 'Prophet, flat', 'Prophet, linear'] as const;

/** One method's forecast from one origin. */
export interface OtherForecast {
  name: string;
  dayOf: (date: string) => Float64Array;
}

const remembered = new Map<string, OtherForecast[]>();
const LONGEST_DAYS = 28;

/**
 * MSTL+ETS and Prophet (with its own holidays) of augurs on daily totals, spread over the day by the same recent shapes that our own
 * method uses, which favours them: on raw intervals both are worse.
 * @returns forecasts from the first day after a history; one fit serves all horizons
 */
export async function createOtherMethods(): Promise<(history: SeriesInput, origin: string) => OtherForecast[]> {
  const augurs = await loadAugurs();
  const members: ForecastMember[] = [
    mstlEtsMember('MSTL+ETS', augurs, false),
    prophetMember('Prophet, flat', augurs, { trend: 'flat', withHolidays: true }),
    prophetMember('Prophet, linear', augurs, { trend: 'linear', withHolidays: true }),
  ];
  return (history, origin) => {
    const key = `${history.intervalMinutes} ${origin}`;
    const found = remembered.get(key);
    if (found) return found;
    const grid = buildDayGrid(history, origin, addDays(origin, LONGEST_DAYS));
    const context = { history: prepareHistory(grid), features: buildDayFeatures(grid), seed: 1 };
    const first = diffDays(toLocalDate(history.start, history.zone), origin);
    const made = members.map((member) => {
      const forecast = member.forecast(context, first, LONGEST_DAYS);
      const dayOf = (date: string) => {
        const h = diffDays(origin, date);
        return forecast.subarray(h * grid.slots, (h + 1) * grid.slots);
      };
      return { name: member.name, dayOf };
    });
    remembered.set(key, made);
    return made;
  };
}
