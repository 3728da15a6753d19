import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Combobox } from '~/components/combobox';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { localeNames, locales } from '~/i18n/locales';
import { AccessMessage, useAccessAnswer, useFieldFaults } from './access-answer';
import { RoleGrantFields } from './role-grant-fields';
import type { DepartmentOption, RoleView } from './types';

interface NewUserFormProps {
  roles: RoleView[];
  departments: DepartmentOption[];
  employees: { id: string; label: string }[];
}

/** A new login; its temporary password is shown once when it is made. */
export function NewUserForm({ roles, departments, employees }: NewUserFormProps) {
  const { t } = useTranslation('admin-access');
  const errorsOf = useFieldFaults('create');
  const answer = useAccessAnswer();
  const isPending = useNavigation().state === 'submitting';
  if (answer?.isDone && answer.id) {
    return (
      <>
        <AccessMessage />
        <div className="flex gap-2">
          <LinkButton to={`/admin/users/${answer.id}`} variant="primary">
            {t('users.toUser')}
          </LinkButton>
          <LinkButton to="/admin/users/new" reloadDocument>
            {t('users.another')}
          </LinkButton>
        </div>
      </>
    );
  }
  return (
    <TrackedForm method="post" className="flex max-w-4xl flex-col gap-4">
      <AccessMessage />
      <input type="hidden" name="intent" value="create" />
      <Card title={t('users.account')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('users.name')} isRequired error={errorsOf('displayName')}>
            <TextInput name="displayName" autoComplete="off" maxLength={120} />
          </Field>
          <Field label={t('users.username')} isRequired help={t('users.usernameHelp')} error={errorsOf('username')}>
            <TextInput name="username" autoComplete="off" autoCapitalize="none" spellCheck={false} minLength={6} />
          </Field>
          <Field label={t('users.employee')} help={t('users.employeeHelp')} error={errorsOf('employeeId')}>
            <Combobox name="employeeId" options={employees.map(({ id, label }) => ({ value: id, label }))} />
          </Field>
          <Field label={t('users.language')}>
            <Select name="locale" options={locales.map((value) => ({ value, label: localeNames[value] }))} />
          </Field>
        </div>
      </Card>
      <Card title={t('users.firstRole')} description={t('users.firstRoleText')}>
        <RoleGrantFields roles={roles} departments={departments} errorsOf={errorsOf} defaultRoleCode="employee" />
      </Card>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" isPending={isPending}>
          {t('users.create')}
        </Button>
        <LinkButton to="/admin/users">{t('common:action.cancel')}</LinkButton>
      </div>
    </TrackedForm>
  );
}
