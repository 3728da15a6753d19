interface AwayBarsProps {
  /** people away, by day from `first` on */
  away: number[];
  first?: number;
  /** days of the whole width */
  days: number;
  /** most who may be away; null = not limited */
  limit: number | null;
  /** share of the height that stays free above */
  headroom: number;
  /** the picture in words */
  text: string;
  className: string;
}

const height = 40;

/** How many are away on each day as one shape each for within and beyond the limit; the limit is a dashed line. */
export function AwayBars({ away, first = 0, days, limit, headroom, text, className }: AwayBarsProps) {
  const top = Math.max(1, limit ?? 0, ...away) * (1 + headroom);
  const place = (value: number) => Number((height - (height * value) / top).toFixed(2));
  const bars = (isOver: boolean) =>
    away
      .map((value, day) =>
        value > 0 && (limit !== null && value > limit) === isOver
          ? `M${first + day},${height}V${place(value)}h1V${height}z`
          : '',
      )
      .join('');
  return (
    <svg
      role="img"
      aria-label={text}
      viewBox={`0 0 ${days} ${height}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className={className}
    >
      <title>{text}</title>
      <path d={bars(false)} fill="var(--color-line-strong)" />
      <path d={bars(true)} fill="var(--color-short-3)" />
      {limit === null ? null : (
        <path
          d={`M${first},${place(limit)}h${away.length}`}
          stroke="var(--color-ink-muted)"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
          fill="none"
        />
      )}
    </svg>
  );
}
