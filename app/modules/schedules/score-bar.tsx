import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

const parts = [
  { keys: ['gapReduction', 'peak', 'skillMatch'], label: 'coverage', className: 'bg-activity-1' },
  { keys: ['overtime', 'utilisation', 'costPerHour'], label: 'cost', className: 'bg-activity-3' },
  { keys: ['rules', 'preferences'], label: 'rules', className: 'bg-activity-5' },
  { keys: ['simplicity'], label: 'simplicity', className: 'bg-activity-7' },
] as const;

/** A score of 100 with what it is made of; the parts are named for those who cannot see the colours. */
export function ScoreBar({ score }: { score: Record<string, number> }) {
  const { t } = useTranslation('schedule-proposals');
  const format = useFormat();
  const sums = parts.map((part) => ({ ...part, value: part.keys.reduce((sum, key) => sum + (score[key] ?? 0), 0) }));
  const text = sums
    .map((part) => `${t(`score.${part.label}`)} ${format.number(part.value, { decimals: 0 })}`)
    .join(', ');
  return (
    <div className="w-20 shrink-0 text-right sm:w-28" data-tooltip={text}>
      <p className="tabular text-lg font-medium">{format.number(score.total, { decimals: 0 })}</p>
      <span aria-hidden className="flex h-1.5 overflow-hidden rounded-full bg-sunken">
        {sums.map((part) => (
          <span key={part.label} className={part.className} style={{ width: `${part.value}%` }} />
        ))}
      </span>
      <span className="sr-only">{text}</span>
    </div>
  );
}
