import { useTranslation } from 'react-i18next';
import { FilterBar } from '~/components/filter-bar';
import { useFrameData } from '~/components/frame/frame-data';
import { Select } from '~/components/select';
import { useHydrated } from '~/components/use-hydrated';
import { useFormat } from '~/i18n/use-format';
import { listViewZones } from './list-view-zones';
import type { WorkspaceData } from './workspace-data';

/** Whose clocks the workspace shows; that of the group unless the address says another. */
export function ZoneSelect({ data }: { data: WorkspaceData }) {
  const { t } = useTranslation('forecast-workspace');
  const format = useFormat();
  const isHydrated = useHydrated();
  const sites = useFrameData()?.sites ?? [];
  const own = data.forecast.timeZone;
  const viewer = isHydrated ? Intl.DateTimeFormat().resolvedOptions().timeZone : null;
  const zones = listViewZones({ own, viewer, sites: sites.map((site) => site.timeZone), shown: data.timeZone });
  const nameZone = (zone: string) => {
    const name = format.timeZone(zone, `${data.forecast.startDate}T12:00:00Z`);
    if (zone === own) return t('zone.own', { zone: name });
    return zone === viewer ? t('zone.viewer', { zone: name }) : name;
  };
  return (
    <FilterBar names={['zone']} label={t('zone.label')}>
      <Select
        name="zone"
        aria-label={t('zone.label')}
        isAutoSubmit
        defaultValue={data.timeZone === own ? '' : data.timeZone}
        options={zones.map((zone) => ({ value: zone === own ? '' : zone, label: nameZone(zone) }))}
      />
    </FilterBar>
  );
}
