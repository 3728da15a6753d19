import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { EmptyState } from '~/components/empty-state';
import { type CoverageState, StateMark } from '~/components/state-mark';
import { useLinkArea } from '~/components/use-link-area';
import type { Format } from '~/i18n/format';
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
  const format = useFormat();
  const { handlers, prefetch } = useLinkArea();
  if (agents.length === 0) return <EmptyState title={t('agents.empty')} description={t('agents.emptyText')} />;
  return (
    <>
      <ul
        className={joinClasses(
          'agent-wall',
          isLarge
            ? 'grid-cols-[repeat(auto-fill,minmax(15rem,1fr))]'
            : 'grid-cols-[repeat(auto-fill,minmax(min(13.5rem,100%),1fr))]',
        )}
        {...handlers}
      >
        {agents.map((judged) => drawTile(judged, { nowMs, timeZone, isLarge, t, format }))}
      </ul>
      {prefetch}
    </>
  );
}

interface TileContext {
  nowMs: number;
  timeZone: string;
  isLarge: boolean;
  t: TFunction;
  format: Format;
}

/** A function rather than a component: a wall has hundreds of tiles, and all of them share their translator and formats. */
function drawTile(judged: JudgedAgent, { nowMs, timeZone, isLarge, t, format }: TileContext) {
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
    <li key={agent.id} className={joinClasses(edges[mark], isLarge && 'py-2.5')}>
      <div>
        {isLarge ? (
          <span className="text-lg font-medium">{agent.name}</span>
        ) : (
          <a href={`/people/employees/${agent.id}`}>{agent.name}</a>
        )}
        <time data-deviation={isDeviation || undefined}>
          {timedFromMs === null ? '' : format.duration(Math.max(0, nowMs - timedFromMs) / 1_000)}
        </time>
      </div>
      <div>
        <StateMark state={mark} />
        <span>{isDeviation ? `${t(`status.${status}`)} · ${state}` : state}</span>
      </div>
      <div>{plan}</div>
    </li>
  );
}
