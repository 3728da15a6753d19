import { useTranslation } from 'react-i18next';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { StaffingPageData } from './staffing-page-data';

/** Four figures of the period: hours needed, hours planned, the largest need, intervals that are short. */
export function StaffingFigures({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const { series, group } = page;
  const hours = (group?.intervalMinutes ?? 15) / 60;
  const required = series.requiredAgents.reduce((sum, value) => sum + value, 0) * hours;
  const hasPlan = series.scheduled.some((value) => value !== null);
  const scheduled = series.scheduled.reduce<number>((sum, value) => sum + (value ?? 0), 0) * hours;
  const busy = series.requiredAgents.filter((value) => value > 0).length;
  const short = series.requiredAgents.filter((value, i) => value - (series.scheduled[i] ?? 0) >= 0.5).length;
  const volume = series.volume.reduce((sum, value) => sum + value, 0);
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile
        label={t('figures.required')}
        value={format.number(required, { decimals: 0 })}
        unit={t('unit.hours')}
        sparkline={{ values: series.requiredAgents, label: t('figures.required') }}
      />
      <StatTile
        label={t('figures.scheduled')}
        value={hasPlan ? format.number(scheduled, { decimals: 0 }) : '–'}
        unit={hasPlan ? t('unit.hours') : undefined}
        detail={
          hasPlan
            ? t('figures.coverage', { share: format.percent(required > 0 ? scheduled / required : null) })
            : t('figures.noPlan')
        }
      />
      <StatTile
        label={t('figures.peak')}
        value={format.number(Math.max(...series.requiredAgents), { decimals: 0 })}
        unit={t('unit.people')}
        detail={t('figures.contacts', { number: format.number(volume, { decimals: 0 }) })}
      />
      <StatTile
        label={t('figures.short')}
        value={hasPlan ? format.percent(busy > 0 ? short / busy : null) : '–'}
        state={
          hasPlan
            ? { state: short === 0 ? 'ok' : 'short-2', label: t(short === 0 ? 'figures.onTarget' : 'figures.isShort') }
            : undefined
        }
        detail={hasPlan ? t('figures.shortText', { count: short }) : undefined}
      />
    </div>
  );
}
