import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { EmptyState } from '~/components/empty-state';
import { type CoverageState, StateMark } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import { type JudgedAgent, markOf } from './judge-agents';

const edges: Record<CoverageState, string> = {
  'short-3': 'border-l-short-3',
  'short-2': 'border-l-short-2',
  'short-1': 'border-l-short-1',
  ok: 'border-l-ok',
  over: 'border-l-over',
  unknown: 'border-l-line-strong',
};

export interface AgentWallProps {
  agents: readonly JudgedAgent[];
  nowMs: number;
  timeZone: string;
  /** for a wall display: larger tiles without links */
  isLarge?: boolean;
}

/** People as a dense wall of tiles, those out of adherence first, each with its state and since when. */
export function AgentWall({ agents, nowMs, timeZone, isLarge = false }: AgentWallProps) {
  const { t } = useTranslation('live');
  if (agents.length === 0) return <EmptyState title={t('agents.empty')} description={t('agents.emptyText')} />;
  return (
    <ul
      className={joinClasses(
        'grid gap-2',
        isLarge
          ? 'grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]'
          : 'grid-cols-[repeat(auto-fill,minmax(min(13.5rem,100%),1fr))]',
      )}
    >
      {agents.map((judged) => (
        <AgentTile key={judged.agent.id} judged={judged} nowMs={nowMs} timeZone={timeZone} isLarge={isLarge} />
      ))}
    </ul>
  );
}

interface AgentTileProps {
  judged: JudgedAgent;
  nowMs: number;
  timeZone: string;
  isLarge: boolean;
}

function AgentTile({ judged, nowMs, timeZone, isLarge }: AgentTileProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { agent, classification, stateName, isUnclassified } = judged;
  const { status, isDeviation, sinceMs, planned, next } = classification;
  const timedFromMs = isDeviation ? sinceMs : (agent.state?.sinceMs ?? null);
  const mark = markOf(status);
  const state = isUnclassified ? t('agents.unclassified', { code: stateName }) : (stateName ?? t('agents.noState'));
  const plan = planned
    ? t('agents.plannedUntil', { activity: t(`activity.${planned.kind}`), time: format.time(planned.endMs, timeZone) })
    : next
      ? t('agents.nextAt', { activity: t(`activity.${next.kind}`), time: format.time(next.startMs, timeZone) })
      : t('agents.nothingPlanned');
  return (
    <li
      className={joinClasses(
        'min-w-0 rounded-control border border-l-4 border-line bg-surface px-2.5 py-1.5',
        edges[mark],
        isLarge && 'py-2.5',
      )}
    >
      <div className="flex items-baseline justify-between gap-2">
        {isLarge ? (
          <span className="truncate text-lg font-medium">{agent.name}</span>
        ) : (
          <Link to={`/people/employees/${agent.id}`} className="truncate font-medium hover:underline">
            {agent.name}
          </Link>
        )}
        <span
          className={joinClasses('tabular shrink-0 text-sm', isDeviation ? 'font-medium text-ink' : 'text-ink-muted')}
        >
          {timedFromMs === null ? '' : format.duration(Math.max(0, nowMs - timedFromMs) / 1_000)}
        </span>
      </div>
      <div className="flex items-center gap-1.5 text-sm">
        <StateMark state={mark} />
        <span className="truncate">{isDeviation ? `${t(`status.${status}`)} · ${state}` : state}</span>
      </div>
      <div className="truncate text-xs text-ink-muted">{plan}</div>
    </li>
  );
}
