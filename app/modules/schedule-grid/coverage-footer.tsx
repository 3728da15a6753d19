import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverageStrip } from '~/components/chart/coverage-strip';
import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import { type CoverageCurves, curvesByDay } from './coverage-estimate';
import type { DaySum } from './grid-data';
import type { GridDay } from './grid-header';
import { dayPx, nameClass, sumClass } from './grid-layout';

export const footerPx = 64;

interface CoverageFooterProps {
  days: GridDay[];
  beforePx: number;
  afterPx: number;
  sums: DaySum[];
  /** by interval; null until they are loaded */
  curves: CoverageCurves | null;
  dayCount: number;
  groupId: string;
}

/** Coverage under the grid: each day by interval, and its missing and surplus hours, which follow every edit and drag. */
export const CoverageFooter = memo(function CoverageFooter(props: CoverageFooterProps) {
  const { days, beforePx, afterPx, sums, curves, dayCount, groupId } = props;
  const { t } = useTranslation('schedule-edits');
  const format = useFormat();
  const strips = useMemo(() => (curves ? curvesByDay(curves, dayCount, groupId) : []), [curves, dayCount, groupId]);
  const maximum = useMemo(
    () => Math.max(1, ...strips.flatMap((strip) => [...strip.required, ...strip.scheduled])),
    [strips],
  );
  const hours = (value: number) => format.number(value, { decimals: 0 });
  return (
    <div
      aria-hidden
      className="sticky bottom-0 z-20 mt-auto flex shrink-0 border-t border-line-strong bg-surface"
      style={{ height: footerPx }}
    >
      <div
        className={joinClasses(
          'sticky left-0 z-10 flex shrink-0 flex-col justify-end border-r border-line bg-surface px-3 pb-1 text-sm text-ink-muted',
          nameClass,
        )}
      >
        {t('footer.title')}
        <span className="text-xs">{t('footer.unit')}</span>
      </div>
      <div className="shrink-0" style={{ width: beforePx }} />
      {days.map((day) => {
        const sum = sums[day.index];
        const strip = strips[day.index];
        return (
          <div
            key={day.date}
            className="flex shrink-0 flex-col justify-end border-r border-line px-1 pb-1"
            style={{ width: dayPx }}
          >
            {strip ? (
              <CoverageStrip
                label={day.label}
                scheduled={strip.scheduled}
                required={strip.required}
                maximum={maximum}
                className="h-9"
              />
            ) : null}
            <span className="tabular flex justify-between text-xs">
              <span className="text-short-3-ink">{sum?.demand ? `−${hours(sum.short)}` : ''}</span>
              <span className="text-over-ink">{sum?.demand ? `+${hours(sum.over)}` : ''}</span>
            </span>
          </div>
        );
      })}
      <div className="shrink-0 grow" style={{ flexBasis: afterPx }} />
      <div className={joinClasses('sticky right-0 shrink-0 border-l border-line bg-surface', sumClass)} />
    </div>
  );
});
