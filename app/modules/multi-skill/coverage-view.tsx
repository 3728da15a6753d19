import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { StackedBar } from '~/components/chart/stacked-bar';
import { EmptyState } from '~/components/empty-state';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { QueueCover, SharedPeople } from '~/models/multi-skill-cover';
import { SharedMap } from './shared-map';

export interface CoverageViewProps {
  queues: QueueCover[];
  shared: SharedPeople[];
}

/** Who covers what: people by role against the largest need, and which queues share people. */
export function CoverageView({ queues, shared }: CoverageViewProps) {
  const { t } = useTranslation('multi-skill');
  if (queues.length === 0) return <EmptyState title={t('coverage.empty')} description={t('coverage.emptyText')} />;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card title={t('coverage.people')} description={t('coverage.peopleText')}>
        <CoverTable queues={queues} />
      </Card>
      <Card title={t('coverage.shared')} description={t('coverage.sharedText')}>
        <SharedMap queues={queues} shared={shared} />
      </Card>
    </div>
  );
}

function CoverTable({ queues }: { queues: QueueCover[] }) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const roles = ['main', 'secondary', 'backup'] as const;
  const hues = ['activity-1', 'activity-3', 'activity-5'];
  return (
    <ScrollRegion label={t('coverage.people')}>
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="text-right text-ink-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-normal">
              {t('queue')}
            </th>
            <th scope="col" className="min-w-40 px-2 py-1.5 text-left font-normal">
              {t('coverage.roles')}
            </th>
            {['single', 'peak', 'perPeak', 'proficiency'].map((name) => (
              <th key={name} scope="col" className="px-2 py-1.5 font-normal whitespace-nowrap">
                {t(`coverage.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => {
            const people = queue.main + queue.secondary + queue.backup;
            return (
              <tr key={queue.groupId} className="border-t border-line text-right">
                <th scope="row" className="py-2 pr-3 text-left font-normal whitespace-nowrap">
                  {queue.name}
                  <span className="block text-ink-subtle">{queue.serviceName}</span>
                </th>
                <td className="px-2 py-2 text-left">
                  <StackedBar
                    label={queue.name}
                    segments={roles.map((role, i) => ({
                      id: role,
                      label: t(`role.${role}`),
                      value: queue[role],
                      color: `var(--color-${hues[i]})`,
                      inkColor: `var(--color-${hues[i]}-ink)`,
                    }))}
                  />
                  <span className="text-ink-muted">
                    {roles.map((role) => `${t(`role.${role}`)} ${format.number(queue[role])}`).join(' · ')}
                  </span>
                </td>
                <td className="px-2 py-2">{format.percent(queue.main > 0 ? queue.single / queue.main : null)}</td>
                <td className="px-2 py-2">{format.number(queue.peak, { decimals: 1 })}</td>
                <td className="px-2 py-2">{format.number(queue.peak ? people / queue.peak : null, { decimals: 1 })}</td>
                <td className="py-2 pl-2">{format.number(queue.proficiency, { decimals: 2 })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
