import { useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/components/link-button';
import { setSearchParams } from '~/components/search-params';

/** The year of the page, one back, one on; everything else of the address stays. */
export function YearStepper({ year }: { year: number }) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const to = (wanted: number) =>
    setSearchParams(search, { year: String(wanted), page: null, edit: null, new: null, date: null });
  return (
    <nav aria-label={t('yearLabel')} className="flex items-center gap-1">
      <LinkButton to={to(year - 1)} icon={ChevronLeft} size="sm" aria-label={String(year - 1)} />
      <span className="tabular px-2 font-medium">{year}</span>
      <LinkButton to={to(year + 1)} icon={ChevronRight} size="sm" aria-label={String(year + 1)} />
    </nav>
  );
}
