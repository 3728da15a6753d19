import { Form, Link, useSearchParams } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from './button-styles';
import { setSearchParams } from './search-params';
import { useHydrated } from './use-hydrated';

export interface FilterBarProps {
  /** inputs, each with the name of its search parameter */
  children: ReactNode;
  /** the parameters that this bar owns; all others (sort, density, site) are carried along */
  names: readonly string[];
  /** right of the filters */
  actions?: ReactNode;
  label?: string;
}

/**
 * Filters that live in the address: a GET form that sends itself on a change, and has a button before scripts load.
 * Changing a filter goes back to the first page.
 */
export function FilterBar({ children, names, actions, label }: FilterBarProps) {
  const { t } = useTranslation('table');
  const [search, setSearch] = useSearchParams();
  const isHydrated = useHydrated();
  const carried = [...search].filter(([name]) => !names.includes(name) && name !== 'page');
  const isFiltered = names.some((name) => search.get(name));
  const cleared = setSearchParams(search, Object.fromEntries([...names, 'page'].map((name) => [name, null])));

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // empty fields are left out, so that the address can be read and shared
    const next = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value !== '') next.append(name, value);
    }
    setSearch(next, { replace: true, preventScrollReset: true });
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Form
        role="search"
        aria-label={label ?? t('filters')}
        onSubmit={handleSubmit}
        // uncontrolled fields are drawn anew when the address changes from elsewhere
        key={names.map((name) => `${name}=${search.getAll(name).join()}`).join('&')}
        className="flex min-w-0 flex-1 flex-wrap items-center gap-2"
      >
        {carried.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        {children}
        {isHydrated ? null : (
          <button type="submit" className={getButtonClasses('secondary')}>
            {t('applyFilters')}
          </button>
        )}
        {isFiltered ? (
          <Link to={cleared} className={getButtonClasses('ghost', 'sm')} preventScrollReset>
            {t('clearFilters')}
          </Link>
        ) : null}
      </Form>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  );
}
