import { useSearchParams } from '@remix-run/react';
import { ArrowLeftRight, MonitorUp } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { FilterBar } from '~/components/filter-bar';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { AgentWall } from './agent-wall';
import { AlertStrip } from './alert-strip';
import type { BoardView } from './board-types';
import { DataAge } from './data-age';
import { countByQueue, isPresent, judgeAgents } from './judge-agents';
import { QueueTable } from './queue-table';
import { useLiveBoard } from './use-live-board';

/** Plan and state are compared anew so often; clocks of tiles go on every second. */
const judgeEveryMs = 5_000;

/** The live day: queues above, people below, alerts on top of both. */
export function LiveBoard({ loaded }: { loaded: BoardView }) {
  const { t } = useTranslation('live');
  const timeZone = useFrameTimeZone();
  const [search] = useSearchParams();
  const { board, nowMs, isLive } = useLiveBoard(loaded);
  const judgedMs = Math.floor(nowMs / judgeEveryMs) * judgeEveryMs;
  const judged = useMemo(
    () => judgeAgents(board.agents, board.states, Math.max(judgedMs, loaded.nowMs)),
    [board, judgedMs, loaded.nowMs],
  );
  const counts = useMemo(() => countByQueue(judged), [judged]);
  const present = judged.filter(isPresent);
  const deviating = present.filter(({ classification }) => classification.isDeviation);
  const shown = search.get('show') === 'deviations' ? deviating : search.get('show') === 'all' ? judged : present;
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <LinkButton to="/live/rebalance" icon={ArrowLeftRight}>
              {t('multi-skill:rebalance.title')}
            </LinkButton>
            <LinkButton to={`/live/wall?${search}`} icon={MonitorUp}>
              {t('wall.open')}
            </LinkButton>
          </>
        }
      >
        <DataAge feeds={board.feeds} nowMs={nowMs} isLive={isLive} />
      </PageHeader>
      <AlertStrip alerts={board.alerts} nowMs={nowMs} />
      <div className="mb-3">
        <FilterBar names={['group', 'department', 'show']}>
          <Select
            name="group"
            aria-label={t('filter.group')}
            emptyLabel={t('filter.allGroups')}
            options={board.groupOptions}
            defaultValue={search.get('group') ?? ''}
            isAutoSubmit
          />
          <Select
            name="department"
            aria-label={t('filter.department')}
            emptyLabel={t('filter.allDepartments')}
            options={board.departmentOptions}
            defaultValue={search.get('department') ?? ''}
            isAutoSubmit
          />
          <Select
            name="show"
            aria-label={t('filter.show')}
            emptyLabel={t('filter.present')}
            options={[
              { value: 'deviations', label: t('filter.deviations') },
              { value: 'all', label: t('filter.all') },
            ]}
            defaultValue={search.get('show') ?? ''}
            isAutoSubmit
          />
        </FilterBar>
      </div>
      <Card isFlush title={t('queues.title')} className="mb-4">
        <QueueTable queues={board.queues} counts={counts} timeZone={timeZone} />
      </Card>
      <section aria-labelledby="live-agents">
        <h2 id="live-agents" className="mb-2 flex flex-wrap items-baseline gap-x-3 text-base font-medium">
          {t('agents.title')}
          <span className="text-sm font-normal text-ink-muted">
            {t('agents.summary', { present: present.length, deviating: deviating.length })}
          </span>
        </h2>
        <AgentWall agents={shown} nowMs={nowMs} timeZone={timeZone} />
      </section>
    </>
  );
}
