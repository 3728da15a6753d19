import { Link } from '@remix-run/react';
import { ShieldCheck, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { RoleView } from './types';

/** Every role as a card: who it is for, how many hold it. */
export function RoleList({ roles }: { roles: RoleView[] }) {
  const { t } = useTranslation('admin-access');
  return (
    <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {roles.map((role) => (
        <li key={role.id}>
          <Link
            to={`/admin/roles/${role.id}`}
            className="flex h-full flex-col rounded-card border border-line bg-surface p-4 shadow-card transition-colors hover:border-accent-line hover:bg-hover"
          >
            <span className="flex items-center gap-2">
              <ShieldCheck aria-hidden size={16} className="shrink-0 text-accent-ink" />
              <span className="min-w-0 flex-1 truncate font-medium">
                {t(`builtIn.${role.code}`, { defaultValue: role.name })}
              </span>
              {role.isSystem ? <Badge>{t('roles.builtIn')}</Badge> : null}
              {role.status === 'inactive' ? <Badge tone="warning">{t('roles.inactive')}</Badge> : null}
            </span>
            <span className="mt-1.5 flex-1 text-ink-muted">
              {role.description ?? t(`builtInText.${role.code}`, { defaultValue: t('roles.noDescription') })}
            </span>
            <span className="mt-3 flex items-center gap-4 text-sm text-ink-muted">
              <span className="flex items-center gap-1.5">
                <Users aria-hidden size={14} /> {t('roles.users', { count: role.userCount })}
              </span>
              <span>
                {role.permissions.includes('*')
                  ? t('roles.everything')
                  : t('roles.permissions', { count: role.permissions.length })}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
