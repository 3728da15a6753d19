import { useTranslation } from 'react-i18next';
import type { RotationDay } from '~/models/rotation-days';

const looks: Record<RotationDay['kind'], string> = {
  work: 'bg-accent-soft text-accent-ink',
  off: 'bg-sunken text-ink-muted',
  any: 'border border-dashed border-line text-ink',
};

interface CycleStripProps {
  days: readonly RotationDay[];
  /** codes of templates by their ids */
  codes: Record<string, string>;
  /** index of the day that is today's */
  today?: number;
}

/** The days of a cycle as small squares, a letter in each: colour is not needed to read it. */
export function CycleStrip({ days, codes, today }: CycleStripProps) {
  const { t } = useTranslation('work-rules');
  return (
    <ol className="flex max-w-96 flex-wrap gap-1" aria-label={t('rotation.cycle')}>
      {days.map((day, index) => {
        const code = day.kind === 'work' ? codes[day.templateIds[0] ?? ''] : undefined;
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a cycle is its places
            key={index}
            title={t('rotation.dayNumber', { number: index + 1 })}
            aria-current={index === today ? 'date' : undefined}
            className={`grid h-6 min-w-6 place-items-center rounded-sm px-1 text-xs font-medium ${looks[day.kind]} ${index === today ? 'outline-2 outline-accent' : ''}`}
          >
            {code ?? t(`rotation.letter.${day.kind}`)}
          </li>
        );
      })}
    </ol>
  );
}
