import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { ProposalList } from '~/modules/schedules/proposal-list';
import type { ProposalItem } from '~/modules/schedules/proposal-view';
import { EventForm } from './event-form';
import { EventList } from './event-list';
import type { EditedEvent, EventView } from './event-view';

export interface ActivitiesPageProps {
  schedule: { id: string; startDate: string; endDate: string };
  mayWrite: boolean;
  mayPlace: boolean;
  events: EventView[];
  /** the event whose form is open */
  edited: EditedEvent | null;
  groups: { id: string; name: string }[];
  people: { id: string; name: string }[];
  proposals: ProposalItem[];
}

/** Trainings, meetings and projects: what there is, what falls into this schedule, and placing it where it costs least. */
export function ActivitiesPage({
  schedule,
  mayWrite,
  mayPlace,
  events,
  edited,
  groups,
  people,
  proposals,
}: ActivitiesPageProps) {
  const { t } = useTranslation('timetable');
  const created = useFormAnswer('create');
  const place = useFormAnswer('place');
  const status = useFormAnswer('status');
  const [search] = useSearchParams();
  const changed = events.find((event) => event.id === search.get('changed'));
  return (
    <div className="flex flex-col gap-4">
      {created?.isDone ? <FormMessage answer={created} doneText={t('created')} /> : null}
      {changed && !created ? (
        <p role="status" className="rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
          {t('changed', { name: changed.name })}
        </p>
      ) : null}
      {place && !place.isDone ? <FormMessage answer={place} doneText="" /> : null}
      {status && !status.isDone ? <FormMessage answer={status} doneText="" /> : null}
      <EventList events={events} mayWrite={mayWrite} mayPlace={mayPlace} />
      <ProposalList scheduleId={schedule.id} items={proposals} />
      {mayWrite ? (
        <EventForm
          key={`${edited?.id} ${edited?.version}`}
          schedule={schedule}
          event={edited}
          groups={groups}
          people={people}
        />
      ) : null}
    </div>
  );
}
