import { readTableState } from '~/components/data-table/table-state';
import { userListDefaults } from './user-list-defaults';

const sorts = ['username', 'name', 'lastLogin', 'status'] as const;
const statuses = ['active', 'blocked', 'locked'] as const;
const idPattern = /^[0-9a-f-]{36}$/i;

/** The list of users that an address asks for; what makes no sense is left out. */
export function readUserQuery(search: URLSearchParams) {
  const { page, pageSize, sort } = readTableState(search, userListDefaults);
  const roleId = search.get('role') ?? '';
  return {
    filter: {
      search: search.get('q')?.slice(0, 100) || undefined,
      status: statuses.find((status) => status === search.get('status')),
      roleId: idPattern.test(roleId) ? roleId : undefined,
    },
    sort: sorts.find((one) => one === sort?.column) ?? ('username' as const),
    isDescending: sort?.isDescending ?? false,
    offset: (page - 1) * pageSize,
    limit: pageSize,
  };
}
