import { Link, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { getButtonClasses } from './button-styles';
import { setSearchParams } from './search-params';

export interface PaginationProps {
  /** from 1 */
  page: number;
  pageSize: number;
  totalCount: number;
  /** name of the search parameter */
  param?: string;
}

/** Which rows are shown, and links to the pages before and after. The page is in the address. */
export function Pagination({ page, pageSize, totalCount, param = 'page' }: PaginationProps) {
  const { t } = useTranslation('table');
  const format = useFormat();
  const pageCount = Math.max(1, Math.ceil(totalCount / pageSize));
  const first = totalCount === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(totalCount, page * pageSize);
  return (
    <nav aria-label={t('pages')} className="flex items-center justify-between gap-3 text-sm text-ink-muted">
      <p className="tabular">
        {t('range', {
          first: format.number(first),
          last: format.number(last),
          total: format.number(totalCount),
        })}
      </p>
      <div className="flex items-center gap-1">
        <PageLink page={page - 1} isEnabled={page > 1} param={param} label={t('previous')} rel="prev">
          <ChevronLeft aria-hidden size={16} />
        </PageLink>
        <span className="tabular px-1">
          {t('pageOf', { page: format.number(page), count: pageCount, total: format.number(pageCount) })}
        </span>
        <PageLink page={page + 1} isEnabled={page < pageCount} param={param} label={t('next')} rel="next">
          <ChevronRight aria-hidden size={16} />
        </PageLink>
      </div>
    </nav>
  );
}

interface PageLinkProps {
  page: number;
  isEnabled: boolean;
  param: string;
  label: string;
  rel: 'prev' | 'next';
  children: ReactNode;
}

function PageLink({ page, isEnabled, param, label, rel, children }: PageLinkProps) {
  const [search] = useSearchParams();
  const className = getButtonClasses('secondary', 'sm', true);
  if (!isEnabled) {
    return (
      <span aria-hidden className={`${className} opacity-40`}>
        {children}
      </span>
    );
  }
  return (
    <Link
      to={setSearchParams(search, { [param]: page === 1 ? null : String(page) })}
      rel={rel}
      prefetch="intent"
      aria-label={label}
      className={className}
    >
      {children}
    </Link>
  );
}
