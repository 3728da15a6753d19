import type { TimeSeries } from './chart-types';
import { getSeriesStyle } from './series-style';

/** A sample of how a series is drawn: its kind can be told without its colour. */
export function ChartSwatch({ series }: { series: TimeSeries }) {
  const style = getSeriesStyle(series);
  const line = {
    stroke: style.stroke,
    strokeWidth: style.strokeWidth,
    strokeDasharray: style.strokeDasharray,
    fill: 'none',
  };
  return (
    <svg aria-hidden viewBox="0 0 18 12" width={18} height={12} className="shrink-0">
      {series.kind === 'line' ? <path d="M1 9L6 4l5 3 6-5" {...line} /> : null}
      {series.kind === 'forecast' ? (
        <>
          {series.low ? <path d="M0 6L18 0V7L0 12z" fill={style.fill} /> : null}
          <path d="M0 9.5L18 3.5" {...line} />
        </>
      ) : null}
      {series.kind === 'step' ? <path d="M1 9H6V3H12V7H17" {...line} /> : null}
      {series.kind === 'filled-step' ? (
        <>
          <path d="M1 12V8H6V2H12V6H17V12z" fill={style.fill} />
          <path d="M1 8H6V2H12V6H17" {...line} />
        </>
      ) : null}
      {series.kind === 'difference' ? (
        <>
          <path d="M2 6V1H6V6zM7 6V3H11V6z" fill="var(--color-over)" />
          <path d="M12 6V11H16V6z" fill="var(--color-short-3)" />
          <path d="M0 6H18" stroke="var(--color-line-strong)" />
        </>
      ) : null}
    </svg>
  );
}
