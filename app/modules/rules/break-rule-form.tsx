import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export interface BreakRuleView {
  id: string;
  name: string;
  fromPaidMinutes: number;
  toPaidMinutes: number;
  pauses: { kind: string; minutes: number; paid: boolean }[];
  edgeMinutes: number;
  spacingMinutes: number;
  lunchEarliestMinutes: number;
  lunchLatestMinutes: number;
  status: string;
  version: number;
}

const pauseKinds = ['LUNCH', 'PAID_BREAK', 'UNPAID_BREAK'];
const kindOf = (pause?: { kind: string; paid: boolean }) =>
  !pause ? '' : pause.kind === 'LUNCH' ? 'LUNCH' : pause.paid ? 'PAID_BREAK' : 'UNPAID_BREAK';

/** Pauses of shifts of a certain paid length, in the order of the shift. */
export function BreakRuleForm({ rule }: { rule?: BreakRuleView }) {
  const { t } = useTranslation('rules');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('break');
  const errorsOf = useFieldErrors(answer);
  const minutes = (name: string, value: number) => (
    <Field label={t(`break.${name}`)} error={errorsOf(name)}>
      <NumberInput name={name} min={0} max={720} step={5} unit={t('minutesUnit')} defaultValue={value} />
    </Field>
  );
  return (
    <TrackedForm method="post" action={`?edit=break:${rule?.id ?? 'new'}`} className="flex flex-col gap-4">
      <input type="hidden" name="kind" value="break" />
      <input type="hidden" name="id" value={rule?.id ?? ''} />
      <input type="hidden" name="version" value={rule?.version ?? 0} />
      <FormMessage answer={answer} doneText={t('saved')} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t('name')} isRequired error={errorsOf('name')}>
          <TextInput name="name" maxLength={100} defaultValue={rule?.name} />
        </Field>
        <Field label={t('break.from')} isRequired error={errorsOf('fromPaidMinutes')}>
          <NumberInput
            name="fromPaidHours"
            min={0}
            max={24}
            step="any"
            unit={t('hoursUnit')}
            defaultValue={(rule?.fromPaidMinutes ?? 480) / 60}
          />
        </Field>
        <Field label={t('break.to')} isRequired help={t('break.toHelp')} error={errorsOf('toPaidMinutes')}>
          <NumberInput
            name="toPaidHours"
            min={0}
            max={24.1}
            step="any"
            unit={t('hoursUnit')}
            defaultValue={(rule?.toPaidMinutes ?? 600) / 60}
          />
        </Field>
        <Field label={t('status')} error={errorsOf('status')}>
          <Select
            name="status"
            defaultValue={rule?.status ?? 'active'}
            options={['active', 'inactive'].map((value) => ({ value, label: t(value) }))}
          />
        </Field>
        {minutes('edgeMinutes', rule?.edgeMinutes ?? 60)}
        {minutes('spacingMinutes', rule?.spacingMinutes ?? 90)}
        {minutes('lunchEarliestMinutes', rule?.lunchEarliestMinutes ?? 120)}
        {minutes('lunchLatestMinutes', rule?.lunchLatestMinutes ?? 360)}
      </div>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('break.pauses')}</legend>
        <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
          {[0, 1, 2, 3, 4, 5, 6, 7].map((index) => (
            <div key={index} className="flex gap-2">
              <Select
                name="pauseKind"
                aria-label={t('break.pauseKind', { number: index + 1 })}
                emptyLabel={t('break.noPause')}
                defaultValue={kindOf(rule?.pauses[index])}
                options={pauseKinds.map((value) => ({ value, label: t(`break.${value}`) }))}
                className="flex-1"
              />
              <NumberInput
                name="pauseMinutes"
                aria-label={t('break.pauseMinutes', { number: index + 1 })}
                min={5}
                max={180}
                step={5}
                unit={t('minutesUnit')}
                defaultValue={rule?.pauses[index]?.minutes ?? ''}
                className="w-24"
              />
            </div>
          ))}
        </div>
      </fieldset>
      <div className="flex gap-2">
        <Button type="submit" name="intent" value="break" variant="primary" isPending={isBusy}>
          {t('save')}
        </Button>
        <LinkButton to="?" variant="ghost">
          {t('close')}
        </LinkButton>
      </div>
    </TrackedForm>
  );
}
