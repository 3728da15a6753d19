import { Form, useNavigation } from '@remix-run/react';
import { Plus, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { Textarea } from '~/components/textarea';
import { TimeInput } from '~/components/time-input';
import { useHydrated } from '~/components/use-hydrated';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { clockText, type EditedEvent } from './event-view';

interface EventFormProps {
  schedule: { startDate: string; endDate: string };
  /** the event that is changed; null for a new one */
  event: EditedEvent | null;
  groups: { id: string; name: string }[];
  people: { id: string; name: string }[];
}

const kinds = ['TRAINING', 'MEETING', 'COACHING', 'PROJECT'] as const;
const recurrences = ['once', 'daily', 'weekly', 'monthly'] as const;
const usual: Record<string, number> = { TRAINING: 120, MEETING: 60, COACHING: 30, PROJECT: 120 };

/** An event, new or changed: what, how long, in which hours, how often, for whom and how many. */
export function EventForm({ schedule, event, groups, people }: EventFormProps) {
  const { t } = useTranslation('timetable');
  const intent = event ? 'update' : 'create';
  const answer = useFormAnswer(intent);
  const errorsOf = useFieldErrors(answer);
  const isHydrated = useHydrated();
  const isBusy = useNavigation().formData?.get('intent') === intent;
  const [kind, setKind] = useState<string>(event?.kind ?? 'TRAINING');
  const [recurrence, setRecurrence] = useState<string>(event?.recurrence ?? 'once');
  // why: before scripts run nothing can be hidden that the choice made next may need
  const isShown = (only: string) => !isHydrated || recurrence === only;
  return (
    <Card id="event" title={event ? t('editTitle', { name: event.name }) : t('new')}>
      <Form method="post" className="flex max-w-3xl flex-col gap-4">
        {event ? (
          <>
            <input type="hidden" name="eventId" value={event.id} />
            <input type="hidden" name="version" value={event.version} />
            {event.departmentIds.map((id) => (
              <input key={id} type="hidden" name="departmentIds" value={id} />
            ))}
          </>
        ) : null}
        {answer && !answer.isDone ? <FormMessage answer={answer} doneText="" /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} isRequired error={errorsOf('name')}>
            <TextInput name="name" maxLength={100} defaultValue={event?.name} />
          </Field>
          <Field label={t('kindLabel')} error={errorsOf('kind')}>
            <Select
              name="kind"
              value={kind}
              onChange={(change) => setKind(change.currentTarget.value)}
              options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t('length')} isRequired error={errorsOf('minutes')}>
            <NumberInput
              key={kind}
              name="minutes"
              unit={t('min')}
              min={5}
              max={480}
              step={5}
              defaultValue={kind === event?.kind ? event.minutes : usual[kind]}
            />
          </Field>
          <Field label={t('from')} isRequired error={errorsOf('fromMinute')}>
            <TimeInput name="fromMinute" defaultValue={clockText(event?.fromMinute ?? 600)} />
          </Field>
          <Field label={t('to')} isRequired error={errorsOf('toMinute')}>
            <TimeInput name="toMinute" defaultValue={clockText(event?.toMinute ?? 1020)} />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('recurrenceLabel')} help={t('recurrenceHelp')} error={errorsOf('recurrence')}>
            <Select
              name="recurrence"
              value={recurrence}
              onChange={(change) => setRecurrence(change.currentTarget.value)}
              options={recurrences.map((value) => ({ value, label: t(`often.${value}`) }))}
            />
          </Field>
          {isShown('weekly') ? (
            <Field label={t('everyWeeks')} error={errorsOf('everyWeeks')}>
              <NumberInput name="everyWeeks" min={1} max={4} defaultValue={event?.everyWeeks ?? 1} />
            </Field>
          ) : null}
          {isShown('monthly') ? (
            <Field label={t('monthDay')} help={t('monthDayHelp')} error={errorsOf('monthDay')}>
              <NumberInput name="monthDay" min={1} max={31} defaultValue={event?.monthDay ?? undefined} />
            </Field>
          ) : null}
          {isHydrated && ['once', 'daily'].includes(recurrence) ? <span aria-hidden className="max-sm:hidden" /> : null}
          <Field label={t('startDate')} isRequired error={errorsOf('startDate')}>
            <DateInput name="startDate" defaultValue={event?.startDate ?? schedule.startDate} />
          </Field>
          <Field label={t('endDate')} help={t('endDateHelp')} error={errorsOf('endDate')}>
            <DateInput name="endDate" defaultValue={event ? (event.endDate ?? '') : schedule.endDate} />
          </Field>
        </div>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
          <legend className="mb-1.5 text-sm font-medium">{t('weekdays')}</legend>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox
              key={day}
              name="weekdays"
              value={day}
              defaultChecked={event ? event.weekdays.includes(day) : day < 6}
              label={t(`weekday.${day}`)}
            />
          ))}
        </fieldset>
        <RadioGroup
          name="participation"
          legend={t('participationLabel')}
          appearance="cards"
          defaultValue={event?.participation ?? 'group'}
          options={[
            { value: 'group', label: t('participation.group'), description: t('groupText') },
            { value: 'individual', label: t('participation.individual'), description: t('individualText') },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('groups')} error={errorsOf('groupIds')}>
            <Combobox
              name="groupIds"
              isMultiple
              defaultValues={event?.groupIds}
              placeholder={t('everyGroup')}
              options={groups.map((group) => ({ value: group.id, label: group.name }))}
            />
          </Field>
          <Field label={t('people')} help={t('peopleHelp')} error={errorsOf('employeeIds')}>
            <Combobox
              name="employeeIds"
              isMultiple
              defaultValues={event?.employeeIds}
              placeholder={t('everyone')}
              options={people.map((person) => ({ value: person.id, label: person.name }))}
            />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t('least')} error={errorsOf('minParticipants')}>
            <NumberInput name="minParticipants" min={1} max={1000} defaultValue={event?.minParticipants ?? 1} />
          </Field>
          <Field label={t('most')} error={errorsOf('maxParticipants')}>
            <NumberInput name="maxParticipants" min={1} max={1000} defaultValue={event?.maxParticipants ?? 20} />
          </Field>
          <Field label={t('atOnce')} help={t('atOnceHelp')} error={errorsOf('maxSimultaneous')}>
            <NumberInput name="maxSimultaneous" min={1} max={1000} defaultValue={event?.maxSimultaneous ?? undefined} />
          </Field>
        </div>
        <Field label={t('description')} error={errorsOf('description')}>
          <Textarea name="description" maxLength={500} rows={2} defaultValue={event?.description ?? ''} />
        </Field>
        <Checkbox
          name="isMandatory"
          defaultChecked={event?.isMandatory}
          label={t('mandatory')}
          description={t('mandatoryText')}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="intent" value={intent} icon={event ? Save : Plus} isPending={isBusy}>
            {t(event ? 'save' : 'create')}
          </Button>
          {event ? (
            <LinkButton to="?" variant="ghost">
              {t('cancel')}
            </LinkButton>
          ) : null}
        </div>
      </Form>
    </Card>
  );
}
