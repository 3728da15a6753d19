import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { EditorShift } from './shift-client';

interface Stretch {
  startMinute: number;
  endMinute: number;
  kind: string;
  /** groups in order of their part */
  groups: string[];
}

/** Parallel work becomes one stretch; neighbours with the same groups are joined. */
function toStretches(shift: EditorShift): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { kind, groupName, startMinute, endMinute } of shift.activities) {
    const last = stretches.at(-1);
    if (last && last.startMinute === startMinute && kind === 'WORK') {
      if (groupName && !last.groups.includes(groupName)) last.groups.push(groupName);
      continue;
    }
    stretches.push({ startMinute, endMinute, kind, groups: groupName ? [groupName] : [] });
  }
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last && last.kind === 'WORK' && stretch.kind === 'WORK' && last.endMinute === stretch.startMinute) {
      last.endMinute = stretch.endMinute;
      last.groups = [...new Set([...last.groups, ...stretch.groups])];
    } else joined.push({ ...stretch });
  }
  return joined;
}

/** What happens in a shift, from first to last minute. */
export function ShiftTimeline({ shift }: { shift: EditorShift }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  return (
    <div>
      <p className="tabular text-lg font-medium">
        {format.clockRange(shift.startMinute, shift.startMinute + shift.spanMinutes)}{' '}
        <span className="text-base font-normal text-ink-muted">
          {t('editor.paid', { hours: format.hours(shift.paidMinutes, true) })}
        </span>
      </p>
      <ol className="mt-2 flex flex-col">
        {toStretches(shift).map((stretch) => (
          <li key={`${stretch.startMinute}-${stretch.kind}`} className="flex gap-3 border-l-2 border-line py-1 pl-3">
            <span className="tabular w-24 shrink-0 text-ink-muted">
              {format.clockRange(stretch.startMinute, stretch.endMinute)}
            </span>
            <span className={stretch.kind === 'WORK' ? '' : 'text-ink-muted'}>
              {stretch.groups.length ? stretch.groups.join(', ') : t(`activity.${stretch.kind}`)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
