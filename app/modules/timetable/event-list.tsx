import { Form, useNavigation } from '@remix-run/react';
import { CalendarCheck2, GraduationCap, Pencil } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { useFormat } from '~/i18n/use-format';
import { clockText, type EventView } from './event-view';

interface EventListProps {
  events: EventView[];
  mayWrite: boolean;
  mayPlace: boolean;
}

/** Events with what falls into the schedule; those chosen are placed together. */
export function EventList({ events, mayWrite, mayPlace }: EventListProps) {
  const { t } = useTranslation('timetable');
  const formId = useId();
  const isBusy = useNavigation().formData?.get('intent') === 'place';
  const due = events.filter((event) => event.status === 'active' && event.occurrences > 0);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(due.map((event) => event.id)));
  if (!events.length) {
    return <EmptyState icon={GraduationCap} title={t('empty')} description={t('emptyText')} />;
  }
  const choose = (id: string, isChosen: boolean) =>
    setChosen((known) => new Set(isChosen ? [...known, id] : [...known].filter((item) => item !== id)));
  return (
    <Card title={t('events')} description={t('eventsText')} isFlush>
      <Form method="post" id={formId} />
      <ul className="divide-y divide-line border-t border-line">
        {events.map((event) => (
          <li key={event.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="w-6 pt-0.5">
              {mayPlace && due.includes(event) ? (
                <Checkbox
                  form={formId}
                  name="eventIds"
                  value={event.id}
                  checked={chosen.has(event.id)}
                  onChange={(change) => choose(event.id, change.currentTarget.checked)}
                  aria-label={event.name}
                />
              ) : null}
            </span>
            <EventSummary event={event} />
            {mayWrite ? (
              <span className="flex items-center gap-2 max-sm:w-full max-sm:pl-8">
                <LinkButton
                  to={`?edit=${event.id}#event`}
                  size="sm"
                  variant="ghost"
                  icon={Pencil}
                  aria-label={t('editNamed', { name: event.name })}
                >
                  {t('edit')}
                </LinkButton>
                <StatusButton event={event} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {mayPlace && due.length ? (
        <div className="border-t border-line px-4 py-3">
          <Button
            form={formId}
            type="submit"
            name="intent"
            value="place"
            variant="primary"
            icon={CalendarCheck2}
            isPending={isBusy}
          >
            {t('place', { count: chosen.size })}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function EventSummary({ event }: { event: EventView }) {
  const { t } = useTranslation('timetable');
  const format = useFormat();
  const days = event.weekdays.map((day) => t(`weekday.${day}`)).join(' ');
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{event.name}</span>
        <Badge tone="neutral">{t(`kind.${event.kind}`)}</Badge>
        {event.isMandatory ? <Badge tone="accent">{t('mandatory')}</Badge> : null}
        {event.status === 'inactive' ? <Badge tone="neutral">{t('inactive')}</Badge> : null}
      </p>
      <p className="tabular mt-0.5 flex flex-wrap gap-x-4 text-sm text-ink-muted">
        <span>
          {t('minutes', { count: event.minutes })}, {clockText(event.fromMinute)}–{clockText(event.toMinute)}
        </span>
        <span>
          {t(`recurrence.${event.recurrence}`, { count: event.everyWeeks })} · {days}
        </span>
        <span>
          {t(`participation.${event.participation}`)}, {event.minParticipants}–{event.maxParticipants}
        </span>
        <span>
          {event.endDate
            ? format.dateRange(event.startDate, event.endDate)
            : t('since', { date: format.date(event.startDate) })}
        </span>
        <span>{t('inSchedule', { count: event.occurrences })}</span>
      </p>
    </div>
  );
}

function StatusButton({ event }: { event: EventView }) {
  const { t } = useTranslation('timetable');
  const next = event.status === 'active' ? 'inactive' : 'active';
  return (
    <Form method="post">
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="version" value={event.version} />
      <input type="hidden" name="status" value={next} />
      <Button type="submit" name="intent" value="status" size="sm" variant="ghost">
        {t(next === 'inactive' ? 'end' : 'resume')}
      </Button>
    </Form>
  );
}
