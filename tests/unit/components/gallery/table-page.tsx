import { useSearchParams } from '@remix-run/react';
import { Button } from '~/components/button';
import { DataTable } from '~/components/data-table/data-table';
import { readTableState } from '~/components/data-table/table-state';
import { FilterBar } from '~/components/filter-bar';
import { PageHeader } from '~/components/page-header';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';

interface Person {
  id: string;
  name: string;
  hours: number;
}

const people: Person[] = Array.from({ length: 120 }, (_, index) => ({
  id: `p${index}`,
  name: `Person ${String(index).padStart(3, '0')}`,
  hours: 30 + (index % 11),
}));

/** Does in the page what a loader does on the server. */
function selectPeople(search: URLSearchParams) {
  const { page, pageSize, sort } = readTableState(search, { pageSize: 25 });
  const found = people.filter((person) => person.name.includes(search.get('q') ?? ''));
  const ordered = sort
    ? found.toSorted(
        (a, b) => (sort.isDescending ? -1 : 1) * (a[sort.column as 'name'] < b[sort.column as 'name'] ? -1 : 1),
      )
    : found;
  return { rows: ordered.slice((page - 1) * pageSize, page * pageSize), totalCount: found.length };
}

export function TablePage() {
  const [search] = useSearchParams();
  const { rows, totalCount } = selectPeople(search);
  return (
    <>
      <PageHeader title="Employees" />
      <DataTable
        label="Employees"
        rows={rows}
        totalCount={totalCount}
        defaults={{ pageSize: 25 }}
        getRowId={(person) => person.id}
        getRowName={(person) => person.name}
        getRowLink={(person) => `/person/${person.id}`}
        renderBulkActions={(ids) => <Button size="sm">{`Assign ${ids.length}`}</Button>}
        filters={
          <FilterBar names={['q', 'site']}>
            <SearchInput label="Find by name" autoSubmitMs={50} defaultValue={search.get('q') ?? ''} />
            <Select
              name="site"
              aria-label="Site"
              emptyLabel="All sites"
              isAutoSubmit
              options={[{ value: '1', label: 'Moscow' }]}
            />
          </FilterBar>
        }
        columns={[
          { id: 'name', header: 'Name', isRequired: true, isSortable: true, cell: (person) => person.name },
          { id: 'hours', header: 'Hours', align: 'end', isSortable: true, cell: (person) => person.hours.toFixed(1) },
        ]}
      />
    </>
  );
}
