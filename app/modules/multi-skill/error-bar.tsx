import { useFormat } from '~/i18n/use-format';
import type { Figure } from '~/models/routing-result';

export interface ErrorBarProps {
  label: string;
  figure: Figure;
  target: number;
  color: string;
}

const place = (share: number) => `${Math.min(100, Math.max(0, share * 100)).toFixed(2)}%`;

/** A share on a line from 0 to 100 %: the point with its 95 % interval, and the target as a tick. */
export function ErrorBar({ label, figure, target, color }: ErrorBarProps) {
  const format = useFormat();
  const [mean, half] = figure;
  const low = mean - (half ?? 0);
  const high = mean + (half ?? 0);
  const words = `${label}: ${format.percent(mean, { decimals: 1 })} (${format.percent(low, { decimals: 1 })} – ${format.percent(high, { decimals: 1 })})`;
  return (
    <span role="img" aria-label={words} data-tooltip={words} className="relative block h-5">
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <span className="absolute inset-y-0.5 w-px bg-ink-subtle" style={{ left: place(target) }} />
      <span
        className="absolute top-1/2 h-0.5 -translate-y-1/2"
        style={{ left: place(low), width: `calc(${place(high)} - ${place(low)})`, background: color }}
      />
      {[low, high].map((edge, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two edges, always in this order
          key={i}
          className="absolute inset-y-1 w-0.5 -translate-x-1/2"
          style={{ left: place(edge), background: color }}
        />
      ))}
      <span
        className="absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full"
        style={{ left: place(mean), background: color }}
      />
    </span>
  );
}
