import { useTranslation } from 'react-i18next';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';

interface Named {
  id: string;
  name: string;
}

interface PeopleFiltersProps {
  filter: { text?: string; departmentId?: string; groupId?: string };
  departments: Named[];
  /** absent where people are not told apart by groups */
  groups?: Named[];
}

const options = (items: Named[]) => items.map(({ id, name }) => ({ value: id, label: name }));

/** Whose vacations: by name, department and group. */
export function PeopleFilters({ filter, departments, groups }: PeopleFiltersProps) {
  const { t } = useTranslation('vacations');
  return (
    <>
      <SearchInput name="q" label={t('search')} autoSubmitMs={250} defaultValue={filter.text} />
      <Select
        name="department"
        aria-label={t('department')}
        isAutoSubmit
        emptyLabel={t('allDepartments')}
        defaultValue={filter.departmentId}
        options={options(departments)}
      />
      {groups ? (
        <Select
          name="group"
          aria-label={t('group')}
          isAutoSubmit
          emptyLabel={t('allGroups')}
          defaultValue={filter.groupId}
          options={options(groups)}
        />
      ) : null}
    </>
  );
}
