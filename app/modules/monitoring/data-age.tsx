import { useTranslation } from 'react-i18next';
import { type CoverageState, StateMark } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';

const freshMs = 60_000;
const staleMs = 300_000;

/** How old a feed's last news are: up to a minute is normal, beyond five it is stale and marked. */
export function judgeAge(lastMs: number | null, nowMs: number): CoverageState {
  if (lastMs === null) return 'unknown';
  const ageMs = nowMs - lastMs;
  if (ageMs < freshMs) return 'ok';
  return ageMs < staleMs ? 'short-1' : 'short-3';
}

export interface DataAgeProps {
  feeds: { agents: number | null; queues: number | null };
  nowMs: number;
  isLive: boolean;
}

/** Age of the data, and whether news come by themselves. */
export function DataAge({ feeds, nowMs, isLive }: DataAgeProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-muted">
      {(['queues', 'agents'] as const).map((feed) => {
        const lastMs = feeds[feed];
        return (
          <li key={feed} className="inline-flex items-center gap-1.5">
            <StateMark state={judgeAge(lastMs, nowMs)} />
            {t(`age.${feed}`)}{' '}
            <span className="tabular">
              {lastMs === null ? t('age.never') : format.relative(Math.min(lastMs, nowMs), nowMs)}
            </span>
          </li>
        );
      })}
      <li className="inline-flex items-center gap-1.5">
        <StateMark state={isLive ? 'ok' : 'unknown'} />
        {t(isLive ? 'age.live' : 'age.polling')}
      </li>
    </ul>
  );
}
