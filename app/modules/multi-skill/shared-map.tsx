import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { ScrollRegion } from '~/components/scroll-region';
import type { QueueCover, SharedPeople } from '~/models/multi-skill-cover';

/** Queues against queues: how many people serve both. */
export function SharedMap({ queues, shared }: { queues: QueueCover[]; shared: SharedPeople[] }) {
  const { t } = useTranslation('multi-skill');
  const people = useMemo(
    () => new Map(shared.map(({ groupId, otherId, people: count }) => [`${groupId} ${otherId}`, count])),
    [shared],
  );
  const most = Math.max(1, ...shared.map((pair) => pair.people));
  const linked = queues.filter((queue) => shared.some(({ groupId }) => groupId === queue.groupId));
  if (linked.length === 0) return <p className="text-ink-muted">{t('coverage.noneShared')}</p>;
  return (
    <ScrollRegion label={t('coverage.shared')}>
      <table className="tabular border-separate border-spacing-0.5 text-sm">
        <thead>
          <tr>
            <td />
            {linked.map((queue) => (
              <th key={queue.groupId} scope="col" className="h-36 px-1 pb-1 align-bottom font-normal">
                <span className="mx-auto block max-h-32 rotate-180 truncate whitespace-nowrap [writing-mode:vertical-rl]">
                  {queue.name}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linked.map((queue) => (
            <tr key={queue.groupId}>
              <th scope="row" className="pr-3 text-left font-normal whitespace-nowrap">
                {queue.name}
              </th>
              {linked.map((other) => {
                const count = people.get(`${queue.groupId} ${other.groupId}`) ?? 0;
                const isSelf = queue.groupId === other.groupId;
                const strength = Math.round(10 + (count / most) * 45);
                return (
                  <td
                    key={other.groupId}
                    className={joinClasses(
                      'size-8 rounded-sm text-center',
                      isSelf ? 'bg-sunken' : count === 0 && 'text-ink-subtle',
                    )}
                    style={
                      count > 0
                        ? { background: `color-mix(in oklab, var(--color-accent) ${strength}%, var(--color-surface))` }
                        : undefined
                    }
                  >
                    {isSelf ? '' : count || '·'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
