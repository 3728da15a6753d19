import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { useFormat } from '~/i18n/use-format';

export interface AbsenceView {
  id: string;
  reason: string;
  startsAt: string | Date;
  endsAt: string | Date;
  allDay: boolean;
  status: string;
  note: string | null;
}

const tones = { planned: 'info', approved: 'ok', cancelled: 'neutral' } as const;

/** Absences of a person in their own zone, newest first. */
export function AbsencesTab({ absences, timeZone }: { absences: AbsenceView[]; timeZone: string }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const period = (absence: AbsenceView) => {
    // why: an absence of whole days ends at midnight, which is the day before for a reader
    const end = absence.allDay ? new Date(new Date(absence.endsAt).getTime() - 1) : absence.endsAt;
    const show = (instant: string | Date) =>
      absence.allDay ? format.instantDate(instant, timeZone, 'medium') : format.dateTime(instant, timeZone, 'medium');
    return show(absence.startsAt) === show(end) ? show(end) : `${show(absence.startsAt)} – ${show(end)}`;
  };
  return (
    <Card title={t('card.absences')} description={t('card.inZone', { zone: timeZone })}>
      {absences.length === 0 ? <p className="text-ink-muted">{t('absences.none')}</p> : null}
      <ol className="divide-y divide-line">
        {absences.map((absence) => (
          <li key={absence.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span className="tabular w-64 shrink-0 text-sm">{period(absence)}</span>
            <span className="min-w-40 flex-1">
              {absence.reason}
              {absence.note ? <span className="block text-sm text-ink-muted">{absence.note}</span> : null}
            </span>
            <Badge tone={tones[absence.status as keyof typeof tones] ?? 'neutral'}>
              {t(`absences.${absence.status}`)}
            </Badge>
          </li>
        ))}
      </ol>
    </Card>
  );
}
