import { useTranslation } from 'react-i18next';
import { HeatMap } from '~/components/chart/heat-map';
import { useFormat } from '~/i18n/use-format';
import { type AllowanceKind, allowanceKinds } from '~/models/slot-setting';

/** By kind: weekdays (Monday first) by hours. */
export type SlotSettingMap = Record<AllowanceKind, number[][]>;

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** What holds by weekday and hour; a kind that is the same all week is one line. */
export function SlotSettingWeek({ map }: { map: SlotSettingMap }) {
  const { t } = useTranslation('slot-settings');
  const format = useFormat();
  const write = (kind: AllowanceKind, value: number) => {
    if (kind === 'shrinkage') return format.percent(value, { decimals: Number.isInteger(100 * value) ? 0 : 1 });
    return kind === 'reserve' ? `× ${format.number(value, { decimals: 2 })}` : format.number(value, { decimals: 1 });
  };
  return (
    <div className="flex flex-col gap-5">
      {allowanceKinds.map((kind) => {
        const values = map[kind].flat();
        const isSame = values.every((value) => Math.abs(value - values[0]) < 1e-9);
        return (
          <section key={kind} className="min-w-0">
            <h3 className="mb-1 font-medium">{t(`kind.${kind}`)}</h3>
            {isSame ? (
              <p className="tabular text-ink-muted">{t('allWeek', { value: write(kind, values[0]) })}</p>
            ) : (
              <HeatMap
                label={t(`kind.${kind}`)}
                rows={[1, 2, 3, 4, 5, 6, 7].map((weekday) => format.weekday(weekday))}
                columns={hours.map((hour) => format.clock(60 * hour))}
                values={map[kind]}
                formatValue={(value) => write(kind, value)}
                columnLabelStep={3}
              />
            )}
          </section>
        );
      })}
    </div>
  );
}
