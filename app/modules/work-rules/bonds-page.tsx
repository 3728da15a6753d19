import { Link } from '@remix-run/react';
import { Link2, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { useFormat } from '~/i18n/use-format';
import { BondForm, type BondView } from './bond-form';

interface BondsPageProps {
  bonds: BondView[];
  people: { id: string; name: string; personnelNumber: string }[];
  /** id of the one that is edited, or `new` */
  edited: string | null;
  today: string;
}

/** People whose shifts depend on each other. */
export function BondsPage({ bonds, people, edited, today }: BondsPageProps) {
  const { t } = useTranslation('work-rules');
  const bond = bonds.find((candidate) => candidate.id === edited);
  return (
    <>
      <PageHeader
        title={t('bond.title')}
        description={t('bond.description')}
        actions={
          <LinkButton to="?edit=new" variant="primary" icon={Plus}>
            {t('bond.new')}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-4">
        {edited === 'new' || bond ? (
          <Card title={bond?.name ?? t('bond.new')}>
            <BondForm key={`${bond?.id}-${bond?.version}`} bond={bond} people={people} today={today} />
          </Card>
        ) : null}
        {bonds.length ? (
          <Card isFlush>
            <ul className="divide-y divide-line">
              {bonds.map((item) => (
                <BondLine key={item.id} bond={item} />
              ))}
            </ul>
          </Card>
        ) : (
          <EmptyState icon={Link2} title={t('bond.none')} description={t('bond.noneText')} />
        )}
      </div>
    </>
  );
}

function BondLine({ bond }: { bond: BondView }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <span className="w-52 min-w-0">
        <Link to={`?edit=${bond.id}`} className="text-accent-ink hover:underline">
          {bond.name}
        </Link>
        {bond.status === 'inactive' ? <Badge className="ml-2">{t('inactive')}</Badge> : null}
      </span>
      <Badge tone={bond.kind === 'apart' ? 'warning' : 'accent'}>{t(`bond.kinds.${bond.kind}`)}</Badge>
      <span className="min-w-64 flex-1">{bond.people.map((person) => person.name).join(', ')}</span>
      <span className="tabular text-sm text-ink-muted">
        {bond.kind === 'apart' ? '' : `± ${format.minutes(bond.toleranceMinutes)} · `}
        {format.date(bond.validFrom, 'medium')} –{' '}
        {bond.lastDate ? format.date(bond.lastDate, 'medium') : t('people:facts.openEnd')}
      </span>
    </li>
  );
}
