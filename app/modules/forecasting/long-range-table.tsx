import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import { type LongRangeData, workHours } from './long-range-data';

const heads = ['contacts', 'band', 'aht', 'workHead', 'season', 'growthHead', 'campaigns'] as const;
/** What fits a phone. */
const headsOnPhone: readonly string[] = ['contacts', 'band', 'workHead'];

/** Each week or month with what it is made of. */
export function LongRangeTable({ forecast: { periods, unit } }: { forecast: LongRangeData }) {
  const { t } = useTranslation('long-range');
  const format = useFormat();
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const factor = (value: number) => `× ${format.number(value, { decimals: 2 })}`;
  return (
    <ScrollRegion label={t('periods')} className="max-h-[36rem]">
      <table className="w-full text-sm sm:min-w-2xl">
        <thead className="sticky top-0 bg-surface">
          <tr className="border-b border-line text-ink-muted">
            <th scope="col" className="py-1.5 text-left font-normal">
              {t(`units.${unit}`)}
            </th>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={joinClasses('px-2 text-right font-normal', !headsOnPhone.includes(head) && 'max-sm:hidden')}
              >
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.date} className="tabular border-b border-line last:border-0">
              <th scope="row" className="py-1.5 text-left font-normal whitespace-nowrap">
                {unit === 'month' ? format.month(period.date) : format.date(period.date, 'medium')}
                {isCut(period, unit) ? (
                  <span className="ml-1.5 text-ink-subtle">{t('days', { count: period.days })}</span>
                ) : null}
              </th>
              <td className="px-2 text-right">{whole(period.volume)}</td>
              <td className="px-2 text-right whitespace-nowrap">
                {whole(period.p10)}–{whole(period.p90)}
              </td>
              <td className="px-2 text-right max-sm:hidden">{format.seconds(period.ahtSec)}</td>
              <td className="px-2 text-right">{whole(workHours(period))}</td>
              <td className="px-2 text-right max-sm:hidden">{factor(period.yearlyFactor)}</td>
              <td className="px-2 text-right max-sm:hidden">{factor(period.growthFactor)}</td>
              <td className="px-2 text-right max-sm:hidden">
                {period.campaigns
                  .map(({ name, contacts }) => `${name} ${format.number(contacts, { decimals: 0, isSigned: true })}`)
                  .join(', ') || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A period that begins before today is shown from today on. */
const isCut = ({ days }: { days: number }, unit: 'week' | 'month') => days < (unit === 'week' ? 7 : 28);
