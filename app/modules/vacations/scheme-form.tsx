import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import type { VacationSchemeRow } from '~/models/vacation-scheme';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export type SchemeView = VacationSchemeRow;

type NumberName =
  | 'daysPerYear'
  | 'additionalDays'
  | 'advanceDays'
  | 'minBlockDays'
  | 'maxBlockDays'
  | 'maxBlocks'
  | 'longBlockDays'
  | 'minGapDays'
  | 'maxShiftDays'
  | 'noticeDays'
  | 'summerEveryYears';

const defaults: Record<NumberName, number> = {
  daysPerYear: 28,
  additionalDays: 0,
  advanceDays: 14,
  minBlockDays: 7,
  maxBlockDays: 28,
  maxBlocks: 4,
  longBlockDays: 14,
  minGapDays: 30,
  maxShiftDays: 7,
  noticeDays: 14,
  summerEveryYears: 0,
};

/** All of a scheme: what is earned, how it may be taken, what happens to the rest. */
export function SchemeForm({ scheme }: { scheme?: SchemeView }) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('save');
  const errorsOf = useFieldErrors(answer);
  const number = (name: NumberName, max: number) => (
    <Field
      label={t(`schemes.${name}`)}
      help={t(`schemes.help.${name}`, { defaultValue: '' }) || undefined}
      error={errorsOf(name)}
    >
      <NumberInput name={name} min={0} max={max} defaultValue={scheme?.[name] ?? defaults[name]} />
    </Field>
  );
  const choice = (name: 'accrual' | 'yearKind' | 'dayKind', values: string[]) => (
    <Field label={t(`schemes.${name}Label`)} error={errorsOf(name)}>
      <Select
        name={name}
        defaultValue={scheme?.[name] ?? values[0]}
        options={values.map((value) => ({ value, label: t(`schemes.${name}.${value}`) }))}
      />
    </Field>
  );
  const legend = (key: string) => <legend className="mb-2 font-medium">{t(`schemes.${key}`)}</legend>;
  return (
    <>
      <TrackedForm method="post" className="flex flex-col gap-5">
        <input type="hidden" name="schemeId" value={scheme?.id ?? ''} />
        <input type="hidden" name="version" value={scheme?.version ?? 0} />
        <FormMessage answer={answer} doneText={t('saved')} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t('schemes.name')} error={errorsOf('name')} isRequired className="sm:col-span-2">
            <TextInput name="name" maxLength={100} defaultValue={scheme?.name ?? ''} />
          </Field>
          <Field label={t('schemes.status')} error={errorsOf('status')}>
            <Select
              name="status"
              defaultValue={scheme?.status ?? 'active'}
              options={['active', 'inactive'].map((value) => ({ value, label: t(`schemes.${value}`) }))}
            />
          </Field>
        </div>
        <fieldset>
          {legend('earned')}
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {number('daysPerYear', 120)}
            {number('additionalDays', 60)}
            {choice('accrual', ['monthly', 'yearly'])}
            {choice('yearKind', ['working', 'calendar'])}
            {choice('dayKind', ['calendar', 'working'])}
            {number('advanceDays', 60)}
            <Field label={t('schemes.beside')} error={errorsOf('isAdditional')} className="sm:col-span-2">
              <Checkbox
                name="isAdditional"
                defaultChecked={scheme?.isAdditional ?? false}
                label={t('schemes.isAdditional')}
                description={t('schemes.isAdditionalText')}
              />
            </Field>
          </div>
        </fieldset>
        <fieldset>
          {legend('takenAs')}
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <Field label={t('schemes.blocks')} help={t('schemes.blocksHelp')} error={errorsOf('blocks')}>
              <TextInput name="blocks" placeholder="14, 7, 7" defaultValue={scheme?.blocks.join(', ') ?? ''} />
            </Field>
            {number('longBlockDays', 60)}
            {number('minBlockDays', 60)}
            {number('maxBlockDays', 120)}
            {number('maxBlocks', 12)}
            {number('minGapDays', 180)}
            {number('maxShiftDays', 30)}
            {number('noticeDays', 180)}
            {number('summerEveryYears', 5)}
            <Field label={t('schemes.blackouts')} help={t('schemes.blackoutsHelp')} error={errorsOf('blackouts')}>
              <TextInput
                name="blackouts"
                placeholder="12-15 – 12-31"
                defaultValue={scheme?.blackouts.map(({ from, to }) => `${from} – ${to}`).join(', ') ?? ''}
              />
            </Field>
          </div>
        </fieldset>
        <fieldset>
          {legend('rest')}
          <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <Checkbox
              name="carryOver"
              defaultChecked={scheme?.carryOver ?? true}
              label={t('schemes.carryOver')}
              description={t('schemes.carryOverText')}
            />
            <Field label={t('schemes.expiryMonths')} help={t('schemes.expiryHelp')} error={errorsOf('expiryMonths')}>
              <NumberInput name="expiryMonths" min={1} max={36} defaultValue={scheme?.expiryMonths ?? ''} />
            </Field>
          </div>
        </fieldset>
        <div className="flex gap-2">
          <Button type="submit" name="intent" value="save" variant="primary" isPending={isBusy}>
            {t('save')}
          </Button>
          <LinkButton to={setSearchParams(search, { edit: null })} variant="ghost">
            {t('close')}
          </LinkButton>
        </div>
      </TrackedForm>
      {scheme && scheme.peopleCount === 0 ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="schemeId" value={scheme.id} />
          <Button type="submit" name="intent" value="delete" variant="danger">
            {t('schemes.delete')}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
