import { Link, useSearchParams } from '@remix-run/react';
import { Palmtree, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { setSearchParams } from '~/components/search-params';
import { SchemeForm, type SchemeView } from './scheme-form';
import { VacationHeader } from './vacation-header';

interface SchemesPageProps {
  year: number;
  schemes: SchemeView[];
  /** id of the scheme in hand, "new" or null */
  edited: string | null;
}

/** What leave people earn and how they may take it. */
export function SchemesPage({ year, schemes, edited }: SchemesPageProps) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const scheme = schemes.find(({ id }) => id === edited);
  const add = (
    <LinkButton to={setSearchParams(search, { edit: 'new' })} size="sm" icon={Plus}>
      {t('schemes.new')}
    </LinkButton>
  );
  return (
    <>
      <VacationHeader year={year} />
      <Card isFlush title={t('schemes.title')} description={t('schemes.description')} actions={add}>
        {edited === 'new' || scheme ? (
          <div className="border-t border-line p-4">
            <SchemeForm key={`${scheme?.id}-${scheme?.version}`} scheme={scheme} />
          </div>
        ) : null}
        {schemes.length ? (
          <ul className="divide-y divide-line border-t border-line">
            {schemes.map((item) => (
              <SchemeLine key={item.id} scheme={item} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Palmtree} title={t('schemes.none')} description={t('schemes.noneText')} action={add} />
        )}
      </Card>
    </>
  );
}

function SchemeLine({ scheme }: { scheme: SchemeView }) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const parts = [
    t('schemes.perYear', { count: scheme.daysPerYear + scheme.additionalDays }),
    t(`schemes.dayKind.${scheme.dayKind}`),
    t(`schemes.accrual.${scheme.accrual}`),
    scheme.blocks.length
      ? t('schemes.blocksText', { blocks: scheme.blocks.join(' / ') })
      : t('schemes.freeText', { min: scheme.minBlockDays, max: scheme.maxBlockDays, count: scheme.maxBlocks }),
    scheme.carryOver
      ? scheme.expiryMonths === null
        ? t('schemes.carries')
        : t('schemes.expires', { count: scheme.expiryMonths })
      : t('schemes.lost'),
  ];
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
      <span className="w-48 min-w-0">
        <Link to={setSearchParams(search, { edit: scheme.id })} className="text-accent-ink hover:underline">
          {scheme.name}
        </Link>
        {scheme.isAdditional ? (
          <Badge tone="info" className="ml-2">
            {t('schemes.additional')}
          </Badge>
        ) : null}
        {scheme.status === 'inactive' ? <Badge className="ml-2">{t('schemes.inactive')}</Badge> : null}
      </span>
      <span className="min-w-64 flex-1 text-sm text-ink-muted">{parts.join(' · ')}</span>
      <span className="tabular w-28 text-right text-sm">{t('people', { count: scheme.peopleCount })}</span>
    </li>
  );
}
