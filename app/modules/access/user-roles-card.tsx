import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFieldFaults } from './access-answer';
import { IntentButton } from './intent-button';
import { RoleGrantFields } from './role-grant-fields';
import type { DepartmentOption, RoleGrantView, RoleView } from './types';

interface UserRolesCardProps {
  grants: RoleGrantView[];
  roles: RoleView[];
  departments: DepartmentOption[];
  canWrite: boolean;
}

/** The roles somebody holds, over which departments and for how long, and a form to give another. */
export function UserRolesCard({ grants, roles, departments, canWrite }: UserRolesCardProps) {
  const { t } = useTranslation('admin-access');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const errorsOf = useFieldFaults('grant');
  const roleOf = (grant: RoleGrantView) => roles.find((one) => one.name === grant.roleName);
  const nameOf = (grant: RoleGrantView) => t(`builtIn.${roleOf(grant)?.code}`, { defaultValue: grant.roleName });
  const reachOf = (grant: RoleGrantView) => {
    if (grant.departmentName) return grant.departmentName;
    const permissions = roleOf(grant)?.permissions ?? [];
    if (permissions.some((permission) => permission.endsWith(':department'))) return t('grant.noDepartment');
    return t(permissions.every((permission) => permission.endsWith(':own')) ? 'grant.own' : 'grant.whole');
  };
  return (
    <Card title={t('users.roles')} description={t('grant.text')}>
      <ul className="divide-y divide-line">
        {grants.map((grant) => (
          <li key={grant.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{nameOf(grant)}</p>
              <p className="text-sm text-ink-muted">
                {reachOf(grant)}
                {' · '}
                {grant.validTo
                  ? t('grant.until', { date: format.instantDate(grant.validTo, timeZone) })
                  : t('grant.since', { date: format.instantDate(grant.validFrom, timeZone) })}
              </p>
            </div>
            {canWrite ? (
              <IntentButton intent="revoke" fields={{ grantId: grant.id }} icon={X} size="sm" variant="ghost">
                {t('grant.end')}
              </IntentButton>
            ) : null}
          </li>
        ))}
        {grants.length === 0 ? <li className="py-2 text-ink-muted">{t('grant.none')}</li> : null}
      </ul>
      {canWrite ? (
        <TrackedForm method="post" className="mt-3 flex flex-col gap-3 border-t border-line pt-4">
          <input type="hidden" name="intent" value="grant" />
          <RoleGrantFields roles={roles} departments={departments} errorsOf={errorsOf} />
          <Button type="submit" className="self-start">
            {t('grant.give')}
          </Button>
        </TrackedForm>
      ) : null}
    </Card>
  );
}
