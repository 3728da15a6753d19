import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { CalculationFigures } from '~/models/calculation-answer';

interface CurveTableProps {
  points: CalculationFigures[];
  hasCost: boolean;
  answerAgents: number;
}

/** The figures behind the curve, one click away. */
export function CurveTable({ points, hasCost, answerAgents }: CurveTableProps) {
  const { t } = useTranslation('calculator');
  const format = useFormat();
  const share = (value: number) => format.percent(value, { decimals: 2 });
  const canLose = points.some((point) => point.abandonment > 0 || point.blocking > 0);
  const heads = [
    'agents',
    'serviceLevel',
    'occupancy',
    'asa',
    ...(canLose ? ['lost'] : []),
    ...(hasCost ? ['cost'] : []),
  ];
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-sm font-medium text-accent-ink">{t('table')}</summary>
      <ScrollRegion label={t('table')} className="mt-2 max-h-80 overflow-auto">
        <table className="tabular w-full text-sm">
          <thead className="sticky top-0 bg-surface">
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className="px-2 py-1 text-right font-medium">
                  {t(`line.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr
                key={point.agents}
                className={joinClasses(
                  'border-t border-line text-right',
                  point.agents === answerAgents && 'bg-accent-soft',
                )}
              >
                <th scope="row" className="px-2 py-1 font-medium">
                  {format.number(point.agents)}
                </th>
                <td className="px-2 py-1">{share(point.serviceLevel)}</td>
                <td className="px-2 py-1">{share(point.occupancy)}</td>
                <td className="px-2 py-1">{point.asaSec === null ? '∞' : format.seconds(point.asaSec, 1)}</td>
                {canLose ? <td className="px-2 py-1">{share(point.abandonment + point.blocking)}</td> : null}
                {hasCost ? <td className="px-2 py-1">{format.number(point.costPerHour, { decimals: 0 })}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
