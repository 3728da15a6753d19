import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/avatar';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';
import { useFormat } from '~/i18n/use-format';
import { EmployeeStatusBadge } from './employee-status-badge';
import { type EmployeeRowView, fullName } from './types';

export interface EmployeeHeadView extends EmployeeRowView {
  departmentTrail: { id: string; name: string }[];
  localToday: string;
}

/** The head of the card with its tabs; the tab's own page stands below. */
export function EmployeeCard({ employee, children }: { employee: EmployeeHeadView; children: ReactNode }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const may = useCan();
  const { pathname } = useLocation();
  const base = `/people/employees/${employee.id}`;
  const facts = [
    employee.personnelNumber,
    employee.positionName,
    employee.departmentTrail.map((department) => department.name).join(' › ') || null,
    employee.siteName,
    t('card.hired', { date: format.date(employee.hireDate, 'medium') }),
  ].filter(Boolean);
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex items-center gap-3">
            <Avatar name={`${employee.lastName} ${employee.firstName}`} size="lg" />
            {fullName(employee)}
          </span>
        }
        badge={<EmployeeStatusBadge status={employee.status} />}
        description={facts.join(' · ')}
      >
        <Tabs
          label={t('card.tabs')}
          items={[
            { to: base, label: t('card.profile'), isExact: true, isActive: pathname === base },
            { to: `${base}/employment`, label: t('card.employment') },
            { to: `${base}/rules`, label: t('work-rules:card.tab') },
            { to: `${base}/skills`, label: t('card.skills'), count: employee.skills.length },
            { to: `${base}/absences`, label: t('card.absences') },
            ...(may('schedule:read:department') ? [{ to: `${base}/shifts`, label: t('card.shifts') }] : []),
            { to: `${base}/history`, label: t('card.history') },
          ]}
        />
      </PageHeader>
      {employee.dismissalDate ? (
        <p className="mb-4 rounded-control bg-short-1-soft px-3 py-2 text-short-1-ink">
          {t(employee.status === 'dismissed' ? 'card.dismissedSince' : 'card.dismissedFrom', {
            date: format.date(employee.dismissalDate, 'medium'),
          })}
        </p>
      ) : null}
      {children}
    </>
  );
}
