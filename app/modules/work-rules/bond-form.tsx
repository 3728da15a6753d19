import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export interface BondView {
  id: string;
  name: string;
  kind: string;
  toleranceMinutes: number;
  employeeIds: string[];
  people: { id: string; name: string }[];
  validFrom: string;
  lastDate: string | null;
  status: string;
  version: number;
}

interface BondFormProps {
  bond?: BondView;
  people: { id: string; name: string; personnelNumber: string }[];
  today: string;
}

/** Two people or more, what binds them, and from when to when. */
export function BondForm({ bond, people, today }: BondFormProps) {
  const { t } = useTranslation('work-rules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('bond');
  const errorsOf = useFieldErrors(answer);
  const known = new Set(people.map(({ id }) => id));
  const options = [
    ...people.map(({ id, name, personnelNumber }) => ({ value: id, label: name, description: personnelNumber })),
    ...(bond?.people ?? []).filter(({ id }) => !known.has(id)).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <TrackedForm method="post" action={`?edit=${bond?.id ?? 'new'}`} className="flex flex-col gap-4">
      <input type="hidden" name="id" value={bond?.id ?? ''} />
      <input type="hidden" name="version" value={answer?.conflict?.version ?? bond?.version ?? 0} />
      <FormMessage answer={answer} doneText={t('saved')} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('name')} isRequired error={errorsOf('name')} className="sm:col-span-2">
          <TextInput name="name" maxLength={100} defaultValue={bond?.name} />
        </Field>
        <Field label={t('bond.tolerance')} help={t('bond.toleranceHelp')} error={errorsOf('toleranceMinutes')}>
          <NumberInput
            name="toleranceMinutes"
            min={0}
            max={480}
            step={5}
            unit={t('minutesUnit')}
            defaultValue={bond?.toleranceMinutes ?? 30}
          />
        </Field>
        <Field label={t('status')} error={errorsOf('status')}>
          <Select
            name="status"
            defaultValue={bond?.status ?? 'active'}
            options={['active', 'inactive'].map((value) => ({ value, label: t(value) }))}
          />
        </Field>
      </div>
      <RadioGroup
        name="kind"
        legend={t('bond.kind')}
        defaultValue={bond?.kind ?? 'together'}
        appearance="cards"
        options={['together', 'apart', 'transport'].map((value) => ({
          value,
          label: t(`bond.kinds.${value}`),
          description: t(`bond.texts.${value}`),
        }))}
      />
      <Field label={t('bond.people')} error={errorsOf('employeeIds')} isRequired>
        <Combobox name="employeeIds" isMultiple defaultValues={bond?.employeeIds ?? []} options={options} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('from')} error={errorsOf('validFrom')} isRequired>
          <DateInput name="validFrom" defaultValue={bond?.validFrom ?? today} />
        </Field>
        <Field label={t('lastDate')} help={t('lastDateHelp')} error={errorsOf('lastDate')}>
          <DateInput name="lastDate" defaultValue={bond?.lastDate ?? ''} />
        </Field>
      </div>
      <div className="flex gap-2">
        <Button type="submit" name="intent" value="bond" variant="primary" isPending={isBusy}>
          {t('save')}
        </Button>
        <LinkButton to="?" variant="ghost">
          {t('close')}
        </LinkButton>
      </div>
    </TrackedForm>
  );
}
