import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '~/components/link-button';
import { StatTile } from '~/components/stat-tile';
import { addDays, diffDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { readMeasure } from './measure-requirement';
import { RequirementView } from './requirement-view';
import type { WorkspaceData } from './workspace-data';

/** What the contacts ask for in people: hours, heads, the peak; and the ways on to settings, staffing and a schedule. */
export function RequirementStep({ data }: { data: WorkspaceData }) {
  const { t } = useTranslation(['forecast-workspace', 'slot-settings']);
  const format = useFormat();
  const [search] = useSearchParams();
  const { weekHours } = readMeasure(search);
  const { forecast } = data;
  const { requirement } = data.steps;
  if (!requirement || requirement.starts.length === 0) return <p className="text-ink-muted">{t('requirement.none')}</p>;
  const weeks = diffDays(forecast.startDate, forecast.endDate) / 7;
  const peak = Math.max(...requirement.peak);
  const hours = (value: number) => format.number(value, { decimals: 0 });
  return (
    <div className="flex flex-col gap-4">
      <RequirementView level={data.level} />
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <StatTile label={t('requirement.hours')} value={hours(requirement.totalHours)} unit={t('requirement.h')} />
        <StatTile
          label={t('requirement.allowance')}
          value={format.percent(requirement.baseHours > 0 ? requirement.totalHours / requirement.baseHours - 1 : null, {
            decimals: 1,
            isSigned: true,
          })}
        />
        <StatTile label={t('requirement.peak')} value={format.number(peak, { decimals: 1 })} />
        <StatTile
          label={t('requirement.heads', { hours: format.number(weekHours) })}
          value={format.number(requirement.totalHours / weeks / weekHours, { decimals: 1 })}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <LinkButton to={`/plan/staffing?group=${forecast.groupId}&from=${forecast.startDate}&days=7`}>
          {t('requirement.staffing')}
        </LinkButton>
        <LinkButton to={`/admin/service-levels?group=${forecast.groupId}`}>{t('requirement.settings')}</LinkButton>
        <LinkButton to={`/admin/slot-settings?group=${forecast.groupId}`}>{t('slot-settings:title')}</LinkButton>
        <LinkButton to={`/plan/schedules/new?from=${forecast.startDate}&to=${addDays(forecast.startDate, 6)}`}>
          {t('requirement.schedule')}
        </LinkButton>
      </div>
    </div>
  );
}
