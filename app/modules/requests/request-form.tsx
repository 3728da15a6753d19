import { useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { Textarea } from '~/components/textarea';
import { TimeInput } from '~/components/time-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';

export interface RequestFormProps {
  types: readonly string[];
  reasons: { id: string; name: string; code: string }[];
  date: string;
  /** what the address asks for first */
  type: string | null;
  /** planned leave that may be moved, and the one of the address */
  vacations: { id: string; firstDate: string; lastDate: string }[];
  vacationId: string;
  errors: Record<string, string>;
  values: Record<string, string>;
}

/** A new request: what, when, why. Every fault is told at its field, all at once. */
export function RequestForm({ types, reasons, date, errors, values, ...wanted }: RequestFormProps) {
  const { t } = useTranslation('my');
  const [type, setType] = useState(values.type ?? wanted.type ?? types[0]);
  const format = useFormat();
  const isBusy = useNavigation().state === 'submitting';
  const wordsOf = (field: string) =>
    errors[field] ? t([`requests.error.${errors[field]}`, 'requests.error.required']) : null;
  return (
    <TrackedForm method="post" className="flex flex-col gap-4" noValidate>
      <h1 className="text-xl font-medium">{t('requests.new')}</h1>
      <RadioGroup
        name="type"
        legend={t('requests.typeLabel')}
        appearance="cards"
        value={type}
        onValueChange={setType}
        options={types.map((value) => ({
          value,
          label: t(`requests.type.${value}`),
          description: t(`requests.typeText.${value}`),
        }))}
      />
      {type === 'VACATION_TRANSFER' ? (
        <Field label={t('requests.vacation')} error={wordsOf('vacationId')} isRequired>
          <Select
            name="vacationId"
            emptyLabel={t('requests.chooseReason')}
            defaultValue={values.vacationId ?? wanted.vacationId}
            options={wanted.vacations.map(({ id, firstDate, lastDate }) => ({
              value: id,
              label: format.dateRange(firstDate, lastDate),
            }))}
          />
        </Field>
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('requests.firstDate')} error={wordsOf('firstDate')} isRequired>
          <DateInput name="firstDate" defaultValue={values.firstDate ?? date} />
        </Field>
        {type === 'VACATION_TRANSFER' ? null : (
          <Field label={t('requests.lastDate')} error={wordsOf('lastDate')}>
            <DateInput name="lastDate" defaultValue={values.lastDate ?? ''} />
          </Field>
        )}
        {type === 'TIME_OFF' ? (
          <>
            <Field label={t('requests.fromTime')} help={t('requests.partHelp')} error={wordsOf('fromTime')}>
              <TimeInput name="fromTime" defaultValue={values.fromTime ?? ''} />
            </Field>
            <Field label={t('requests.toTime')} error={wordsOf('toTime')}>
              <TimeInput name="toTime" defaultValue={values.toTime ?? ''} />
            </Field>
          </>
        ) : null}
      </div>
      {type === 'TIME_OFF' ? (
        <Field label={t('requests.reason')} error={wordsOf('reasonId')} isRequired>
          <Select
            name="reasonId"
            emptyLabel={t('requests.chooseReason')}
            defaultValue={values.reasonId ?? ''}
            options={reasons.map((reason) => ({ value: reason.id, label: reason.name }))}
          />
        </Field>
      ) : null}
      <Field label={t('requests.comment')} error={wordsOf('comment')}>
        <Textarea name="comment" maxLength={256} rows={3} defaultValue={values.comment ?? ''} />
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="lg" isPending={isBusy}>
          {t('requests.send')}
        </Button>
        <LinkButton to="/my/requests" variant="ghost" size="lg">
          {t('requests.back')}
        </LinkButton>
      </div>
    </TrackedForm>
  );
}
