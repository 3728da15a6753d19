import { joinClasses } from '../class-names';
import { buildSparkline } from './sparkline-path';

export interface SparklineProps {
  /** evenly spaced; null leaves a gap */
  values: readonly (number | null)[];
  /** read aloud: what it shows and how it went */
  label: string;
  /** drawn as a thin dashed line */
  target?: number;
  className?: string;
}

const width = 112;
const height = 32;

/** The way a figure went, without axes, beside the figure. */
export function Sparkline({ values, label, target, className = 'h-8 w-28' }: SparklineProps) {
  const { path, targetY, last } = buildSparkline(values, width, height, target);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={joinClasses('block', className)}>
      {targetY === null ? null : (
        <line x1="0" x2={width} y1={targetY} y2={targetY} stroke="var(--color-line-strong)" strokeDasharray="3 3" />
      )}
      <path d={path} fill="none" stroke="var(--color-ink-muted)" strokeWidth="1.5" strokeLinejoin="round" />
      {last ? <circle cx={last.x} cy={last.y} r="2.5" fill="var(--color-accent)" /> : null}
    </svg>
  );
}
