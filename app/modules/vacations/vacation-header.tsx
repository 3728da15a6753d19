import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';

/** The parts of the vacation area; each is about the year of the address. */
export function VacationHeader({ year, actions }: { year: number; actions?: ReactNode }) {
  const { t } = useTranslation('vacations');
  const may = useCan();
  // why: without a year each part chooses its own: this one, or the one whose wishes are collected
  const search = year === new Date().getUTCFullYear() ? '' : `?year=${year}`;
  const of = (path: string) => `/plan/vacations${path}${search}`;
  const tab = (path: string, label: string, isExact = false) => ({ to: of(path), label, isExact });
  return (
    <PageHeader title={t('title')} description={t('description')} actions={actions}>
      <Tabs
        label={t('parts')}
        items={[
          tab('', t('year.title'), true),
          tab('/balances', t('balances.title')),
          tab('/wishes', t('wishes.title')),
          tab('/limits', t('limits.title')),
          ...(may('vacation:write') ? [tab('/automatic', t('automatic.title'))] : []),
          ...(may('template:write') ? [tab('/schemes', t('schemes.title')), tab('/assign', t('assign.title'))] : []),
        ]}
      />
    </PageHeader>
  );
}
