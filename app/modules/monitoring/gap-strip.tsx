import { useTranslation } from 'react-i18next';
import { type CoverageState, StateMark } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import type { QueueView } from './board-types';
import { findWorstSlot, judgeCoverage } from './judge-queue';

const fills: Record<CoverageState, string> = {
  'short-3': 'var(--color-short-3)',
  'short-2': 'var(--color-short-2)',
  'short-1': 'var(--color-short-1)',
  ok: 'var(--color-ok)',
  over: 'var(--color-over)',
  unknown: 'var(--color-line-strong)',
};

/** The next two hours: scheduled to required, a bar for each quarter, down where people are missing; the worst in words. */
export function GapStrip({ ahead, timeZone }: { ahead: QueueView['ahead']; timeZone: string }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const worst = findWorstSlot(ahead);
  if (!ahead.some((slot) => slot.required !== null))
    return <span className="text-sm text-ink-subtle">{t('gap.unknown')}</span>;
  const words = worst
    ? t('gap.short', { count: Math.ceil(-worst.gap), time: format.time(worst.atMs, timeZone) })
    : t('gap.covered');
  const state = worst?.state ?? 'ok';
  return (
    <div className="flex min-w-0 items-center gap-2">
      <svg viewBox={`0 0 ${ahead.length * 6} 24`} aria-hidden className="h-6 w-14 shrink-0">
        <line x1="0" x2={ahead.length * 6} y1="12" y2="12" stroke="var(--color-line-strong)" strokeWidth="0.5" />
        {ahead.map(({ atMs, required, scheduled }, index) => {
          const gap = required === null ? 0 : scheduled - required;
          const height = Math.min(11, Math.max(1, Math.abs(gap / Math.max(required ?? 1, 1)) * 22));
          const fill = fills[judgeCoverage(required, scheduled)];
          return (
            <rect key={atMs} x={index * 6 + 0.5} width="5" y={gap < 0 ? 12 : 12 - height} height={height} fill={fill} />
          );
        })}
      </svg>
      <span className="inline-flex items-center gap-1 text-sm whitespace-nowrap">
        <StateMark state={state} />
        {words}
      </span>
    </div>
  );
}
