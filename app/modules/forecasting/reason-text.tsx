import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ForecastResultData } from './forecast-page-data';
import { listReasons, type Reason } from './list-reasons';

const shares = new Set(['perYear', 'share']);
const names = new Set(['member', 'members']);

/** Why this method, in the language of the reader. */
export function ReasonText({ result }: { result: ForecastResultData }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const nameMembers = (text: string) =>
    text
      .split(', ')
      .map((part) => part.replace(/^[a-z][\w-]*/i, (method) => t(`method.${method}`, { defaultValue: method })))
      .join(', ');
  const write = ({ code, params }: Reason) => {
    const words = Object.entries(params).map(([key, value]) => {
      if (typeof value === 'string') return [key, names.has(key) ? nameMembers(value) : value];
      const number = shares.has(key)
        ? format.percent(value, { decimals: 1 })
        : format.number(value, { decimals: Number.isInteger(value) ? 0 : 1 });
      return [key, number];
    });
    return t(`reason.${code}`, { ...Object.fromEntries(words), defaultValue: '' });
  };
  const text = listReasons(result).map(write).filter(Boolean).join(' ');
  return text ? <p className="text-sm text-ink-muted">{text}</p> : null;
}
