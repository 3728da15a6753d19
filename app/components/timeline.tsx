import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { joinClasses } from './class-names';

export interface TimelineItem {
  id: string;
  title: ReactNode;
  /** at the left: a clock or a date */
  time?: ReactNode;
  description?: ReactNode;
  icon?: LucideIcon;
  tone?: Tone;
  /** happening now */
  isCurrent?: boolean;
  isPast?: boolean;
}

const dots: Record<Tone, string> = {
  neutral: 'bg-unknown',
  accent: 'bg-accent',
  ok: 'bg-ok',
  warning: 'bg-short-1',
  danger: 'bg-danger',
  info: 'bg-over',
};

/** What happened or will happen, one under the other along a line. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item) => (
        <TimelineRow key={item.id} item={item} />
      ))}
    </ol>
  );
}

function TimelineRow({ item }: { item: TimelineItem }) {
  const Icon = item.icon;
  return (
    <li
      aria-current={item.isCurrent ? 'time' : undefined}
      className={joinClasses('group grid grid-cols-[auto_1.5rem_1fr] gap-x-2', item.isPast && 'text-ink-muted')}
    >
      <div className="tabular min-w-11 pt-px text-right text-sm text-ink-subtle">{item.time}</div>
      <div className="relative flex justify-center">
        <span aria-hidden className="absolute inset-y-0 w-px bg-line group-first:top-2 group-last:h-2" />
        {Icon ? (
          <span className="relative grid size-5 place-items-center rounded-full bg-surface text-ink-subtle ring-1 ring-line">
            <Icon aria-hidden size={12} />
          </span>
        ) : (
          <span
            aria-hidden
            className={joinClasses(
              'relative mt-1.5 size-2 rounded-full ring-3 ring-surface',
              dots[item.tone ?? 'neutral'],
              item.isCurrent && 'size-2.5',
            )}
          />
        )}
      </div>
      <div className="min-w-0 pb-4 group-last:pb-0">
        <div className={item.isCurrent ? 'font-medium' : undefined}>{item.title}</div>
        {item.description ? <div className="text-sm text-ink-muted">{item.description}</div> : null}
      </div>
    </li>
  );
}
