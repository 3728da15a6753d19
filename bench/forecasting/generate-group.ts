import type { SeriesInput } from '~/engine/forecasting';
import { listHolidays } from '~/engine/forecasting/calendar/holidays';
import { createRandom } from '~/engine/random';
import { addDays, dayIntervals, eachDay, toLocalParts, weekdayOf } from '~/engine/time';

const WEEKDAY_FACTOR = [0, 1.22, 1.06, 1, 0.98, 1.02, 0.6, 0.45];
const ZONE = 'Europe/Berlin';
const FROM = '2023-01-02';

/** Date after the last day of a generated history. */
export function horizonStart(weeks: number): string {
  return addDays(FROM, 7 * weeks);
}

/** Generated history of one group: 15-minute counts around weekday x season x holiday x two-peaked day, with a wandering level. */
export function generateGroup(seed: number, weeks: number): SeriesInput {
  const random = createRandom(seed);
  const to = horizonStart(weeks);
  const calendar = listHolidays({ country: 'DE', fromDate: FROM, toDate: addDays(to, 60) });
  const holidays = new Set(calendar.map((day) => day.date));
  const contactsPerDay = 200 * 2 ** (4 * random.next());
  const volume: number[] = [];
  const ahtSec: number[] = [];
  let level = 0;
  let start = 0;
  for (const [index, date] of eachDay(FROM, to).entries()) {
    level = 0.8 * level + 0.03 * random.normal();
    const season = 0.1 * Math.sin((2 * Math.PI * index) / 365);
    const factor = WEEKDAY_FACTOR[weekdayOf(date)] * (holidays.has(date) ? 0.4 : 1) * Math.exp(level + season);
    const instants = dayIntervals(date, ZONE, 15);
    if (index === 0) start = instants[0];
    for (const instant of instants) {
      const { minuteOfDay } = toLocalParts(instant, ZONE);
      const isOpen = minuteOfDay >= 420 && minuteOfDay < 1320;
      const peaks = Math.exp(-(((minuteOfDay - 630) / 100) ** 2)) + 0.7 * Math.exp(-(((minuteOfDay - 930) / 130) ** 2));
      const count = isOpen ? random.poisson((contactsPerDay * factor * (0.4 + peaks)) / 55) : 0;
      volume.push(count);
      ahtSec.push(count > 0 ? Math.max(60, 260 + (80 * random.normal()) / Math.sqrt(count)) : Number.NaN);
    }
  }
  return {
    intervalMinutes: 15,
    zone: ZONE,
    start,
    volume: Float64Array.from(volume),
    ahtSec: Float64Array.from(ahtSec),
    calendar,
    seed,
  };
}
