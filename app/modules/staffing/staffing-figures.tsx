import { useTranslation } from 'react-i18next';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { StaffingFiguresData } from '~/models/staffing-figures';

/** Four figures of the period: hours needed, hours planned, the largest need, intervals that are short. */
export function StaffingFigures({ figures }: { figures: StaffingFiguresData }) {
  const { t } = useTranslation('staffing');
  const format = useFormat();
  const { requiredHours, scheduledHours, busy, short } = figures;
  const hasPlan = scheduledHours !== null;
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile
        label={t('figures.required')}
        value={format.number(requiredHours, { decimals: 0 })}
        unit={t('unit.hours')}
        sparkline={{ values: figures.shape, label: t('figures.required') }}
      />
      <StatTile
        label={t('figures.scheduled')}
        value={hasPlan ? format.number(scheduledHours, { decimals: 0 }) : '–'}
        unit={hasPlan ? t('unit.hours') : undefined}
        detail={
          hasPlan
            ? t('figures.coverage', {
                share: format.percent(requiredHours > 0 ? scheduledHours / requiredHours : null),
              })
            : t('figures.noPlan')
        }
      />
      <StatTile
        label={t('figures.peak')}
        value={format.number(figures.peak, { decimals: 0 })}
        unit={t('unit.people')}
        detail={t('figures.contacts', { number: format.number(figures.volume, { decimals: 0 }) })}
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
