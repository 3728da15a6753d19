import { useFormat } from '~/i18n/use-format';
import { joinClasses } from '../class-names';

export interface StackedSegment {
  id: string;
  label: string;
  value: number;
  /** a token: "var(--color-activity-1)" */
  color: string;
  /** words on the colour: "var(--color-activity-1-ink)" */
  inkColor?: string;
  isHatched?: boolean;
}

export interface StackedBarProps {
  label: string;
  segments: readonly StackedSegment[];
  /** the whole; the sum of the segments by default */
  total?: number;
  hasLegend?: boolean;
  className?: string;
}

/** Parts of a whole in one bar, each with its number where there is room. */
export function StackedBar({ label, segments, total, hasLegend = false, className = 'h-5' }: StackedBarProps) {
  const format = useFormat();
  const sum = segments.reduce((all, segment) => all + segment.value, 0);
  const whole = Math.max(total ?? sum, sum, 1e-9);
  const shown = segments.filter((segment) => segment.value > 0);
  const text = shown.map((segment) => `${segment.label} ${format.number(segment.value)}`).join(', ');
  return (
    <div className="min-w-0">
      <div
        role="img"
        aria-label={`${label}: ${text}`}
        className={joinClasses('flex w-full gap-px overflow-hidden rounded-sm bg-sunken', className)}
      >
        {shown.map((segment) => (
          <span
            key={segment.id}
            title={`${segment.label}: ${format.number(segment.value)}`}
            className={joinClasses(
              'tabular grid min-w-0.5 place-items-center overflow-hidden text-xs font-medium',
              segment.isHatched && 'hatched',
            )}
            style={{
              flexBasis: `${((segment.value / whole) * 100).toFixed(2)}%`,
              backgroundColor: segment.color,
              color: segment.inkColor ?? 'var(--color-ink)',
            }}
          >
            {segment.value / whole >= 0.06 ? format.number(segment.value) : null}
          </span>
        ))}
      </div>
      {hasLegend ? (
        <ul className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-sm text-ink-muted">
          {segments.map((segment) => (
            <li key={segment.id} className="flex items-center gap-1.5">
              <span
                aria-hidden
                className={joinClasses('size-2.5 rounded-[3px]', segment.isHatched && 'hatched')}
                style={{ backgroundColor: segment.color }}
              />
              {segment.label}
              <span className="tabular text-ink">{format.number(segment.value)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
