import { Coffee, GraduationCap, Headset, House, Users, Utensils } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import { activityStyle } from './activity-style';
import type { DayPart } from './merge-activities';

const icons: Record<string, typeof Coffee> = {
  WORK: Headset,
  LUNCH: Utensils,
  BREAK: Coffee,
  GAP: House,
  TRAINING: GraduationCap,
  MEETING: Users,
};
/** a break of a quarter of an hour still holds a line of text */
const pxPerHour = 84;

export interface ShiftTimelineProps {
  parts: DayPart[];
  startMs: number;
  endMs: number;
  timeZone: string;
  /** draws the present; null outside the day */
  nowMs: number | null;
}

/** A shift from top to bottom, to scale; what is over has lost its colour, the present is a line. */
export function ShiftTimeline({ parts, startMs, endMs, timeZone, nowMs }: ShiftTimelineProps) {
  const { t } = useTranslation('my');
  const format = useFormat();
  const height = ((endMs - startMs) / 3_600_000) * pxPerHour;
  const toPx = (atMs: number) => ((atMs - startMs) / (endMs - startMs)) * height;
  const isNowInside = nowMs !== null && nowMs >= startMs && nowMs < endMs;
  return (
    <ol className="relative" style={{ height }} aria-label={t('today.timeline')}>
      {parts.map((part) => {
        const Icon = icons[part.kind] ?? Headset;
        const size = toPx(part.endMs) - toPx(part.startMs);
        const isPause = part.kind === 'LUNCH' || part.kind === 'BREAK' || part.kind === 'GAP';
        const isOver = nowMs !== null && part.endMs <= nowMs;
        return (
          <li
            key={part.startMs}
            className="absolute inset-x-0 flex gap-3"
            style={{ top: toPx(part.startMs), height: size }}
          >
            <span className="tabular w-12 shrink-0 text-right text-sm leading-4 text-ink-muted">
              {format.time(part.startMs, timeZone)}
            </span>
            <span
              className={joinClasses(
                'flex min-w-0 flex-1 gap-2 overflow-hidden rounded-control px-3',
                size < 30 ? 'items-center text-sm leading-4' : 'items-start py-1.5',
                isPause && 'border border-line bg-surface',
                isOver && !isPause && 'border border-line bg-canvas text-ink-muted',
              )}
              style={{ marginBlock: 1, ...(isPause || isOver ? {} : activityStyle(part.colour)) }}
            >
              <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
              <span className="min-w-0 truncate">
                {part.groups.length ? part.groups.join(', ') : t(`activity.${part.kind}`)}
                {isPause ? (
                  <span className="tabular ml-1.5 text-ink-muted">
                    {format.minutes((part.endMs - part.startMs) / 60_000)}
                  </span>
                ) : null}
              </span>
            </span>
          </li>
        );
      })}
      {isNowInside ? (
        <li
          aria-hidden
          className="pointer-events-none absolute inset-x-0 flex items-center"
          style={{ top: toPx(nowMs) }}
        >
          <span className="tabular w-12 shrink-0 bg-canvas text-right text-sm font-medium text-accent-ink">
            {format.time(nowMs, timeZone)}
          </span>
          <span className="ml-3 h-0.5 flex-1 rounded-full bg-accent shadow-[0_0_6px_var(--color-accent)]" />
        </li>
      ) : null}
    </ol>
  );
}
