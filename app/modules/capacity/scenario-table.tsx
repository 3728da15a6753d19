import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { ScenarioOutcome } from '~/models/capacity-outcome';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);

/** Figures of the scenarios in columns: people, gap and money, as planned and with the advice followed. */
export function ScenarioTable({ names, scenarios }: { names: string[]; scenarios: ScenarioOutcome[] }) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const tenth = (value: number) => format.number(value, { decimals: 1 });
  const rows: [string, (scenario: ScenarioOutcome) => string][] = [
    ['contacts', (s) => whole(total(s.volume))],
    ['meanRequired', (s) => tenth(mean(s.requiredFte))],
    ['peakRequired', (s) => tenth(Math.max(...s.requiredFte))],
    ['endHeadcount', (s) => tenth(s.plan.headcountFte.at(-1) ?? 0)],
    ['hired', (s) => whole(total(s.plan.hired))],
    ['left', (s) => tenth(total(s.plan.left))],
    ['worstGap', (s) => format.number(Math.min(...s.plan.gapFte), { decimals: 1, isSigned: true })],
    ['gapWeeks', (s) => tenth(s.totals.gapFteWeeks)],
    ['surplusWeeks', (s) => tenth(s.totals.surplusFteWeeks)],
    ['costPay', (s) => whole(s.totals.costPay)],
    ['costHiring', (s) => whole(s.totals.costHiring)],
    ['costOvertime', (s) => whole(s.totals.costOvertime)],
    ['cost', (s) => whole(s.totals.cost)],
    ['adviceHired', (s) => whole(total(s.advised.hired))],
    ['adviceGapWeeks', (s) => tenth(s.advisedTotals.gapFteWeeks)],
    ['adviceCost', (s) => whole(s.advisedTotals.cost)],
  ];
  return (
    <ScrollRegion label={t('sideBySide')}>
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="text-right">
            <td />
            {names.map((name, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is known by its place
              <th key={i} scope="col" className="px-2 py-1.5 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, read]) => (
            <tr key={name} className="border-t border-line text-right">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal text-ink-muted">
                {t(`figure.${name}`)}
              </th>
              {scenarios.map((scenario, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is known by its place
                <td key={i} className="px-2 py-1.5 whitespace-nowrap">
                  {read(scenario)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
