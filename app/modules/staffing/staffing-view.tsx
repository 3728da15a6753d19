import { Calculator, Gauge, SlidersHorizontal } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { toLocalDate } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from '~/models/staffing-page-data';
import { RequirementChart } from './requirement-chart';
import { RequirementHeatMap } from './requirement-heat-map';
import { RequirementParts } from './requirement-parts';
import { RequirementSteps } from './requirement-steps';
import { SettingsSummary } from './settings-summary';
import { unpackColumns } from './staffing-columns';
import { StaffingFigures } from './staffing-figures';
import { StaffingFilters } from './staffing-filters';

export interface StaffingViewProps {
  page: StaffingPageData;
  nowMs: number;
}

/** People needed by interval: as a field of days, as the curve of one day, and for one interval step by step. */
export function StaffingView({ page, nowMs }: StaffingViewProps) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const may = useCan();
  const { target, figures } = page;
  const columns = useMemo(() => unpackColumns(page), [page]);
  const groupId = target?.kind === 'group' ? target.id : null;
  const zone = target ? ` · ${format.timeZone(page.timeZone, nowMs)}` : '';
  const actions = (
    <>
      <LinkButton to="/plan/calculator" icon={Calculator}>
        {t('calculator')}
      </LinkButton>
      {may('staffing:write') && target && target.kind !== 'service' ? (
        <LinkButton to={`/admin/service-levels?${target.kind}=${target.id}`} icon={SlidersHorizontal}>
          {t('changeSettings')}
        </LinkButton>
      ) : null}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} description={`${t('description')}${zone}`} actions={actions} />
      <div className="mb-4">
        <StaffingFilters page={page} />
      </div>
      {!target || !figures || columns.required.every((value) => value === null) ? (
        <EmptyState
          icon={Gauge}
          title={t('empty')}
          description={t('emptyText')}
          action={
            may('forecast:write') ? (
              <LinkButton to={`/plan/forecasts/new${groupId ? `?group=${groupId}` : ''}`} variant="primary">
                {t('forecastFirst')}
              </LinkButton>
            ) : undefined
          }
        />
      ) : (
        <div className="flex min-w-0 flex-col gap-4">
          <StaffingFigures figures={figures} />
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
            <div className="flex min-w-0 flex-col gap-4">
              <Card title={t('heatMap')} description={t(groupId ? 'heatMapText' : 'heatMapTextOfMany')}>
                <RequirementHeatMap page={page} columns={columns} />
              </Card>
              <Card
                title={t('curve')}
                actions={<DateStepper date={page.day} today={toLocalDate(nowMs, page.timeZone)} param="day" />}
              >
                <RequirementChart page={page} columns={columns} nowMs={nowMs} />
              </Card>
            </div>
            {groupId ? <GroupAside page={page} channelType={target.channelType ?? ''} /> : <ManyAside page={page} />}
          </div>
        </div>
      )}
    </>
  );
}

function GroupAside({ page, channelType }: { page: StaffingPageData; channelType: string }) {
  const { t } = useTranslation('staffing');
  const { settings, explanation } = page;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card title={t('steps.title')} description={explanation ? undefined : t('steps.hint')}>
        <RequirementSteps page={page} />
      </Card>
      {settings ? (
        <Card
          title={t('settings.title')}
          description={t(`settings.source.${settings.source}`, { name: settings.sourceName })}
        >
          <SettingsSummary settings={settings.settings} channelType={channelType} />
        </Card>
      ) : null}
    </div>
  );
}

/** The groups behind a sum: in a chosen interval each with its figure, else each with its own page. */
function ManyAside({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation('staffing');
  const members = page.options.filter((option) => page.memberIds.includes(option.value.slice('group:'.length)));
  if (page.parts) {
    return (
      <Card title={t('steps.title')} description={t('parts.text')}>
        <RequirementParts page={page} />
      </Card>
    );
  }
  return (
    <Card title={t('members')} description={t('membersText')}>
      <ul className="divide-y divide-line">
        {members.map((member) => (
          <li key={member.value} className="py-1.5">
            <LinkButton
              to={`/plan/staffing?of=${member.value}&from=${page.from}&days=${page.days}`}
              variant="ghost"
              size="sm"
            >
              {member.label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
