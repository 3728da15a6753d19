import { useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { TrackedForm } from '~/components/tracked-form';
import { Disclosure } from './disclosure';
import { useFieldErrors, useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';

interface FactFormProps {
  intent: string;
  title: string;
  version: number;
  /** suggested first day */
  today: string;
  saveLabel: string;
  children?: (errorsOf: (field: string) => string[] | undefined) => ReactNode;
}

/** A change of a dated fact from a date on; opens by itself when it was sent and refused. */
export function FactForm({ intent, title, version, today, saveLabel, children }: FactFormProps) {
  const { t } = useTranslation('people');
  const answer = useFormAnswer(intent);
  const errorsOf = useFieldErrors(answer);
  const navigation = useNavigation();
  const isPending = navigation.state === 'submitting' && navigation.formData?.get('intent') === intent;
  return (
    <Disclosure key={`${intent}-${version}`} summary={title} isOpen={answer !== undefined && !answer.isDone}>
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value={intent} />
        <input type="hidden" name="version" value={answer?.conflict?.version ?? version} />
        <FormMessage answer={answer} doneText={t('form.saved')} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {children?.(errorsOf)}
          <Field
            label={t('facts.from')}
            error={errorsOf('from') ?? errorsOf('date')}
            help={t('facts.fromHelp')}
            isRequired
          >
            <DateInput name="from" defaultValue={today} />
          </Field>
        </div>
        <div>
          <Button type="submit" variant="primary" isPending={isPending}>
            {saveLabel}
          </Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}
