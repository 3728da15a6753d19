import { useTranslation } from 'react-i18next';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { ProposalList } from '~/modules/schedules/proposal-list';
import type { ProposalItem } from '~/modules/schedules/proposal-view';
import { EventForm } from './event-form';
import { EventList } from './event-list';
import type { EventView } from './event-view';

export interface ActivitiesPageProps {
  schedule: { id: string; startDate: string; endDate: string };
  mayWrite: boolean;
  mayPlace: boolean;
  events: EventView[];
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
  groups,
  people,
  proposals,
}: ActivitiesPageProps) {
  const { t } = useTranslation('timetable');
  const created = useFormAnswer('create');
  const place = useFormAnswer('place');
  const status = useFormAnswer('status');
  return (
    <div className="flex flex-col gap-4">
      {created?.isDone ? <FormMessage answer={created} doneText={t('created')} /> : null}
      {place && !place.isDone ? <FormMessage answer={place} doneText="" /> : null}
      {status && !status.isDone ? <FormMessage answer={status} doneText="" /> : null}
      <EventList events={events} mayWrite={mayWrite} mayPlace={mayPlace} />
      <ProposalList scheduleId={schedule.id} items={proposals} />
      {mayWrite ? <EventForm schedule={schedule} groups={groups} people={people} /> : null}
    </div>
  );
}
