import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { RebalanceEffect, Wait } from '~/models/rebalance-page';

/** Every queue before and after all moves. */
export function RebalanceEffects({ effects }: { effects: RebalanceEffect[] }) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const share = (value: number) => format.percent(value);
  const people = (value: number) => format.number(value, { decimals: 1 });
  const wait = (value: Wait) => (value === 'endless' ? t('rebalance.endless') : format.seconds(value));
  return (
    <ScrollRegion label={t('rebalance.effects')}>
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="text-right text-ink-muted">
            <th scope="col" className="py-1.5 pr-2 text-left font-normal">
              {t('queue')}
            </th>
            {['required', 'agents', 'serviceLevel', 'asa'].map((name) => (
              <th key={name} scope="col" className="px-2 py-1.5 font-normal">
                {t(`rebalance.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={effect.groupId} className="border-t border-line text-right whitespace-nowrap">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                {effect.name}
              </th>
              <td className="px-2 py-1.5">{people(effect.required)}</td>
              <td className="px-2 py-1.5">
                {people(effect.agentsBefore)} → {people(effect.agentsAfter)}
              </td>
              <td className="px-2 py-1.5">
                {share(effect.serviceLevelBefore)} → {share(effect.serviceLevelAfter)}
              </td>
              <td className="px-2 py-1.5">
                {wait(effect.asaSecBefore)} → {wait(effect.asaSecAfter)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
