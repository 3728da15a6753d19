import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../empty-state';
import { useFrameTimeZone } from '../frame/frame-data';
import { useShortcut } from '../shortcuts';
import { TimeAxis, ValueAxisLabels } from './chart-axes';
import { buildChartFrame, type ChartGrid, getFullWindow } from './chart-frame';
import { ChartHeader } from './chart-header';
import { ChartPlot } from './chart-plot';
import { ChartReadout } from './chart-readout';
import { ChartTable } from './chart-table';
import type { ChartMarks, ChartRange, TimeSeries, TimeWindow } from './chart-types';
import { useChartCursor } from './use-chart-cursor';
import { useChartInput } from './use-chart-input';
import { useChartView } from './use-chart-view';
import { useIntervalFormat } from './use-interval-format';

export interface TimeChartProps {
  /** read aloud as the chart's name */
  label: string;
  /** start of each interval in epoch milliseconds, ascending, without holes */
  times: readonly number[];
  /** length of an interval */
  stepMs: number;
  series: readonly TimeSeries[];
  /** IANA zone of the axis; that of the chosen site by default */
  timeZone?: string;
  /** the times are minutes of a day without a date, counted from midnight in UTC */
  isTimeOfDay?: boolean;
  /** the present, as the loader saw it */
  nowMs?: number | null;
  ranges?: readonly ChartRange[];
  marks?: readonly ChartMarks[];
  /** height of the main drawing, without axis and difference strip */
  heightPx?: number;
  /** keeps zero in sight; off for figures such as handling time */
  hasZero?: boolean;
  /** values of the axis in words */
  formatValue?: (value: number) => string;
  /** called when a range was dragged or chosen by keys; null when it was cleared. Whole intervals, half-open. */
  onSelectRange?: (range: TimeWindow | null) => void;
  selection?: TimeWindow | null;
  /** name under which zoom and table are kept in the address; none keeps them in the page only */
  urlKey?: string;
  /** right of the legend */
  actions?: ReactNode;
  /** what else there is to say about an interval that is read, under its figures */
  renderNote?: (index: number) => ReactNode;
  /** instead of the drawing when there is no interval at all */
  emptyState?: ReactNode;
}

const differenceHeightPx = 64;

/** Figures over time, in the one grammar of charts. Complete without a script; alive with one. */
export function TimeChart(props: TimeChartProps) {
  const { label, times, stepMs, series, nowMs = null, heightPx = 260, hasZero = true, urlKey, emptyState } = props;
  const { t } = useTranslation(['chart', 'frame']);
  const frameTimeZone = useFrameTimeZone();
  const timeZone = props.isTimeOfDay ? 'UTC' : (props.timeZone ?? frameTimeZone);
  const id = useId();
  const grid = useMemo<ChartGrid>(() => ({ times, stepMs }), [times, stepMs]);
  const full = useMemo(() => getFullWindow(grid), [grid]);
  const view = useChartView(full, urlKey);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(series.filter((item) => item.isInitiallyHidden).map((item) => item.id)),
  );
  const shown = useMemo(() => series.filter((item) => !hidden.has(item.id)), [series, hidden]);
  const frame = useMemo(
    () => buildChartFrame(grid, shown, view.window, { heightPx, differenceHeightPx, hasZero }),
    [grid, shown, view.window, heightPx, hasZero],
  );
  const cursor = useChartCursor({ grid, selection: props.selection, onSelectRange: props.onSelectRange });
  const input = useChartInput({ grid, frame, full, view, cursor });
  const format = useIntervalFormat(grid, timeZone, props.isTimeOfDay);
  useShortcut('ArrowLeft ArrowRight', `${t('frame:keys.chart')}: ${t('frame:keys.chartMove')}`);
  useShortcut('+ - 0', `${t('frame:keys.chart')}: ${t('frame:keys.chartZoom')}`);
  useShortcut('T', `${t('frame:keys.chart')}: ${t('frame:keys.chartTable')}`);

  if (times.length === 0) return emptyState ?? <EmptyState title={t('empty')} />;
  const toggleSeries = (seriesId: string) => {
    const next = new Set(hidden);
    if (!next.delete(seriesId)) next.add(seriesId);
    setHidden(next);
  };
  const hasDifference = frame.differenceAxis !== null;
  return (
    <figure className="chart min-w-0" aria-label={label}>
      <ChartHeader
        series={series}
        hidden={hidden}
        onToggle={toggleSeries}
        view={view}
        selection={cursor.selection}
        onClearSelection={cursor.clearSelection}
        describeRange={format.range}
        actions={props.actions}
      />
      {view.isTableOpen ? (
        <ChartTable label={label} grid={grid} frame={frame} series={shown} describeInterval={format.interval} />
      ) : (
        <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
          <ValueAxisLabels
            frame={frame}
            heightPx={heightPx}
            differenceHeightPx={differenceHeightPx}
            format={props.formatValue}
          />
          <div
            ref={input.ref}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the role makes it interactive
            tabIndex={0}
            role="application"
            aria-label={label}
            aria-describedby={`${id}-keys`}
            className="relative touch-pan-y select-none rounded-sm outline-offset-4"
            {...input.handlers}
          >
            <ChartPlot
              frame={frame}
              grid={grid}
              series={shown}
              timeZone={timeZone}
              heightPx={heightPx}
              differenceHeightPx={hasDifference ? differenceHeightPx : 0}
              nowMs={nowMs}
              ranges={props.ranges ?? []}
              marks={props.marks ?? []}
              selection={cursor.selection}
            />
            {cursor.index === null ? null : (
              <ChartReadout
                index={cursor.index}
                isPinned={cursor.isPinned}
                grid={grid}
                frame={frame}
                series={shown}
                marks={props.marks ?? []}
                title={format.interval(cursor.index)}
                note={props.renderNote?.(cursor.index)}
              />
            )}
            <span id={`${id}-keys`} className="sr-only">
              {t('instructions')}
            </span>
          </div>
          <span />
          <TimeAxis frame={frame} timeZone={timeZone} isTimeOfDay={props.isTimeOfDay} />
        </div>
      )}
    </figure>
  );
}
