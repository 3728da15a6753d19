import { Mail, MessageSquare, Phone, PhoneOutgoing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { EmptyState } from '~/components/empty-state';
import { StatusBadge } from '~/components/status-badge';
import { useFormat } from '~/i18n/use-format';
import { AgentStateBar } from './agent-state-bar';
import type { QueueView } from './board-types';
import { GapStrip } from './gap-strip';
import type { StateClass } from './judge-agents';
import { findServiceLevelNow, findServiceLevelToday, isOverloaded, judgeServiceLevel } from './judge-queue';

const icons = { CALLS: Phone, CHATS: MessageSquare, EMAILS: Mail, OUTBOUND: PhoneOutgoing };
const noCounts: Record<StateClass, number> = { available: 0, handling: 0, pause: 0, other: 0, offline: 0 };

/** Columns on wide screens; on phones the same cells stand in two lines. */
const grid =
  'grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-4 gap-y-2 px-4 lg:grid-cols-[minmax(11rem,1.4fr)_4rem_4.5rem_5.5rem_7rem_minmax(9rem,1fr)_13rem]';

export interface QueueTableProps {
  queues: readonly QueueView[];
  counts: ReadonlyMap<string, Record<StateClass, number>>;
  timeZone: string;
  /** for a wall display: larger figures */
  isLarge?: boolean;
}

/** Queues as rows: who waits, how well they are answered, who is there, and whether that will do for two hours. */
export function QueueTable({ queues, counts, timeZone, isLarge = false }: QueueTableProps) {
  const { t } = useTranslation('live');
  if (queues.length === 0) return <EmptyState title={t('queues.empty')} description={t('queues.emptyText')} />;
  const scale = Math.max(
    ...[...counts.values()].map((count) => count.available + count.handling + count.pause + count.other),
    1,
  );
  return (
    <div className={isLarge ? 'text-lg' : undefined}>
      <div
        aria-hidden
        className={joinClasses(grid, 'hidden border-b border-line py-1.5 text-sm text-ink-muted lg:grid')}
      >
        <ColumnHead>{t('queues.queue')}</ColumnHead>
        <ColumnHead isNumber>{t('queues.waiting')}</ColumnHead>
        <ColumnHead isNumber>{t('queues.longestWait')}</ColumnHead>
        <ColumnHead isNumber>{t('queues.levelNow')}</ColumnHead>
        <ColumnHead isNumber>{t('queues.levelToday')}</ColumnHead>
        <ColumnHead>{t('queues.people')}</ColumnHead>
        <ColumnHead>{t('queues.ahead')}</ColumnHead>
      </div>
      <ul aria-label={t('queues.title')}>
        {queues.map((queue) => (
          <QueueRow
            key={queue.groupId}
            queue={queue}
            counts={counts.get(queue.groupId) ?? noCounts}
            scale={scale}
            timeZone={timeZone}
            isLarge={isLarge}
          />
        ))}
      </ul>
    </div>
  );
}

function ColumnHead({ children, isNumber = false }: { children: ReactNode; isNumber?: boolean }) {
  return <span className={isNumber ? 'text-right' : undefined}>{children}</span>;
}

interface QueueRowProps {
  queue: QueueView;
  counts: Record<StateClass, number>;
  scale: number;
  timeZone: string;
  isLarge: boolean;
}

function QueueRow({ queue, counts, scale, timeZone, isLarge }: QueueRowProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const Icon = icons[queue.channelType as keyof typeof icons] ?? Phone;
  const { metrics } = queue;
  const levelNow = findServiceLevelNow(queue);
  const levelToday = findServiceLevelToday(queue);
  const isHot = isOverloaded(queue);
  const figure = joinClasses('tabular text-right', isLarge ? 'text-2xl font-medium' : 'font-medium');
  return (
    <li
      className={joinClasses(
        grid,
        'border-b border-line py-2 last:border-b-0',
        isHot && 'bg-short-3-soft',
        isLarge && 'py-3',
      )}
    >
      <div className="flex min-w-0 items-center gap-2.5">
        <Icon
          size={isLarge ? 20 : 15}
          className="shrink-0 text-ink-subtle"
          role="img"
          aria-label={t(`channel.${queue.channelType}`)}
        />
        <span className="min-w-0">
          <span className="block font-medium">{queue.name}</span>
          <span className="block text-sm text-ink-muted">{queue.serviceName}</span>
        </span>
      </div>
      <div className={joinClasses(figure, isHot && 'text-short-3-ink')}>
        <PhoneLabel>{t('queues.waiting')}</PhoneLabel>
        {metrics ? format.number(metrics.waiting) : '–'}
      </div>
      <div className={joinClasses('tabular text-right', isHot && 'text-short-3-ink')}>
        <PhoneLabel>{t('queues.longestWait')}</PhoneLabel>
        {metrics && metrics.waiting > 0 ? format.duration(metrics.longestWaitMs / 1_000) : '–'}
      </div>
      <div className="tabular lg:text-right">
        <PhoneLabel>{t('queues.levelNow')}</PhoneLabel>
        <StatusBadge state={judgeServiceLevel(levelNow, queue)} isPlain={levelNow === null}>
          {format.percent(levelNow)}
        </StatusBadge>
      </div>
      <div className="tabular text-right text-sm">
        <PhoneLabel>{t('queues.levelToday')}</PhoneLabel>
        <StatusBadge state={judgeServiceLevel(levelToday, queue)} isPlain>
          {format.percent(levelToday)}
          <span className="text-ink-subtle">/ {format.percent(queue.serviceLevelTarget)}</span>
        </StatusBadge>
      </div>
      <div className="col-span-3 lg:col-span-1">
        <AgentStateBar counts={counts} scale={scale} />
      </div>
      <div className="col-span-3 lg:col-span-1">
        <GapStrip ahead={queue.ahead} timeZone={timeZone} />
      </div>
    </li>
  );
}

function PhoneLabel({ children }: { children: ReactNode }) {
  return <span className="block text-xs font-normal text-ink-muted lg:sr-only">{children}</span>;
}
