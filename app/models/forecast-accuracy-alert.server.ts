import { type Accuracy, needsAccuracyAlert } from '~/engine/forecasting';
import { addDays, startOfWeek } from '~/engine/time';
import { redis } from '~/platform/redis.server';
import { readAccuracy } from './forecast-accuracy.server';
import { notifyUsers } from './notification.server';
import { listHolders } from './permission-holder.server';
import type { AccuracyFigures } from './summarize-accuracy';

const rememberedSec = 35 * 86_400;

const toEngine = (figures: AccuracyFigures): Accuracy => ({
  count: figures.slots,
  zeroActuals: figures.zeroSlots,
  mape: figures.mape ?? Number.NaN,
  wape: figures.wape ?? Number.NaN,
  mfa: Math.max(0, 100 - (figures.mape ?? 100)),
  wfa: Math.max(0, 100 - (figures.wape ?? 100)),
  bias: figures.bias ?? Number.NaN,
  mad: Number.NaN,
  trackingSignal: figures.trackingSignal ?? Number.NaN,
});

/**
 * Tells planners of groups whose last closed week was forecast badly: MAPE above 20 %, or a tracking signal out of its band two weeks in a
 * row. Each week of a group is told of once.
 * @param input.today local date; weeks end before it
 * @returns names of the groups that were told of
 */
export async function alertAboutAccuracy(input: { organizationId: string; today: string }): Promise<string[]> {
  const { organizationId } = input;
  const lastWeek = addDays(startOfWeek(input.today), -7);
  const weekOf = (from: string) => readAccuracy({ organizationId, from, to: addDays(from, 6) });
  const [before, last] = await Promise.all([weekOf(addDays(lastWeek, -7)), weekOf(lastWeek)]);
  const told: string[] = [];
  for (const group of last.groups) {
    const earlier = before.groups.find(({ key }) => key === group.key);
    const periods = [...(earlier ? [toEngine(earlier)] : []), toEngine(group)];
    if (group.days < 5 || !needsAccuracyAlert(periods)) continue;
    const key = `forecast-accuracy-alert:${group.key}:${lastWeek}`;
    if ((await redis().set(key, '1', 'EX', rememberedSec, 'NX')) !== 'OK') continue;
    await notifyUsers({
      organizationId,
      userIds: await listHolders({ organizationId, permission: 'forecast:write' }),
      kind: 'forecast_accuracy_fell',
      params: { group: group.name, mape: Math.round(group.mape ?? 0), bias: Math.round(group.bias ?? 0) },
      link: `/plan/accuracy?group=${group.key}`,
    });
    told.push(group.name);
  }
  return told;
}
