import { CalendarPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { LinkButton } from '~/components/link-button';
import { useFormat } from '~/i18n/use-format';
import type { CalendarEventItem, WorkspaceData } from './workspace-data';

/** Holidays, school holidays, pay days and special events within the forecast; where events overlap, what they make together. */
export function CalendarStep({ data, canEdit }: { data: WorkspaceData; canEdit: boolean }) {
  const { t } = useTranslation(['forecast-workspace', 'special-events']);
  const format = useFormat();
  const { forecast } = data;
  const { holidays, periods, events } = data.steps.calendar;
  const isEmpty = holidays.length + periods.length + events.length === 0;
  return (
    <div className="flex flex-col gap-4">
      {isEmpty ? <p className="text-ink-muted">{t('calendar.none')}</p> : null}
      <ul className="flex flex-col">
        {holidays.map((day) => (
          <Row
            key={`h ${day.date}`}
            when={format.date(day.date, 'weekday')}
            name={day.name}
            kind={t('calendar.holiday')}
          />
        ))}
        {periods.map((period) => (
          <Row
            key={`p ${period.kind} ${period.fromDate} ${period.name}`}
            when={format.dateRange(period.fromDate, period.toDate)}
            name={period.name}
            kind={t(`special-events:period.${period.kind}`)}
          />
        ))}
        {events.map((event) => (
          <Row
            key={event.id}
            when={`${format.dateTime(event.from, data.timeZone)} – ${format.dateTime(event.to, data.timeZone)}`}
            name={event.name}
            kind={t(`special-events:type.${event.type}`)}
            value={`× ${format.number(event.coefficient, { decimals: 2 })}`}
            note={describeOverlap(event, events, (factor) =>
              t('calendar.overlap', { factor: format.number(factor, { decimals: 2 }) }),
            )}
          />
        ))}
      </ul>
      <p className="text-sm text-ink-muted">{t('calendar.rule')}</p>
      {canEdit ? (
        <div className="flex flex-wrap gap-2">
          <LinkButton to={`/plan/events/new?group=${forecast.groupId}&from=${forecast.startDate}`} icon={CalendarPlus}>
            {t('calendar.newEvent')}
          </LinkButton>
          <LinkButton to="/plan/events?view=calendar">{t('calendar.periods')}</LinkButton>
          <LinkButton to="/admin/calendars">{t('calendar.holidays')}</LinkButton>
        </div>
      ) : null}
    </div>
  );
}

function describeOverlap(
  event: CalendarEventItem,
  events: CalendarEventItem[],
  say: (factor: number) => string,
): string | undefined {
  const together = events.filter((other) => other.from < event.to && other.to > event.from);
  return together.length > 1 ? say(together.reduce((product, other) => product * other.coefficient, 1)) : undefined;
}

function Row({
  when,
  name,
  kind,
  value,
  note,
}: {
  when: string;
  name: string;
  kind: string;
  value?: string;
  note?: string;
}) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2 last:border-0">
      <span className="tabular text-ink-muted sm:w-64">{when}</span>
      <span className="min-w-0 flex-1 font-medium">
        {name}
        {note ? <span className="block text-sm font-normal text-warning-ink">{note}</span> : null}
      </span>
      <Badge>{kind}</Badge>
      {value ? <span className="tabular w-14 text-right">{value}</span> : null}
    </li>
  );
}
