import { Form, useNavigation } from '@remix-run/react';
import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

interface SuggestFormProps {
  schedule: { startDate: string; endDate: string };
  isSearching: boolean;
}

/** Where suggestions are sought, how boldly and how long. */
export function SuggestForm({ schedule, isSearching }: SuggestFormProps) {
  const { t } = useTranslation('schedule-proposals');
  const answer = useFormAnswer('suggest');
  const errorsOf = useFieldErrors(answer);
  const isBusy = useNavigation().formData?.get('intent') === 'suggest';
  return (
    <Card title={t('suggest.title')} description={t('suggest.text')}>
      <Form method="post" className="flex flex-col gap-4">
        {answer && !answer.isDone ? <FormMessage answer={answer} doneText="" /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('from')} error={errorsOf('fromDate')}>
            <DateInput
              name="fromDate"
              min={schedule.startDate}
              max={schedule.endDate}
              defaultValue={schedule.startDate}
            />
          </Field>
          <Field label={t('to')} error={errorsOf('toDate')}>
            <DateInput name="toDate" min={schedule.startDate} max={schedule.endDate} defaultValue={schedule.endDate} />
          </Field>
          <Field
            label={t('suggest.aggressiveness')}
            help={t('suggest.aggressivenessHelp')}
            error={errorsOf('aggressiveness')}
          >
            <NumberInput name="aggressiveness" min={1} max={10} defaultValue={5} />
          </Field>
          <Field label={t('suggest.complexity')} help={t('suggest.complexityHelp')} error={errorsOf('complexity')}>
            <NumberInput name="complexity" min={1} max={5} defaultValue={3} />
          </Field>
          <Field label={t('budget')} help={t('suggest.budgetHelp')} error={errorsOf('timeBudgetSec')}>
            <NumberInput name="timeBudgetSec" unit={t('seconds')} min={5} max={60} defaultValue={20} />
          </Field>
        </div>
        <div>
          <Button
            type="submit"
            name="intent"
            value="suggest"
            variant="primary"
            icon={Lightbulb}
            isPending={isBusy}
            disabled={isSearching}
          >
            {t('suggest.start')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
