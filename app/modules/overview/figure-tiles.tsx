import { useTranslation } from 'react-i18next';
import { useCan } from '~/components/frame/permissions';
import { StatTile } from '~/components/stat-tile';
import type { CoverageState } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import type { OverviewView } from './overview-types';

function judgeLevel(level: number | null, target: number): CoverageState {
  if (level === null) return 'unknown';
  if (level >= target) return 'ok';
  return level >= target - 0.05 ? 'short-1' : 'short-3';
}

/** A day that went well so far and will not end well is no good day. */
function findLowest({ soFar, byClose }: OverviewView['serviceLevel']): number | null {
  if (soFar === null || byClose === null) return soFar ?? byClose;
  return Math.min(soFar, byClose);
}

function judgeGap({ isKnown, people }: OverviewView['gap']): CoverageState {
  if (!isKnown) return 'unknown';
  if (people >= -0.5) return 'ok';
  return people >= -3 ? 'short-1' : 'short-3';
}

/** Above 80 % is well, down to 70 % a warning, below that trouble. */
function judgeAdherence(share: number | null): CoverageState {
  if (share === null) return 'unknown';
  if (share > 0.8) return 'ok';
  return share >= 0.7 ? 'short-1' : 'short-3';
}

function judgeError(wape: number | null): CoverageState {
  if (wape === null) return 'unknown';
  if (wape <= 0.15) return 'ok';
  return wape <= 0.25 ? 'short-1' : 'short-2';
}

/** The four figures that matter today, each with the one action that helps. */
export function FigureTiles({ day, timeZone }: { day: OverviewView; timeZone: string }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const may = useCan();
  const { serviceLevel, gap, adherence, forecast } = day;
  const state = (value: CoverageState) => ({ state: value, label: t(`state.${value}`) });
  const action = (permission: string, to: string, label: string) => (may(permission) ? { to, label } : undefined);
  const difference = forecast.expected > 0 ? forecast.volume / forecast.expected - 1 : null;
  const people = Math.abs(Math.round(gap.people));
  return (
    <div className="mb-4 grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      <StatTile
        label={t('level.label')}
        value={format.percent(serviceLevel.soFar)}
        state={state(judgeLevel(findLowest(serviceLevel), serviceLevel.target))}
        detail={
          serviceLevel.byClose === null
            ? t('level.noContacts')
            : t('level.byClose', {
                level: format.percent(serviceLevel.byClose),
                target: format.percent(serviceLevel.target),
              })
        }
        sparkline={{ values: serviceLevel.trend, target: serviceLevel.target, label: t('level.trend') }}
        action={action('live:read', '/live', t('level.action'))}
      />
      <StatTile
        label={t('gap.label')}
        value={gap.isKnown ? (gap.people < -0.5 ? `−${format.number(people)}` : `+${format.number(people)}`) : '–'}
        unit={gap.isKnown ? t('gap.unit', { count: people }) : undefined}
        state={state(judgeGap(gap))}
        detail={gap.atMs === null ? t('gap.unknown') : t('gap.worst', { time: format.time(gap.atMs, timeZone) })}
        sparkline={{ values: gap.trend, target: 0, label: t('gap.trend') }}
        action={action('schedule:read:department', '/plan/schedules', t('gap.action'))}
      />
      <StatTile
        label={t('adherence.label')}
        value={format.percent(adherence.share)}
        state={state(judgeAdherence(adherence.share))}
        detail={adherence.share === null ? t('adherence.unknown') : t('adherence.people', { count: adherence.people })}
        action={action('live:read', '/live?show=deviations', t('adherence.action'))}
      />
      <StatTile
        label={t('error.label')}
        value={format.percent(forecast.wape)}
        state={state(judgeError(forecast.wape))}
        detail={
          difference === null
            ? t('error.unknown')
            : t(difference >= 0 ? 'error.above' : 'error.below', { share: format.percent(Math.abs(difference)) })
        }
        action={action('forecast:read', '/plan/forecasts', t('error.action'))}
      />
    </div>
  );
}
