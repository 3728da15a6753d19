import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import type { PreferencesPageProps } from './preferences-page';

const fields = [
  ['closeDays', 60],
  ['maxDates', 31],
  ['maxPriority', 31],
  ['maxWeekly', 7],
] as const;

/** Until when people record their wishes, and how many. */
export function SettingCard({ setting }: Pick<PreferencesPageProps, 'setting'>) {
  const { t } = useTranslation('preferences');
  const isBusy = useNavigation().state === 'submitting';
  const answer = useFormAnswer('setting');
  const errorsOf = useFieldErrors(answer);
  return (
    <Card title={t('setting.title')} description={t('setting.description')}>
      <TrackedForm method="post" className="grid grid-cols-2 items-end gap-3 lg:grid-cols-5">
        <div className="col-span-2 lg:col-span-5">
          <FormMessage answer={answer} doneText={t('setting.saved')} />
        </div>
        {fields.map(([name, max]) => (
          <Field key={name} label={t(`setting.${name}`)} error={errorsOf(name)} isRequired>
            <NumberInput name={name} min={0} max={max} defaultValue={setting[name]} required />
          </Field>
        ))}
        <div>
          <Button type="submit" isPending={isBusy}>
            {t('setting.save')}
          </Button>
        </div>
      </TrackedForm>
    </Card>
  );
}
