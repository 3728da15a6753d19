import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { useFormat } from '~/i18n/use-format';
import type { TodayData } from './workspace-data';

/** How today goes, and what is expected of the rest of it. */
export function TodayPanel({ today, timeZone }: { today: TodayData; timeZone: string }) {
  const { t } = useTranslation('forecast-workspace');
  const format = useFormat();
  const { total, firstOpenInterval, starts } = today;
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const change = (value: number) => format.percent(value - 1, { decimals: 1, isSigned: true });
  const rest = total.forecast > 0 ? total.expected / total.forecast : 1;
  const until = starts[firstOpenInterval];
  const hasCome = firstOpenInterval > 0;
  return (
    <Card
      title={t('today.title')}
      description={t(hasCome ? 'today.text' : 'today.nothingYet', {
        time: until === undefined ? '' : format.time(until * 1000, timeZone),
        days: today.learnedDays,
      })}
    >
      <DescriptionList
        items={[
          { term: t('today.forecast'), value: whole(total.forecast) },
          { term: t('today.came'), value: hasCome ? whole(total.actual) : '–' },
          { term: t('today.deviation'), value: hasCome ? change(today.deviation) : '–' },
          { term: t('today.carried'), value: format.percent(today.carriedShare, { decimals: 0 }) },
          { term: t('today.expected'), value: `${whole(total.expected)} (${change(rest)})` },
        ]}
      />
    </Card>
  );
}
