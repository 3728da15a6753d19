import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import { Wand2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { RadioGroup } from '~/components/radio-group';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

interface ReoptimizeFormProps {
  schedule: { startDate: string; endDate: string };
  people: { id: string; name: string }[];
}

/** Which part of a schedule is optimised again, and how much may change. The grid fills in dates and people. */
export function ReoptimizeForm({ schedule, people }: ReoptimizeFormProps) {
  const { t } = useTranslation('schedule-proposals');
  const [search] = useSearchParams();
  const answer = useFormAnswer('reoptimize');
  const errorsOf = useFieldErrors(answer);
  const isBusy = useNavigation().formData?.get('intent') === 'reoptimize';
  const dates = { min: schedule.startDate, max: schedule.endDate };
  return (
    <Card id="reoptimize" title={t('reoptimize.title')} description={t('reoptimize.text')}>
      <Form method="post" className="flex flex-col gap-4">
        {answer && !answer.isDone ? <FormMessage answer={answer} doneText="" /> : null}
        <RadioGroup
          name="mode"
          legend={t('reoptimize.what')}
          appearance="segments"
          defaultValue={search.get('mode') === 'breaks' ? 'breaks' : 'shifts'}
          options={[
            { value: 'shifts', label: t('reoptimize.shifts') },
            { value: 'breaks', label: t('reoptimize.breaks') },
          ]}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('from')} isRequired error={errorsOf('fromDate')}>
            <DateInput name="fromDate" {...dates} defaultValue={search.get('from') ?? schedule.startDate} />
          </Field>
          <Field label={t('to')} isRequired error={errorsOf('toDate')}>
            <DateInput name="toDate" {...dates} defaultValue={search.get('to') ?? schedule.endDate} />
          </Field>
        </div>
        <Field label={t('reoptimize.people')} error={errorsOf('employeeIds')}>
          <Combobox
            name="employeeIds"
            isMultiple
            placeholder={t('everyone')}
            defaultValues={search.getAll('employee')}
            options={people.map((person) => ({ value: person.id, label: person.name }))}
          />
        </Field>
        <RadioGroup
          name="stability"
          legend={t('reoptimize.stability')}
          appearance="list"
          defaultValue="1"
          options={[
            { value: '10', label: t('reoptimize.least'), description: t('reoptimize.leastText') },
            { value: '1', label: t('reoptimize.balanced'), description: t('reoptimize.balancedText') },
            { value: '0', label: t('reoptimize.free'), description: t('reoptimize.freeText') },
          ]}
        />
        <Checkbox name="onlyAbsences" label={t('reoptimize.absences')} description={t('reoptimize.absencesText')} />
        <Checkbox
          name="usesNewestForecast"
          label={t('reoptimize.forecast')}
          description={t('reoptimize.forecastText')}
        />
        <Field label={t('budget')} error={errorsOf('timeBudgetSec')}>
          <NumberInput name="timeBudgetSec" unit={t('seconds')} min={1} max={600} defaultValue={20} />
        </Field>
        <div>
          <Button type="submit" name="intent" value="reoptimize" variant="primary" icon={Wand2} isPending={isBusy}>
            {t('reoptimize.start')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
