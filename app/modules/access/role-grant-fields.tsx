import { useTranslation } from 'react-i18next';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import type { DepartmentOption, RoleView } from './types';

interface RoleGrantFieldsProps {
  roles: RoleView[];
  departments: DepartmentOption[];
  errorsOf: (field: string) => string[];
  defaultRoleCode?: string;
}

const indent = '\u2003';

/** Which role, over which departments, until when. */
export function RoleGrantFields({ roles, departments, errorsOf, defaultRoleCode }: RoleGrantFieldsProps) {
  const { t } = useTranslation('admin-access');
  const active = roles.filter((role) => role.status === 'active');
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t('grant.role')} isRequired error={errorsOf('roleId')}>
        <Select
          name="roleId"
          emptyLabel={defaultRoleCode ? undefined : t('grant.choose')}
          defaultValue={active.find((role) => role.code === defaultRoleCode)?.id}
          options={active.map((role) => ({
            value: role.id,
            label: t(`builtIn.${role.code}`, { defaultValue: role.name }),
          }))}
        />
      </Field>
      <Field label={t('grant.department')} help={t('grant.departmentHelp')} error={errorsOf('departmentId')}>
        <Select
          name="departmentId"
          emptyLabel={t('grant.headed')}
          options={departments.map(({ id, name, depth }) => ({ value: id, label: `${indent.repeat(depth)}${name}` }))}
        />
      </Field>
      <Field label={t('grant.validTo')} help={t('grant.validToHelp')} error={errorsOf('validTo')}>
        <DateInput name="validTo" />
      </Field>
    </div>
  );
}
