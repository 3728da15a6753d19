import { MapPin, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { StatusBadge } from '~/components/status-badge';
import { useFormat } from '~/i18n/use-format';
import type { SiteView } from './site-form';

const states = { active: 'ok', maintenance: 'short-1', inactive: 'unknown' } as const;

/** Places of work with their zones, hours and how full they are. */
export function SitesPage({ sites, mayWrite }: { sites: SiteView[]; mayWrite: boolean }) {
  const { t } = useTranslation('admin-structure');
  const format = useFormat();
  const add = mayWrite ? (
    <LinkButton to="/admin/sites/new" icon={Plus} variant="primary">
      {t('sites.new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <PageHeader title={t('sites.title')} description={t('sites.description')} actions={add} />
      <DataTable
        label={t('sites.title')}
        rows={sites}
        getRowId={(site) => site.id}
        getRowName={(site) => site.name}
        getRowLink={(site) => `/admin/sites/${site.id}`}
        emptyState={<EmptyState icon={MapPin} title={t('sites.none')} description={t('sites.noneText')} action={add} />}
        columns={[
          { id: 'name', header: t('fields.name'), isRequired: true, cell: (site) => site.name },
          { id: 'code', header: t('fields.code'), hiddenBelow: 'md', cell: (site) => site.code },
          { id: 'timeZone', header: t('fields.timeZone'), cell: (site) => site.timeZone },
          {
            id: 'hours',
            header: t('sites.hours'),
            hiddenBelow: 'md',
            cell: (site) => format.clockRange(site.openMinute, site.closeMinute),
          },
          {
            id: 'country',
            header: t('fields.country'),
            hiddenBelow: 'lg',
            cell: (site) => [site.country, site.region].filter(Boolean).join(' · '),
          },
          {
            id: 'people',
            header: t('sites.people'),
            align: 'end',
            cell: (site) =>
              site.capacity
                ? `${format.number(site.employeeCount)} / ${format.number(site.capacity)}`
                : format.number(site.employeeCount),
          },
          {
            id: 'groups',
            header: t('sites.groups'),
            align: 'end',
            hiddenBelow: 'md',
            cell: (site) => format.number(site.groupCount),
          },
          {
            id: 'status',
            header: t('fields.status'),
            cell: (site) => (
              <StatusBadge isPlain state={states[site.status as keyof typeof states] ?? 'unknown'}>
                {t(`status.${site.status}`)}
              </StatusBadge>
            ),
          },
        ]}
      />
    </>
  );
}
