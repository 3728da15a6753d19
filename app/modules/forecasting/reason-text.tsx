import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ForecastResultData } from './forecast-page-data';
import { listReasons, type Reason } from './list-reasons';

const names = new Set(['member', 'members']);

/** Why this method, in the language of the reader. */
export function ReasonText({ result }: { result: ForecastResultData }) {
  return <ReasonList reasons={listReasons(result)} />;
}

/** Statements of the engine with their figures, in the language of the reader. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
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
      return [key, format.number(value, { decimals: Number.isInteger(value) ? 0 : 1 })];
    });
    return t(`reason.${code}`, { ...Object.fromEntries(words), defaultValue: '' });
  };
  const text = reasons.map(write).filter(Boolean).join(' ');
  return text ? <p className="text-sm text-ink-muted">{text}</p> : null;
}
