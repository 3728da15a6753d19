import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

const width = 640;
const height = 120;

/** Cost of the best schedule against its proven bound over time, and the shortage; [elapsed ms, cost, bound, short %]. */
export function PlanningCurve({ points }: { points: [number, number, number, number][] }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const last = points[points.length - 1];
  const longest = Math.max(1, last[0]);
  // why: the first rosters cost many times more; a logarithm keeps the end of the curve readable
  const scale = (cost: number) => Math.log1p(Math.max(0, cost));
  const most = Math.max(...points.map((point) => scale(point[1])), 1);
  const mostShort = Math.max(...points.map((point) => point[3]), 1);
  const x = (ms: number) => ((ms / longest) * width).toFixed(1);
  const y = (share: number) => (height - 4 - share * (height - 8)).toFixed(1);
  const path = (value: (point: [number, number, number, number]) => number) =>
    points.map((point, index) => `${index ? 'L' : 'M'}${x(point[0])},${y(value(point))}`).join('');
  const first = points[0];
  const cost = (value: number) => format.number(Math.round(value));
  const percent = (value: number) => format.percent(value / 100, { decimals: 1 });
  const label = t('planning.curveText', {
    seconds: Math.round(last[0] / 1000),
    short: format.percent(last[3] / 100, { decimals: 1 }),
  });
  return (
    <figure>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="h-32 w-full overflow-visible rounded-control border border-line bg-sunken"
      >
        <path
          d={path((point) => scale(point[1]) / most)}
          fill="none"
          stroke="var(--color-accent)"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={path((point) => scale(point[2]) / most)}
          fill="none"
          stroke="var(--color-ink-subtle)"
          strokeWidth="1.5"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
        />
        <path
          d={path((point) => point[3] / mostShort)}
          fill="none"
          stroke="var(--color-short-2)"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <p aria-hidden className="tabular flex justify-between text-xs text-ink-muted">
        <span>{format.seconds(0, 0)}</span>
        <span>{format.seconds(Math.round(last[0] / 1000), 0)}</span>
      </p>
      <figcaption className="tabular mt-1 flex flex-wrap gap-x-5 gap-y-1 text-sm text-ink-muted">
        <Key color="var(--color-accent)" label={t('planning.cost')} value={`${cost(first[1])} → ${cost(last[1])}`} />
        <Key color="var(--color-ink-subtle)" label={t('planning.bound')} value={cost(last[2])} isDashed />
        <Key color="var(--color-short-2)" label={t('kpi.short')} value={`${percent(first[3])} → ${percent(last[3])}`} />
      </figcaption>
    </figure>
  );
}

interface KeyProps {
  color: string;
  label: string;
  /** from the first to the last point, or the last alone */
  value: string;
  isDashed?: boolean;
}

function Key({ color, label, value, isDashed = false }: KeyProps) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden="true" width="16" height="4">
        <line
          x1="0"
          x2="16"
          y1="2"
          y2="2"
          stroke={color}
          strokeWidth="2"
          strokeDasharray={isDashed ? '4 3' : undefined}
        />
      </svg>
      {label} <strong className="font-medium text-ink">{value}</strong>
    </span>
  );
}
