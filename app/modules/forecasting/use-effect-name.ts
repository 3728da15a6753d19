import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

/** Name of a calendar effect by its key, such as `weekday:1` or `holiday:New Year's Day`. */
export function useEffectName(): (key: string) => string {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  return (key) => {
    const [kind, ...rest] = key === 'holiday' ? ['public-holiday'] : key.split(':');
    const detail = rest.join(':');
    const name = kind === 'weekday' ? format.weekday(Number(detail), 'long') : detail;
    return t(`effect.${kind}`, { name, defaultValue: detail || key });
  };
}
