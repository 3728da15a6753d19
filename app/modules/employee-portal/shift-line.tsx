import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { activityStyle } from './activity-style';
import { mergeActivities } from './merge-activities';
import type { ShiftData } from './portal-data';
import { partsOfShift } from './shift-parts';

/** One shift on one line: day, times, where it works; opens its pauses. */
export function ShiftLine({ shift, timeZone }: { shift: ShiftData; timeZone: string }) {
  const { t } = useTranslation('my');
  const format = useFormat();
  const parts = mergeActivities(shift.activities);
  const groups = [...new Set(parts.flatMap((part) => part.groups))];
  const pauses = parts.filter((part) => part.kind !== 'WORK');
  return (
    <details className="group">
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 px-4 py-2 hover:bg-hover">
        <span aria-hidden className="h-9 w-1.5 shrink-0 rounded-full" style={activityStyle(shift.colour)} />
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{format.date(shift.date)}</span>
          <span className="block truncate text-sm text-ink-muted">{groups.join(', ') || shift.templateName}</span>
        </span>
        <span className="tabular shrink-0 text-right">
          {partsOfShift(shift).map((part) => (
            <span key={part.startMs} className="block">
              {format.time(part.startMs, timeZone)}–{format.time(part.endMs, timeZone)}
            </span>
          ))}
          <span className="block text-sm text-ink-muted">{format.minutes(shift.paidMinutes)}</span>
        </span>
      </summary>
      <ul className="tabular px-4 pb-3 pl-8 text-sm text-ink-muted">
        {pauses.map((part) => (
          <li key={part.startMs} className="flex justify-between py-1">
            <span>{t(`activity.${part.kind}`)}</span>
            <span>
              {format.time(part.startMs, timeZone)}–{format.time(part.endMs, timeZone)}
            </span>
          </li>
        ))}
        {pauses.length === 0 ? <li>{t('shift.noPauses')}</li> : null}
        {shift.note ? <li className="pt-1 text-ink">{shift.note}</li> : null}
      </ul>
    </details>
  );
}
