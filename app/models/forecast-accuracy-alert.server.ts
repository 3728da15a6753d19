import { type Accuracy, needsAccuracyAlert } from '~/engine/forecasting';
import { addDays, startOfWeek } from '~/engine/time';
import { redis } from '~/platform/redis.server';
import type { AccuracyLine } from './accuracy-report';
import { readAccuracy } from './forecast-accuracy.server';
import { notifyUsers } from './notification.server';
import { listHolders } from './permission-holder.server';
import type { AccuracyFigures } from './summarize-accuracy';

const rememberedSec = 35 * 86_400;

/** By days: intervals of small groups scatter so much by chance that every week would raise an alarm. */
const toEngine = (figures: AccuracyFigures): Accuracy => ({
  count: figures.days,
  zeroActuals: 0,
  mape: figures.dayMape ?? Number.NaN,
  wape: figures.dayWape ?? Number.NaN,
  mfa: Math.max(0, 100 - (figures.dayMape ?? 100)),
  wfa: Math.max(0, 100 - (figures.dayWape ?? 100)),
  bias: figures.bias ?? Number.NaN,
  mad: Number.NaN,
  trackingSignal: figures.trackingSignal ?? Number.NaN,
});

/**
 * Tells planners, in one message, of groups whose last closed week was forecast badly: MAPE of days above 20 %, or a tracking signal out of its band two weeks in a
 * row. Each week of a group is told of once.
 * @param input.today local date; weeks end before it
 * @returns names of the groups that were told of
 */
export async function alertAboutAccuracy(input: { organizationId: string; today: string }): Promise<string[]> {
  const { organizationId } = input;
  const lastWeek = addDays(startOfWeek(input.today), -7);
  const weekOf = (from: string) => readAccuracy({ organizationId, from, to: addDays(from, 6) });
  const [before, last] = await Promise.all([weekOf(addDays(lastWeek, -7)), weekOf(lastWeek)]);
  const told: AccuracyLine[] = [];
  for (const group of last.groups) {
    const earlier = before.groups.find(({ key }) => key === group.key);
    const periods = [...(earlier ? [toEngine(earlier)] : []), toEngine(group)];
    if (group.days < 5 || !needsAccuracyAlert(periods)) continue;
    const key = `forecast-accuracy-alert:${group.key}:${lastWeek}`;
    if ((await redis().set(key, '1', 'EX', rememberedSec, 'NX')) !== 'OK') continue;
    told.push(group);
  }
  if (!told.length) return [];
  const [worst] = told.sort((a, b) => (b.dayMape ?? 0) - (a.dayMape ?? 0));
  await notifyUsers({
    organizationId,
    userIds: await listHolders({ organizationId, permission: 'forecast:write' }),
    kind: 'forecast_accuracy_fell',
    params: { group: worst.name, mape: Math.round(worst.dayMape ?? 0), count: told.length },
    link: told.length === 1 ? `/plan/accuracy?group=${worst.key}` : '/plan/accuracy',
  });
  return told.map(({ name }) => name);
}
