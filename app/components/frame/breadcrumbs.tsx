import { Link, useMatches } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { getHandle } from './route-handle';
import { useScopeSearch } from './use-scope-search';

/** The way to this page, from the handles of its routes. On phones the one step back: the page itself is named by its title. */
export function Breadcrumbs() {
  const { t } = useTranslation('frame');
  const scope = useScopeSearch();
  const crumbs = useMatches().flatMap((match) => {
    const { crumb } = getHandle(match);
    if (!crumb || (typeof crumb === 'function' && match.data === undefined)) return [];
    const label = typeof crumb === 'string' ? t(crumb) : crumb(match.data as never);
    return label ? [{ label, to: match.pathname }] : [];
  });
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t('breadcrumbs')} className="min-w-0 flex-1">
      <ol className="flex min-w-0 items-center gap-1">
        {crumbs.map((crumb, index) => {
          const isLast = index === crumbs.length - 1;
          const isShownOnPhone = crumbs.length === 1 || index === crumbs.length - 2;
          return (
            <li
              key={crumb.to + crumb.label}
              className={joinClasses(
                'min-w-0 items-center gap-1',
                isShownOnPhone ? 'flex' : 'hidden md:flex',
                isLast ? 'shrink' : 'shrink-2',
              )}
            >
              {index > 0 ? (
                <ChevronRight aria-hidden size={13} className="shrink-0 text-ink-subtle max-md:hidden" />
              ) : null}
              {crumbs.length > 1 ? (
                <ChevronLeft aria-hidden size={16} className="shrink-0 text-ink-subtle md:hidden" />
              ) : null}
              {isLast ? (
                <span aria-current="page" className="truncate font-medium">
                  {crumb.label}
                </span>
              ) : (
                <Link to={crumb.to + scope} className="truncate rounded-sm text-ink-muted hover:text-ink">
                  {crumb.label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
