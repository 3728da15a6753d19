import { useSearchParams } from '@remix-run/react';
import { Gauge, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { RequirementChart } from './requirement-chart';
import { RequirementHeatMap } from './requirement-heat-map';
import { RequirementSteps } from './requirement-steps';
import { SettingsSummary } from './settings-summary';
import { StaffingFigures } from './staffing-figures';
import type { StaffingPageData } from './staffing-page-data';

export interface StaffingViewProps {
  page: StaffingPageData;
  nowMs: number;
}

/** People needed by interval: as a field of days, as a curve, and for one interval step by step. */
export function StaffingView({ page, nowMs }: StaffingViewProps) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const may = useCan();
  const { group, series } = page;
  const settingsLink =
    may('staffing:write') && group ? (
      <LinkButton to={`/admin/service-levels?group=${group.id}`} icon={SlidersHorizontal}>
        {t('changeSettings')}
      </LinkButton>
    ) : null;
  const zone = group ? ` · ${format.timeZone(group.timeZone, nowMs)}` : '';
  return (
    <>
      <PageHeader title={t('title')} description={`${t('description')}${zone}`} actions={settingsLink} />
      <div className="mb-4">
        <StaffingFilters page={page} />
      </div>
      {series.starts.length === 0 || !group ? (
        <EmptyState
          icon={Gauge}
          title={t('empty')}
          description={t('emptyText')}
          action={
            may('forecast:write') ? (
              <LinkButton to={`/plan/forecasts/new${group ? `?group=${group.id}` : ''}`} variant="primary">
                {t('forecastFirst')}
              </LinkButton>
            ) : undefined
          }
        />
      ) : (
        <div className="flex min-w-0 flex-col gap-4">
          <StaffingFigures page={page} />
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
            <div className="flex min-w-0 flex-col gap-4">
              <Card title={t('curve')}>
                <RequirementChart page={page} nowMs={nowMs} />
              </Card>
              <Card title={t('heatMap')} description={t('heatMapText')}>
                <RequirementHeatMap page={page} />
              </Card>
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <Card title={t('steps.title')} description={page.explanation ? undefined : t('steps.hint')}>
                <RequirementSteps page={page} />
              </Card>
              {page.settings ? (
                <Card title={t('settings.title')} description={t(`settings.source.${page.settings.source}`)}>
                  <SettingsSummary settings={page.settings.settings} channelType={group.channelType} />
                </Card>
              ) : null}
            </div>
          </div>
        </div>
      )}
    </>
  );
}

function StaffingFilters({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation('staffing');
  const [search] = useSearchParams();
  return (
    <FilterBar names={['group', 'from', 'days']}>
      <Select
        name="group"
        aria-label={t('group')}
        isAutoSubmit
        key={page.group?.id}
        defaultValue={page.group?.id}
        options={page.groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
      />
      <div className="w-44">
        <DateInput
          name="from"
          aria-label={t('from')}
          key={page.from}
          defaultValue={page.from}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        />
      </div>
      <Select
        name="days"
        aria-label={t('length')}
        isAutoSubmit
        defaultValue={search.get('days') ?? '7'}
        options={[1, 7, 14, 28].map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
      />
    </FilterBar>
  );
}
