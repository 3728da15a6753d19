import { Form, useNavigation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

interface EventFormProps {
  schedule: { startDate: string; endDate: string };
  groups: { id: string; name: string }[];
  people: { id: string; name: string }[];
}

const kinds = ['TRAINING', 'MEETING', 'COACHING', 'PROJECT'] as const;
const recurrences = ['once', 'daily', 'weekly', 'monthly'] as const;
const usual: Record<string, number> = { TRAINING: 120, MEETING: 60, COACHING: 30, PROJECT: 120 };

/** A new event: what, how long, in which hours, how often, for whom and how many. */
export function EventForm({ schedule, groups, people }: EventFormProps) {
  const { t } = useTranslation('timetable');
  const answer = useFormAnswer('create');
  const errorsOf = useFieldErrors(answer);
  const isBusy = useNavigation().formData?.get('intent') === 'create';
  const [kind, setKind] = useState<string>('TRAINING');
  return (
    <Card title={t('new')}>
      <Form method="post" className="flex max-w-3xl flex-col gap-4">
        {answer && !answer.isDone ? <FormMessage answer={answer} doneText="" /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} isRequired error={errorsOf('name')}>
            <TextInput name="name" maxLength={100} />
          </Field>
          <Field label={t('kindLabel')} error={errorsOf('kind')}>
            <Select
              name="kind"
              value={kind}
              onChange={(event) => setKind(event.currentTarget.value)}
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
              defaultValue={usual[kind]}
            />
          </Field>
          <Field label={t('from')} isRequired error={errorsOf('fromMinute')}>
            <TimeInput name="fromMinute" defaultValue="10:00" />
          </Field>
          <Field label={t('to')} isRequired error={errorsOf('toMinute')}>
            <TimeInput name="toMinute" defaultValue="17:00" />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('recurrenceLabel')} help={t('recurrenceHelp')} error={errorsOf('recurrence')}>
            <Select name="recurrence" options={recurrences.map((value) => ({ value, label: t(`often.${value}`) }))} />
          </Field>
          <Field label={t('everyWeeks')} error={errorsOf('everyWeeks')}>
            <NumberInput name="everyWeeks" min={1} max={4} defaultValue={1} />
          </Field>
          <Field label={t('startDate')} isRequired error={errorsOf('startDate')}>
            <DateInput name="startDate" defaultValue={schedule.startDate} />
          </Field>
          <Field label={t('endDate')} help={t('endDateHelp')} error={errorsOf('endDate')}>
            <DateInput name="endDate" defaultValue={schedule.endDate} />
          </Field>
        </div>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
          <legend className="mb-1.5 text-sm font-medium">{t('weekdays')}</legend>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox key={day} name="weekdays" value={day} defaultChecked={day < 6} label={t(`weekday.${day}`)} />
          ))}
        </fieldset>
        <RadioGroup
          name="participation"
          legend={t('participationLabel')}
          appearance="cards"
          defaultValue="group"
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
              placeholder={t('everyGroup')}
              options={groups.map((group) => ({ value: group.id, label: group.name }))}
            />
          </Field>
          <Field label={t('people')} help={t('peopleHelp')} error={errorsOf('employeeIds')}>
            <Combobox
              name="employeeIds"
              isMultiple
              placeholder={t('everyone')}
              options={people.map((person) => ({ value: person.id, label: person.name }))}
            />
          </Field>
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t('least')} error={errorsOf('minParticipants')}>
            <NumberInput name="minParticipants" min={1} max={1000} defaultValue={1} />
          </Field>
          <Field label={t('most')} error={errorsOf('maxParticipants')}>
            <NumberInput name="maxParticipants" min={1} max={1000} defaultValue={20} />
          </Field>
          <Field label={t('atOnce')} help={t('atOnceHelp')} error={errorsOf('maxSimultaneous')}>
            <NumberInput name="maxSimultaneous" min={1} max={1000} />
          </Field>
        </div>
        <Checkbox name="isMandatory" label={t('mandatory')} description={t('mandatoryText')} />
        <div>
          <Button type="submit" name="intent" value="create" icon={Plus} isPending={isBusy}>
            {t('create')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
