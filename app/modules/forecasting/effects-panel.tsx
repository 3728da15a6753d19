import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ForecastResultData } from './forecast-page-data';
import { useEffectName } from './use-effect-name';

/** What the calendar was found to do to volumes, largest first. */
export function EffectsPanel({ result }: { result: ForecastResultData }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const nameEffect = useEffectName();
  const effects = result.effects
    .filter((effect) => !/^(month-cycle|level-shift)/.test(effect.key) && effect.examples > 0)
    .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)))
    .slice(0, 16);
  if (effects.length === 0) return <p className="text-ink-muted">{t('effects.none')}</p>;
  return (
    <ul className="grid gap-x-6 sm:grid-cols-2">
      {effects.map((effect) => {
        return (
          <li
            key={effect.key}
            className="flex items-baseline justify-between gap-2 border-b border-line py-1.5 text-sm"
          >
            <span className="min-w-0">
              {nameEffect(effect.key)}{' '}
              <span className="text-ink-subtle">{t('effects.examples', { count: effect.examples })}</span>
            </span>
            <span className="tabular shrink-0 text-right">
              {format.percent(effect.factor - 1, { decimals: 1, isSigned: true })}
              <EffectSize effect={effect} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The range in which the effect lies with a chance of 80 %, and what it is in contacts; forecasts of before have neither. */
function EffectSize({ effect: { low, high, contacts } }: { effect: ForecastResultData['effects'][number] }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  if (low === undefined || high === undefined || contacts === undefined) return null;
  const percent = (factor: number) => format.percent(factor - 1, { decimals: 0, isSigned: true });
  return (
    <span className="block text-xs text-ink-subtle">
      {t('effects.range', { low: percent(low), high: percent(high) })} ·{' '}
      {t('effects.contacts', { amount: format.number(contacts, { decimals: 0, isSigned: true }) })}
    </span>
  );
}
