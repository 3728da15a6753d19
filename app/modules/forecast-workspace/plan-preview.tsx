import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { PlanPreview as PlanPreviewFacts } from '~/models/plan-preview';

/** What a plan file holds and where it will lie; or every fault with its row and column. */
export function PlanPreview({ preview, kind }: { preview: PlanPreviewFacts; kind: string }) {
  const { t } = useTranslation('plan-import');
  const format = useFormat();
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const into = preview.forecastId ? 'intoForecast' : kind === 'operators' ? 'intoNone' : 'intoNew';
  const items = [
    { term: t('group'), value: preview.groupName },
    {
      term: t('period'),
      value: preview.firstDate ? format.dateRange(preview.firstDate, preview.lastDate ?? preview.firstDate) : '–',
    },
    { term: t('dayCount'), value: whole(preview.days) },
    { term: t('intervals'), value: whole(preview.intervals) },
    { term: t('contacts'), value: whole(preview.contacts) },
    preview.operatorHours === null
      ? { term: t('aht'), value: t(preview.hasAht ? 'ahtFile' : 'ahtLast') }
      : { term: t('hours'), value: whole(preview.operatorHours) },
    ...useExpectation(preview),
    { term: t('into'), value: t(into) },
  ];
  if (preview.faultTotal) return <Faults preview={preview} />;
  return (
    <Card title={t('preview')} description={t('zone', { zone: preview.timeZone })}>
      <DescriptionList items={items} />
    </Card>
  );
}

/** What the people of the plan give, beside the target. */
function useExpectation({ expectation, hasAht }: PlanPreviewFacts) {
  const { t } = useTranslation('plan-import');
  const format = useFormat();
  if (!expectation) return [];
  const { serviceLevel, target, thresholdSec, occupancy, ahtSec, busy, below } = expectation;
  return [
    { term: t('aht'), value: `${format.seconds(ahtSec)}, ${t(hasAht ? 'ahtGiven' : 'ahtLast')}` },
    {
      term: t('expected'),
      value: t('expectedValue', {
        level: format.percent(serviceLevel, { decimals: 1 }),
        target: format.percent(target),
        threshold: format.seconds(thresholdSec),
      }),
    },
    { term: t('occupancy'), value: format.percent(occupancy, { decimals: 1 }) },
    {
      term: t('below'),
      value: below ? <Badge tone="warning">{t('belowValue', { below, busy })}</Badge> : t('belowNone'),
    },
  ];
}

function Faults({ preview }: { preview: PlanPreviewFacts }) {
  const { t } = useTranslation('plan-import');
  return (
    <Card title={t('preview')}>
      <p role="alert" className="mb-3 text-danger-ink">
        {t('faults', { count: preview.faultTotal })}
      </p>
      <ScrollRegion label={t('preview')}>
        <table className="w-full text-sm">
          <thead>
            <tr className="border-b border-line text-ink-muted">
              <th className="w-20 py-1.5 text-left font-normal">{t('row')}</th>
              <th className="w-20 text-left font-normal">{t('column')}</th>
              <th className="text-left font-normal">{t('rule')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.faults.map((fault) => (
              <tr key={`${fault.row} ${fault.column} ${fault.rule}`} className="border-b border-line last:border-0">
                <td className="tabular py-1">{fault.row || t('wholeFile')}</td>
                <td>{fault.column}</td>
                <td>{t(`ruleText.${fault.rule}`, { expected: fault.expected, defaultValue: fault.message })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
