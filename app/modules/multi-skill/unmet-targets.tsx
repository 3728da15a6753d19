import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';
import type { ProfileStaffingJob } from '~/models/profile-staffing-page';

const rowsShown = 12;

/** Targets that the people there are cannot meet: which, when, why, and what would make it possible. */
export function UnmetTargets({ staffing, names, startMs, timeZone }: ProfileStaffingJob) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const { infeasible, intervalSec, profiles } = staffing;
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const profileName = (id: string) =>
    profiles
      .find((profile) => profile.id === id)
      ?.queueIds.map((queueId) => nameOf.get(queueId) ?? queueId)
      .join(' + ') ?? id;
  return (
    <Card title={t('staffing.infeasible')} description={t('staffing.infeasibleText')}>
      <ul className="text-sm">
        {infeasible.slice(0, rowsShown).map((target) => (
          <li key={`${target.interval} ${target.queueId}`} className="flex gap-3 py-0.5">
            <span className="tabular text-ink-muted">
              {format.time(startMs + target.interval * intervalSec * 1000, timeZone)}
            </span>
            <span className="min-w-0">
              {nameOf.get(target.queueId) ?? target.queueId}:{' '}
              {t(`staffing.reason.${target.reason}`, {
                share: format.percent(target.reachableServiceLevel, { decimals: 1 }),
              })}
              {' · '}
              {t('staffing.missing', { count: target.missingAgents })}
              {target.profileId ? ` ${t('staffing.ofProfile', { profile: profileName(target.profileId) })}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {infeasible.length > rowsShown ? (
        <p className="text-sm text-ink-muted">{t('staffing.more', { count: infeasible.length - rowsShown })}</p>
      ) : null}
    </Card>
  );
}
