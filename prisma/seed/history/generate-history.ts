import { addDays, dayIntervals, diffDays, eachDay, toLocalDate, toLocalParts, weekdayOf } from '~/engine/time';
import type { CalendarDay } from '../calendar-days';
import type { SeededEvent } from '../rows/add-special-events';
import type { SeededGroup } from '../rows/add-structure';
import type { SeedContext } from '../seed-context';
import { createDayVolume } from './day-volume';
import { demandPattern } from './demand-kinds';
import { drawContacts, type IntervalCounters } from './draw-contacts';
import { drawFaults, type HistoryFault } from './draw-faults';
import { drawIntradayShares } from './intraday-shares';
import { sizeDailyDemand } from './size-demand';

const intervalMs = 900_000;

export interface HistoryInput {
  context: SeedContext;
  group: SeededGroup;
  calendar: Map<string, CalendarDay>;
  events: SeededEvent[];
  /** hours a week in the contracts of the agents whose main group it is */
  contractHours: number;
}

export const historyColumns = [
  'organization_id',
  'group_id',
  'interval_start',
  'interval_minutes',
  'received',
  'treated',
  'missed',
  'not_unique_received',
  'not_unique_treated',
  'not_unique_missed',
  'answered_in_time',
  'aht_ms',
  'post_processing_ms',
  'source',
] as const;

/** History of a group as COPY text, a chunk per local day, up to the last full quarter hour. */
export function* generateHistory(input: HistoryInput): Generator<string> {
  const { context, group } = input;
  const pattern = demandPattern(group.demand);
  const random = context.random.fork(`history/${group.code}`);
  const shares = drawIntradayShares(random.fork('shares'), pattern, group);
  const dayVolume = createDayVolume({
    random: random.fork('days'),
    pattern,
    calendar: input.calendar,
    dailyVolume: sizeDailyDemand(group, pattern, shares, input.contractHours),
    today: context.today,
  });
  const lastDate = toLocalDate(context.nowMs, group.timeZone);
  const firstDate = addDays(lastDate, -context.blueprint.historyWeeks * 7);
  const faults = drawFaults(random.fork('faults'), Date.parse(`${firstDate}T00:00:00Z`), context.nowMs);
  const events = input.events.filter((event) => event.groupIds.has(group.id));
  for (const date of eachDay(firstDate, addDays(lastDate, 1))) {
    const range = group.hours[weekdayOf(date) - 1];
    if (!range) continue;
    const ofDay = random.fork(date);
    const noiseShape = 1 / pattern.dayNoise ** 2;
    const volume = dayVolume(date) * ofDay.gamma(noiseShape, 1 / noiseShape);
    const dayShares = isRestDay(input.calendar.get(date)) ? shares.weekend : shares.weekday;
    const learning = 1 + (0.03 * -diffDays(context.today, date)) / 365;
    let text = '';
    for (const startMs of dayIntervals(date, group.timeZone, 15)) {
      if (startMs + intervalMs > context.nowMs) break;
      const { minuteOfDay } = toLocalParts(startMs, group.timeZone);
      if (minuteOfDay < range[0] || minuteOfDay >= range[1]) continue;
      const faultFactor = findFaultFactor(faults, startMs);
      const usual = volume * dayShares[minuteOfDay / 15];
      const counters = drawContacts(ofDay, group, {
        usual,
        expected: usual * eventFactor(events, startMs) * (faultFactor ?? 1),
        ahtLevel: learning * (1 + 0.05 * Math.sin(((minuteOfDay / 60 - 8) * Math.PI) / 12)),
        intervalNoise: pattern.intervalNoise,
      });
      if (faultFactor !== null) text += encodeInterval(context.organizationId, group.id, startMs, counters);
    }
    if (text) yield text;
  }
}

const isRestDay = (day: CalendarDay | undefined): boolean => day?.dayType === 'weekend' || day?.dayType === 'holiday';

function eventFactor(events: SeededEvent[], startMs: number): number {
  let factor = 1;
  for (const event of events) if (startMs >= event.startMs && startMs < event.endMs) factor *= event.coefficient;
  return factor;
}

/** What volume is multiplied with; null where the row is missing. */
function findFaultFactor(faults: HistoryFault[], startMs: number): number | null {
  let factor = 1;
  for (const fault of faults) {
    if (fault.startMs > startMs) break;
    if (startMs >= fault.endMs) continue;
    if (fault.kind === 'gap') return null;
    factor *= fault.factor;
  }
  return factor;
}

function encodeInterval(organizationId: string, groupId: string, startMs: number, c: IntervalCounters): string {
  const counts = `${c.received}\t${c.treated}\t${c.missed}\t${c.notUniqueReceived}\t${c.notUniqueTreated}\t${c.notUniqueMissed}`;
  const start = new Date(startMs).toISOString();
  return `${organizationId}\t${groupId}\t${start}\t15\t${counts}\t${c.answeredInTime}\t${c.ahtMs}\t${c.postProcessingMs}\tDEMO\n`;
}
