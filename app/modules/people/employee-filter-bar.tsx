import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '~/components/filter-bar';
import { SearchInput } from '~/components/search-input';
import { Select, type SelectOption } from '~/components/select';
import { departmentOptions, groupOptions, plainOptions, skillOptions } from './select-options';
import type { FilterOptionsView } from './types';

/** Search parameters of the list of employees beside sort and page. */
export const employeeFilterNames = [
  'q',
  'department',
  'group',
  'site',
  'position',
  'skill',
  'workType',
  'status',
] as const;

/** What narrows the list; everything is in the address. */
export function EmployeeFilterBar({ options }: { options: FilterOptionsView }) {
  const { t } = useTranslation('people');
  const [search] = useSearchParams();
  const choice = (name: string, entries: SelectOption[], emptyLabel: string, width: string) => (
    <Select
      name={name}
      aria-label={t(`filters.${name}`)}
      options={entries}
      emptyLabel={emptyLabel}
      defaultValue={search.get(name) ?? ''}
      isAutoSubmit
      className={width}
    />
  );
  return (
    <FilterBar names={employeeFilterNames}>
      <SearchInput
        name="q"
        label={t('filters.q')}
        autoSubmitMs={300}
        defaultValue={search.get('q') ?? ''}
        className="w-full sm:w-64"
      />
      {choice('department', departmentOptions(options), t('filters.allDepartments'), 'w-44')}
      {choice('group', groupOptions(options), t('filters.allGroups'), 'w-40')}
      {options.sites.length > 1 ? choice('site', plainOptions(options.sites), t('filters.allSites'), 'w-36') : null}
      {choice('position', plainOptions(options.positions), t('filters.allPositions'), 'w-36')}
      {choice('skill', skillOptions(options), t('filters.allSkills'), 'w-36')}
      {choice(
        'workType',
        ['office', 'home', 'mixed'].map((type) => ({ value: type, label: t(`workType.${type}`) })),
        t('filters.allWorkTypes'),
        'w-36',
      )}
      {choice(
        'status',
        ['created', 'dismissed', 'all'].map((status) => ({ value: status, label: t(`status.${status}`) })),
        t('status.active'),
        'w-32',
      )}
    </FilterBar>
  );
}
