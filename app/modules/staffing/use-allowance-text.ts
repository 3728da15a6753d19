import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { AllowanceKind, SlotSetting } from '~/models/slot-setting';

/** When an allowance acts and what it sets, in the language of the reader. */
export function useAllowanceText() {
  const { t } = useTranslation('slot-settings');
  const format = useFormat();
  const writeValue = (kind: AllowanceKind, value: number) => {
    if (kind === 'shrinkage') return t('value.shrinkage', { value: format.percent(value, { decimals: 1 }) });
    return t(`value.${kind}`, { value: format.number(value, { decimals: kind === 'reserve' ? 2 : 0 }) });
  };
  const writeDays = (weekdays: readonly number[]) => {
    const isRun = weekdays.length > 2 && weekdays.every((day, i) => i === 0 || day === weekdays[i - 1] + 1);
    if (isRun) return `${format.weekday(weekdays[0])}–${format.weekday(weekdays[weekdays.length - 1])}`;
    return weekdays.map((day) => format.weekday(day)).join(', ');
  };
  const writeTime = ({
    weekdays,
    startMinute,
    endMinute,
  }: Pick<SlotSetting, 'weekdays' | 'startMinute' | 'endMinute'>) =>
    `${writeDays(weekdays)} ${format.clockRange(startMinute, endMinute)}`;
  return { writeValue, writeTime };
}
