import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { ProfileStaffingJob } from '~/models/profile-staffing-page';

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** People of each set of skills: who there are, most at once, hours. Sets that nobody needs stand last. */
export function ProfileTable({ staffing, names, leftOut }: ProfileStaffingJob) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  const profiles = staffing.profiles.toSorted((a, b) => sum(b.agents) - sum(a.agents));
  const hours = (intervals: number) => format.number((intervals * staffing.intervalSec) / 3600, { decimals: 0 });
  return (
    <Card title={t('staffing.byProfile')} description={t('staffing.byProfileText')}>
      <ScrollRegion label={t('staffing.byProfile')}>
        <table className="tabular w-full text-sm">
          <thead>
            <tr className="text-right text-ink-muted">
              <th scope="col" className="min-w-52 py-1.5 pr-2 text-left font-normal">
                {t('staffing.profile')}
              </th>
              {['there', 'peak', 'hours', 'addedHours'].map((name) => (
                <th key={name} scope="col" className="px-2 py-1.5 font-normal">
                  {t(`staffing.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {profiles.map(({ id, queueIds, people, agents, added }) => (
              <tr key={id} className="border-t border-line text-right align-top">
                <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                  {queueIds.map((queueId) => nameOf.get(queueId) ?? queueId).join(' + ')}
                </th>
                <td className="px-2 py-1.5">{format.number(people)}</td>
                <td className="px-2 py-1.5">{format.number(Math.max(...agents))}</td>
                <td className="px-2 py-1.5">{hours(sum(agents))}</td>
                <td className="px-2 py-1.5">{hours(sum(added))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {leftOut > 0 ? <p className="mt-3 text-sm text-ink-muted">{t('staffing.leftOut', { count: leftOut })}</p> : null}
    </Card>
  );
}
