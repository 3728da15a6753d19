import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { LayerItem } from './forecast-page-data';

/** What a layer does, in short: "× 1.1", "+ 5", "= 40", "as on Mon 23 Nov". */
export function useOperationText(): (layer: LayerItem) => string {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  return ({ operation, target, copiedFrom }) => {
    const unit = target === 'ahtSec' ? t('unit.seconds') : undefined;
    switch (operation.type) {
      case 'scale':
        return `× ${format.number(operation.factor, { decimals: 2 })}`;
      case 'shift':
        return format.number(operation.perSlot, { isSigned: true, unit });
      case 'set':
        return `= ${format.number(operation.value, { unit })}`;
      case 'smooth':
        return t('layers.smoothed', { count: operation.windowSlots });
      default:
        return copiedFrom ? t('layers.copied', { date: format.date(copiedFrom, 'weekday') }) : t('layers.values');
    }
  };
}
