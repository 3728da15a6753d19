import { useNavigation } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { permissionCatalogue } from '~/auth/built-in-roles';
import { findScope } from '~/auth/permissions';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { useFrameData } from '~/components/frame/frame-data';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useAccessAnswer, useFieldFaults } from './access-answer';

/** A new key for a machine, with no more rights than it needs and its maker has. */
export function ApiKeyForm() {
  const { t } = useTranslation('admin-access');
  const errorsOf = useFieldFaults('create-key');
  const answer = useAccessAnswer();
  const own = useFrameData()?.permissions ?? [];
  const isPending = useNavigation().state === 'submitting';
  const options = permissionCatalogue.flatMap(({ resource, actions }) =>
    actions
      .filter((action) => findScope(own, `${resource}:${action}`) === 'all')
      .map((action) => ({
        value: `${resource}:${action}:all`,
        label: `${t(`resource.${resource}`)}: ${t(`action.${action}`)}`,
        group: t(`resource.${resource}`),
      })),
  );
  return (
    <Card title={t('apiKeys.new')} description={t('apiKeys.newText')}>
      {/* a finished form starts empty again */}
      <TrackedForm
        method="post"
        key={answer?.secret ?? 'form'}
        className="grid items-start gap-4 lg:grid-cols-[1fr_2fr_auto_auto]"
      >
        <input type="hidden" name="intent" value="create-key" />
        <Field label={t('apiKeys.name')} isRequired error={errorsOf('name')}>
          <TextInput name="name" minLength={3} maxLength={100} placeholder={t('apiKeys.namePlaceholder')} />
        </Field>
        <Field label={t('apiKeys.permissions')} isRequired error={errorsOf('permissions')}>
          <Combobox name="permission" isMultiple options={options} />
        </Field>
        <Field label={t('apiKeys.expiresAt')} error={errorsOf('expiresAt')}>
          <DateInput name="expiresAt" />
        </Field>
        <Button type="submit" variant="primary" icon={Plus} isPending={isPending} className="lg:mt-6">
          {t('apiKeys.create')}
        </Button>
      </TrackedForm>
    </Card>
  );
}
