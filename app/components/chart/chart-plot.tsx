import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { joinClasses } from '../class-names';
import type { ChartFrame, ChartGrid } from './chart-frame';
import type { ChartMarks, ChartRange, TimeSeries, TimeWindow } from './chart-types';
import { buildDotsPath, buildSeriesPaths, plotWidth } from './series-paths';
import { getSeriesStyle } from './series-style';
import { getTimeTicks } from './time-ticks';

export interface ChartPlotProps {
  frame: ChartFrame;
  grid: ChartGrid;
  series: readonly TimeSeries[];
  timeZone: string;
  heightPx: number;
  differenceHeightPx: number;
  nowMs: number | null;
  ranges: readonly ChartRange[];
  marks: readonly ChartMarks[];
  selection: TimeWindow | null;
}

/** Fills lie under lines, requirements over what is scheduled, actual figures on top. */
const drawingOrder = { 'filled-step': 0, forecast: 1, step: 2, line: 3, difference: 4 };

/**
 * The drawing: one path for each series, stretched to the page's width by the browser itself, so that the server needs
 * to know no width; lines keep their thickness by `vector-effect`. What must not be stretched is HTML above it.
 */
export function ChartPlot(props: ChartPlotProps) {
  const { frame, grid, series, timeZone, heightPx, differenceHeightPx, nowMs, ranges, marks, selection } = props;
  const { locale } = useFormat();
  const ticks = getTimeTicks(frame.window, timeZone, locale);
  const intervalsPerDay = Math.max(1, Math.round(86_400_000 / grid.stepMs));
  const ordered = series.toSorted((a, b) => drawingOrder[a.kind] - drawingOrder[b.kind]);
  return (
    <>
      <Ranges frame={frame} ranges={ranges} />
      <svg
        aria-hidden
        viewBox={`0 0 ${plotWidth} ${heightPx}`}
        preserveAspectRatio="none"
        className="relative block w-full"
        style={{ height: heightPx }}
      >
        <path
          d={[
            ...frame.valueAxis.ticks.map((tick) => `M0,${snap(frame.valueAxis.scale(tick))}H${plotWidth}`),
            ...ticks.filter((tick) => tick.isMajor).map((tick) => `M${frame.placePercent(tick.ms) * 10},0V${heightPx}`),
          ].join('')}
          stroke="var(--color-grid)"
          vectorEffect="non-scaling-stroke"
        />
        {ordered
          .filter((item) => item.kind !== 'difference')
          .map((item) => (
            <SeriesPath key={item.id} series={item} frame={frame} intervalsPerDay={intervalsPerDay} />
          ))}
        {marks.map((mark) => (
          <MarkDots key={mark.seriesId + mark.label} mark={mark} series={series} frame={frame} />
        ))}
      </svg>
      {frame.differenceAxis ? (
        <svg
          aria-hidden
          viewBox={`0 0 ${plotWidth} ${differenceHeightPx}`}
          preserveAspectRatio="none"
          className="relative mt-3 block w-full"
          style={{ height: differenceHeightPx }}
        >
          <path
            d={`M0,${snap(frame.differenceAxis.scale(0))}H${plotWidth}`}
            stroke="var(--color-line-strong)"
            vectorEffect="non-scaling-stroke"
          />
          {series
            .filter((item) => item.kind === 'difference')
            .map((item) => (
              <DifferenceBars key={item.id} series={item} frame={frame} intervalsPerDay={intervalsPerDay} />
            ))}
        </svg>
      ) : null}
      {selection ? <Stretch frame={frame} range={selection} className="border-x border-accent bg-accent/12" /> : null}
      <Present frame={frame} grid={grid} nowMs={nowMs} />
    </>
  );
}

/** Half a pixel down, so that hairlines are sharp. */
function snap(y: number): number {
  return Math.round(y) + 0.5;
}

interface SeriesPathProps {
  series: TimeSeries;
  frame: ChartFrame;
  intervalsPerDay: number;
}

function SeriesPath({ series, frame, intervalsPerDay }: SeriesPathProps) {
  const paths = buildSeriesPaths(series, frame.first, frame.last, frame.placeX, frame.valueAxis.scale, intervalsPerDay);
  const style = getSeriesStyle(series);
  return (
    <g>
      {paths.area ? (
        <path
          d={paths.area}
          {...(paths.isEnvelope ? { fill: style.stroke, fillOpacity: 0.16 } : { fill: style.fill })}
        />
      ) : null}
      {paths.line ? (
        <path
          d={paths.line}
          fill="none"
          stroke={style.stroke}
          strokeWidth={style.strokeWidth}
          strokeDasharray={style.strokeDasharray}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </g>
  );
}

function DifferenceBars({ series, frame, intervalsPerDay }: SeriesPathProps) {
  if (!frame.differenceAxis) return null;
  const paths = buildSeriesPaths(
    series,
    frame.first,
    frame.last,
    frame.placeX,
    frame.differenceAxis.scale,
    intervalsPerDay,
  );
  return (
    <g>
      {paths.over ? <path d={paths.over} fill="var(--color-over)" /> : null}
      {paths.short ? <path d={paths.short} fill="var(--color-short-3)" /> : null}
    </g>
  );
}

function MarkDots({ mark, series, frame }: { mark: ChartMarks; series: readonly TimeSeries[]; frame: ChartFrame }) {
  const values = series.find((item) => item.id === mark.seriesId)?.values;
  if (!values) return null;
  const inSight = mark.indexes.filter((index) => index >= frame.first && index <= frame.last);
  const path = buildDotsPath(values, inSight, frame.placeX, frame.valueAxis.scale);
  return (
    <g fill="none" strokeLinecap="round">
      <path d={path} stroke="var(--color-short-2)" strokeWidth={9} vectorEffect="non-scaling-stroke" />
      <path d={path} stroke="var(--color-surface)" strokeWidth={5} vectorEffect="non-scaling-stroke" />
    </g>
  );
}

const rangeClasses: Record<ChartRange['kind'], string> = {
  event: 'border-x border-dashed border-line-strong bg-sunken',
  gap: 'hatched bg-sunken',
  edit: 'border-t-2 border-accent bg-accent/6',
};

function Ranges({ frame, ranges }: { frame: ChartFrame; ranges: readonly ChartRange[] }) {
  const id = useId();
  return ranges
    .filter((range) => range.endMs > frame.window.startMs && range.startMs < frame.window.endMs)
    .map((range) => (
      <Stretch key={`${id}${range.id}`} frame={frame} range={range} className={rangeClasses[range.kind]}>
        <span className="absolute top-0 left-1 max-w-[calc(100%-0.5rem)] truncate text-xs text-ink-subtle">
          {range.label}
        </span>
      </Stretch>
    ));
}

interface StretchProps {
  frame: ChartFrame;
  range: TimeWindow;
  className: string;
  children?: React.ReactNode;
}

/** A stretch of time over the whole height. */
function Stretch({ frame, range, className, children }: StretchProps) {
  const left = Math.max(0, frame.placePercent(range.startMs));
  const right = Math.min(100, frame.placePercent(range.endMs));
  if (right <= left) return null;
  return (
    <div
      className={joinClasses('pointer-events-none absolute inset-y-0 overflow-hidden', className)}
      style={{ left: `${left}%`, width: `${right - left}%` }}
    >
      {children}
    </div>
  );
}

/** The present as one line; what is past is slightly dimmed. */
function Present({ frame, grid, nowMs }: { frame: ChartFrame; grid: ChartGrid; nowMs: number | null }) {
  const { t } = useTranslation('chart');
  const endMs = grid.times[grid.times.length - 1] + grid.stepMs;
  if (nowMs === null || nowMs < grid.times[0] || nowMs > endMs) return null;
  const place = frame.placePercent(nowMs);
  if (place <= 0) return null;
  return (
    <>
      <div
        className="pointer-events-none absolute inset-y-0 left-0 bg-surface/40"
        style={{ width: `${Math.min(100, place)}%` }}
      />
      {place < 100 ? (
        <div
          role="img"
          aria-label={t('now')}
          className="now-line pointer-events-none absolute inset-y-0 -translate-x-1/2"
          style={{ left: `${place}%` }}
        />
      ) : null}
    </>
  );
}
