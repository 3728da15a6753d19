import { useTranslation } from 'react-i18next';
import { CoverageStrip } from '~/components/chart/coverage-strip';
import { useFormat } from '~/i18n/use-format';

interface DayCoverageFooterProps {
  /** agents by interval */
  required: number[];
  scheduled: number[];
  intervalMinutes: number;
  /** where the first interval begins and the last one ends on the clock above, such as "4%" */
  left: string;
  right: string;
}

/** Coverage under everybody's shifts, on the same clock: it follows what is dragged. */
export function DayCoverageFooter({ required, scheduled, intervalMinutes, left, right }: DayCoverageFooterProps) {
  const { t } = useTranslation('schedule-edits');
  const format = useFormat();
  let short = 0;
  let over = 0;
  required.forEach((need, index) => {
    const gap = ((need - scheduled[index]) * intervalMinutes) / 60;
    if (gap > 0) short += gap;
    else over -= gap;
  });
  const hours = (value: number) => format.number(value, { decimals: 1 });
  return (
    <div data-coverage className="sticky bottom-0 z-20 flex h-14 border-t border-line-strong bg-surface">
      <div className="sticky left-0 z-10 flex w-32 shrink-0 flex-col justify-center border-r border-line bg-surface px-3 text-sm sm:w-52">
        <span className="text-ink-muted">{t('footer.title')}</span>
        <span className="tabular flex gap-2 text-xs">
          <span className="text-short-3-ink">−{hours(short)}</span>
          <span className="text-over-ink">+{hours(over)}</span>
          <span className="truncate text-ink-muted max-sm:hidden">{t('footer.unit')}</span>
        </span>
      </div>
      <div className="relative flex-1">
        <div className="absolute inset-y-1" style={{ left, right }}>
          <CoverageStrip label={t('footer.title')} scheduled={scheduled} required={required} className="h-full" />
        </div>
      </div>
    </div>
  );
}
