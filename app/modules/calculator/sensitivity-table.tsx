import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { CalculationAnswer, CalculationSensitivity } from '~/models/calculation-answer';

/** One agent more or less, volume and handling time five per cent up and down. */
export function SensitivityTable({ answer, rows }: { answer: CalculationAnswer; rows: CalculationSensitivity[] }) {
  const { t } = useTranslation('calculator');
  const format = useFormat();
  const { figures } = answer;
  const isDeferred = answer.question.model === 'deferred';
  return (
    <div className="overflow-x-auto">
      <table className="tabular w-full text-sm">
        <thead>
          <tr className="text-right text-ink-muted">
            <th scope="col" className="py-1 pr-2 text-left font-normal">
              {t('sensitivity.change')}
            </th>
            <th scope="col" className="px-2 py-1 font-normal">
              {t('sensitivity.needed')}
            </th>
            <th scope="col" className="px-2 py-1 font-normal">
              {t('line.serviceLevel')}
            </th>
            <th scope="col" className="px-2 py-1 font-normal">
              {t('line.asa')}
            </th>
            <th scope="col" className="py-1 pl-2 font-normal">
              {t('line.occupancy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.change} className="border-t border-line text-right">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal">
                {t(`sensitivity.${row.change}`)}
              </th>
              <td className="px-2 py-1.5 font-medium">
                {format.number(row.agents)}
                <span className="ml-1 font-normal text-ink-subtle">
                  {row.agents === figures.agents
                    ? '±0'
                    : format.number(row.agents - figures.agents, { isSigned: true })}
                </span>
              </td>
              <td className="px-2 py-1.5">{format.percent(row.serviceLevel, { decimals: 1 })}</td>
              <td className="px-2 py-1.5">
                {row.asaSec === null
                  ? '∞'
                  : isDeferred
                    ? format.hours(row.asaSec / 60, true)
                    : format.seconds(row.asaSec, 1)}
              </td>
              <td className="py-1.5 pl-2">{format.percent(row.occupancy, { decimals: 1 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
