import { useTranslation } from 'react-i18next';
import { type StateClass, stateClasses } from './judge-agents';

const fills: Record<StateClass, string> = {
  available: 'var(--color-ok)',
  handling: 'var(--color-accent)',
  other: 'var(--color-over)',
  pause: 'var(--color-line-strong)',
  offline: 'transparent',
};

export interface AgentStateBarProps {
  counts: Record<StateClass, number>;
  /** the longest bar of the table, so that bars can be compared */
  scale: number;
}

/** People of a queue by what they do: one bar, and the figures in words. */
export function AgentStateBar({ counts, scale }: AgentStateBarProps) {
  const { t } = useTranslation('live');
  const total = stateClasses.reduce((sum, name) => sum + counts[name], 0);
  const label = stateClasses.map((name) => `${t(`stateClass.${name}`)} ${counts[name]}`).join(', ');
  let offset = 0;
  return (
    <div className="flex min-w-0 items-center gap-2" title={label}>
      <svg
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        className="h-2.5 w-full min-w-16 flex-1"
      >
        {stateClasses.map((name) => {
          const width = (counts[name] / Math.max(1, scale)) * 100;
          const x = offset;
          offset += width;
          return width > 0 ? (
            <rect key={name} x={x} width={Math.max(0, width - 0.6)} height="10" fill={fills[name]} />
          ) : null;
        })}
      </svg>
      <span aria-hidden className="tabular w-14 shrink-0 text-right text-sm">
        <span className="text-ok-ink">{counts.available}</span>
        <span className="text-ink-subtle"> / {total}</span>
      </span>
    </div>
  );
}
