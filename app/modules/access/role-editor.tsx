import { useNavigation } from '@remix-run/react';
import { Copy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { Textarea } from '~/components/textarea';
import { TrackedForm } from '~/components/tracked-form';
import { AccessMessage, useFieldFaults } from './access-answer';
import { IntentButton } from './intent-button';
import { PermissionMatrix } from './permission-matrix';
import type { RoleView } from './types';

interface RoleEditorProps {
  /** null for a new one */
  role: RoleView | null;
  /** the role that a new one starts from */
  copied: RoleView | null;
  canWrite: boolean;
}

/** Name, state and permissions of a role. Built-in roles can be read and copied. */
export function RoleEditor({ role, copied, canWrite }: RoleEditorProps) {
  const { t } = useTranslation('admin-access');
  const errorsOf = useFieldFaults('save');
  const isPending = useNavigation().state === 'submitting';
  const isReadOnly = !canWrite || Boolean(role?.isSystem);
  const start = role ?? copied;
  return (
    <>
      <AccessMessage />
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="version" value={role?.version ?? 0} />
        {isReadOnly ? null : (
          <Card>
            <div className="grid gap-4 sm:grid-cols-[2fr_3fr_1fr]">
              <Field label={t('roles.name')} isRequired error={errorsOf('name')}>
                <TextInput
                  name="name"
                  minLength={3}
                  maxLength={50}
                  defaultValue={role?.name ?? (copied ? t('roles.copyOf', { name: copied.name }) : '')}
                />
              </Field>
              <Field label={t('roles.description')} error={errorsOf('description')}>
                <Textarea name="description" rows={1} maxLength={500} defaultValue={start?.description ?? ''} />
              </Field>
              <Field label={t('roles.status')}>
                <Select
                  name="status"
                  defaultValue={role?.status ?? 'active'}
                  options={['active', 'inactive'].map((value) => ({ value, label: t(`roleStatus.${value}`) }))}
                />
              </Field>
            </div>
          </Card>
        )}
        <Card title={t('roles.matrix')} description={t('roles.matrixText')} isFlush>
          {errorsOf('permissions').length > 0 ? (
            <p role="alert" className="px-4 pb-3 text-danger-ink">
              {[...new Set(errorsOf('permissions'))].join(' ')}
            </p>
          ) : null}
          <PermissionMatrix permissions={start?.permissions ?? []} isReadOnly={isReadOnly} />
        </Card>
        {isReadOnly ? null : (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" isPending={isPending}>
              {t('common:action.save')}
            </Button>
            <LinkButton to="/admin/roles">{t('common:action.cancel')}</LinkButton>
          </div>
        )}
      </TrackedForm>
      {role && canWrite ? (
        <div className="mt-4 flex flex-wrap gap-2">
          <LinkButton to={`/admin/roles/new?copy=${role.id}`} icon={Copy}>
            {t('roles.copy')}
          </LinkButton>
          {role.isSystem || role.userCount > 0 ? null : (
            <IntentButton
              intent="delete"
              icon={Trash2}
              variant="ghost"
              question={{ title: t('ask.deleteRole', { name: role.name }), text: t('ask.deleteRoleText') }}
            >
              {t('roles.delete')}
            </IntentButton>
          )}
        </div>
      ) : null}
    </>
  );
}
