import { useSearchParams } from '@remix-run/react';
import { UserCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { RelativeTime } from '~/components/relative-time';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import type { RoleView, UserItemView } from './types';
import { userListDefaults } from './user-list-defaults';
import { UserStatusBadge } from './user-status-badge';

/** Every login of the organization, with filters and paging in the address. */
export function UserList({
  users,
  totalCount,
  roles,
}: {
  users: UserItemView[];
  totalCount: number;
  roles: RoleView[];
}) {
  const { t } = useTranslation('admin-access');
  const [search] = useSearchParams();
  const columns: TableColumn<UserItemView>[] = [
    {
      id: 'name',
      header: t('users.name'),
      isSortable: true,
      isRequired: true,
      cell: (user) => user.displayName,
    },
    { id: 'username', header: t('users.username'), isSortable: true, cell: (user) => user.username },
    {
      id: 'roles',
      header: t('users.roles'),
      hiddenBelow: 'md',
      cell: (user) => (
        <span className="flex flex-wrap gap-1">
          {user.roles.map((role) => (
            <Badge key={role.id}>{t(`builtIn.${role.code}`, { defaultValue: role.name })}</Badge>
          ))}
          {user.isGuest ? <Badge tone="info">{t('users.guest')}</Badge> : null}
        </span>
      ),
    },
    { id: 'status', header: t('users.status'), isSortable: true, cell: (user) => <UserStatusBadge user={user} /> },
    {
      id: 'lastLogin',
      header: t('users.lastLogin'),
      isSortable: true,
      sortsDescendingFirst: true,
      hiddenBelow: 'lg',
      cell: (user) => (user.lastLoginAt ? <RelativeTime instant={user.lastLoginAt} /> : t('users.never')),
    },
  ];
  const filters = (
    <FilterBar names={['q', 'status', 'role']}>
      <SearchInput
        label={t('users.search')}
        autoSubmitMs={250}
        defaultValue={search.get('q') ?? ''}
        className="w-full sm:w-64"
      />
      <Select
        name="status"
        aria-label={t('users.status')}
        isAutoSubmit
        emptyLabel={t('users.anyStatus')}
        defaultValue={search.get('status') ?? ''}
        options={['active', 'blocked', 'locked'].map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <Select
        name="role"
        aria-label={t('users.roles')}
        isAutoSubmit
        emptyLabel={t('users.anyRole')}
        defaultValue={search.get('role') ?? ''}
        options={roles.map((role) => ({
          value: role.id,
          label: t(`builtIn.${role.code}`, { defaultValue: role.name }),
        }))}
      />
    </FilterBar>
  );
  return (
    <DataTable
      label={t('users.title')}
      rows={users}
      columns={columns}
      getRowId={(user) => user.id}
      getRowName={(user) => user.displayName}
      getRowLink={(user) => `/admin/users/${user.id}`}
      totalCount={totalCount}
      defaults={userListDefaults}
      filters={filters}
      emptyState={<EmptyState icon={UserCog} title={t('users.none')} />}
    />
  );
}
