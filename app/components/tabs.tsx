import { Link, NavLink, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { joinClasses } from './class-names';
import { setSearchParams } from './search-params';

export interface TabItem {
  /** a path, or a search string such as "?view=week" */
  to: string;
  label: ReactNode;
  count?: ReactNode;
  /** matches this path only, not those below it */
  isExact?: boolean;
  /** overrides the comparison with the address */
  isActive?: boolean;
}

/** Tabs that are links: each has an address, opens in a new tab and works without scripts. */
export function Tabs({ items, label }: { items: TabItem[]; label: string }) {
  const { search } = useLocation();
  return (
    <nav aria-label={label} className="no-scrollbar -mx-1 overflow-x-auto px-1">
      <ul className="flex min-w-max gap-1 border-b border-line">
        {items.map((item) => (
          <li key={item.to}>
            <TabLink item={item} search={search} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TabLink({ item, search }: { item: TabItem; search: string }) {
  const isSearch = item.to.startsWith('?');
  const to = isSearch ? mergeSearch(item.to, search) : item.to;
  const isChosen = item.isActive ?? (isSearch ? matchesSearch(item.to, search) : undefined);
  const content = (
    <>
      {item.label}
      {item.count !== undefined ? <span className="tabular text-sm text-ink-subtle">{item.count}</span> : null}
    </>
  );
  if (isChosen === undefined) {
    return (
      <NavLink
        to={to}
        end={item.isExact}
        prefetch="intent"
        className={({ isActive }) => joinClasses(base, isActive ? active : idle)}
      >
        {content}
      </NavLink>
    );
  }
  return (
    <Link
      to={to}
      prefetch="intent"
      preventScrollReset
      aria-current={isChosen ? 'page' : undefined}
      className={joinClasses(base, isChosen ? active : idle)}
    >
      {content}
    </Link>
  );
}

const base =
  '-mb-px flex h-9 items-center gap-1.5 border-b-2 px-2.5 font-medium whitespace-nowrap transition-colors in-[.frame-phone]:h-11';
const active = 'border-accent text-ink';
const idle = 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink';

/** A tab changes its own parameters and leaves the others (site, date, filters) as they are. */
function mergeSearch(wanted: string, current: string): string {
  return setSearchParams(new URLSearchParams(current), Object.fromEntries(new URLSearchParams(wanted)));
}

/** Whether the address already says everything that a search string asks for; an empty value means "not given". */
function matchesSearch(wanted: string, current: string): boolean {
  const now = new URLSearchParams(current);
  return [...new URLSearchParams(wanted)].every(([name, value]) => (now.get(name) ?? '') === value);
}
