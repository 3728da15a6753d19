import { joinClasses } from './class-names';

export interface ProgressBarProps {
  /** 0..100; null while it cannot be known */
  percent: number | null;
  label: string;
  tone?: 'accent' | 'ok' | 'danger';
}

const tones = { accent: 'bg-accent', ok: 'bg-ok', danger: 'bg-danger' };

export function ProgressBar({ percent, label, tone = 'accent' }: ProgressBarProps) {
  const value = percent === null ? null : Math.min(100, Math.max(0, percent));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === null ? undefined : Math.round(value)}
      className="h-1.5 w-full overflow-hidden rounded-full bg-pressed"
    >
      <div
        className={joinClasses(
          'h-full rounded-full transition-[width] duration-200',
          tones[tone],
          value === null && 'w-1/3 animate-stripe',
        )}
        style={value === null ? undefined : { width: `${value}%` }}
      />
    </div>
  );
}
