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
            <span className="tabular shrink-0">
              {format.percent(effect.factor - 1, { decimals: 1, isSigned: true })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
