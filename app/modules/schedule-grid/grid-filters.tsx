import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/components/checkbox';
import { FilterBar } from '~/components/filter-bar';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { type GridData, rowGroupings } from './grid-data';

const toOptions = (items: readonly (readonly [string, string, ...unknown[]])[]) =>
  items.map(([value, label]) => ({ value, label }));

const filterClass = 'max-sm:w-[calc(50%-0.25rem)] sm:max-w-44';

/** Group, department, site and name; they live in the address. */
export function GridFilters({ grid, hasConflicts = true }: { grid: GridData; hasConflicts?: boolean }) {
  const { t } = useTranslation('schedules');
  const [search] = useSearchParams();
  return (
    <FilterBar names={['q', 'group', 'department', 'site', 'conflicts', 'by']}>
      <SearchInput
        name="q"
        label={t('grid.search')}
        autoSubmitMs={150}
        defaultValue={search.get('q') ?? ''}
        className="max-sm:w-full sm:w-44"
      />
      <Select
        name="group"
        className={filterClass}
        aria-label={t('group')}
        isAutoSubmit
        emptyLabel={t('grid.allGroups')}
        defaultValue={search.get('group') ?? ''}
        options={toOptions(grid.groups)}
      />
      <Select
        name="department"
        className={filterClass}
        aria-label={t('department')}
        isAutoSubmit
        emptyLabel={t('grid.allDepartments')}
        defaultValue={search.get('department') ?? ''}
        options={toOptions(grid.departments)}
      />
      {grid.sites.length > 1 ? (
        <Select
          name="site"
          className={filterClass}
          aria-label={t('site')}
          isAutoSubmit
          emptyLabel={t('grid.allSites')}
          defaultValue={search.get('site') ?? ''}
          options={toOptions(grid.sites)}
        />
      ) : null}
      {hasConflicts ? (
        <Select
          name="by"
          className={filterClass}
          aria-label={t('grid.groupBy')}
          isAutoSubmit
          emptyLabel={t('grid.ungrouped')}
          defaultValue={search.get('by') ?? ''}
          options={rowGroupings.map((by) => ({ value: by, label: t(`grid.by.${by}`) }))}
        />
      ) : null}
      {hasConflicts ? (
        <Checkbox
          name="conflicts"
          value="1"
          label={t('grid.onlyConflicts')}
          defaultChecked={search.get('conflicts') === '1'}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        />
      ) : null}
    </FilterBar>
  );
}
