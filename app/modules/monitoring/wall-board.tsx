import { Link } from '@remix-run/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { useFormat } from '~/i18n/use-format';
import { AgentWall } from './agent-wall';
import { AlertStrip } from './alert-strip';
import type { BoardView } from './board-types';
import { DataAge } from './data-age';
import { countByQueue, isPresent, judgeAgents } from './judge-agents';
import { QueueTable } from './queue-table';
import { useLiveBoard } from './use-live-board';

/** For a screen on the wall, to be read from three metres: no controls, the largest figures, only people out of adherence. */
export function WallBoard({ loaded }: { loaded: BoardView }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const { board, nowMs, isLive } = useLiveBoard(loaded);
  const judged = useMemo(() => judgeAgents(board.agents, board.states, nowMs), [board, nowMs]);
  const counts = useMemo(() => countByQueue(judged), [judged]);
  const present = judged.filter(isPresent);
  const deviating = present.filter(({ classification }) => classification.isDeviation);
  return (
    <main className="min-h-dvh p-6">
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-4">
        <h1 className="text-2xl font-medium">
          <Link to="/live">{t('title')}</Link>
        </h1>
        <DataAge feeds={board.feeds} nowMs={nowMs} isLive={isLive} />
        <p className="tabular text-2xl font-medium">{format.time(nowMs, timeZone)}</p>
      </header>
      <AlertStrip alerts={board.alerts} nowMs={nowMs} canAct={false} />
      <div className="mb-6 rounded-card border border-line bg-surface">
        <QueueTable queues={board.queues} counts={counts} timeZone={timeZone} isLarge />
      </div>
      <h2 className="mb-3 text-xl font-medium">
        {t('agents.summary', { present: present.length, deviating: deviating.length })}
      </h2>
      <AgentWall agents={deviating} nowMs={nowMs} timeZone={timeZone} isLarge />
    </main>
  );
}
