import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ShiftConflict } from './shift-client';

/** Broken rules of the person, with ways out; or that there are none. */
export function ShiftConflicts({ conflicts }: { conflicts: ShiftConflict[] }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  if (!conflicts.length) {
    return (
      <p role="status" className="flex items-center gap-2 rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
        <CircleCheck aria-hidden size={15} /> {t('editor.lawful')}
      </p>
    );
  }
  return (
    <ul role="status" className="flex flex-col gap-2">
      {conflicts.map((conflict) => (
        <li
          key={`${conflict.date}-${conflict.rule}`}
          className="rounded-control border border-short-2 bg-short-2-soft px-3 py-2 text-short-2-ink"
        >
          <p className="flex items-center gap-2 font-medium">
            <TriangleAlert aria-hidden size={14} /> {t(`rule.${conflict.rule}`)} · {format.date(conflict.date)}
          </p>
          <p>{conflict.detail}</p>
          <p className="text-sm">{conflict.waysOut.map((way) => t(`waysOut.${way}`)).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}
