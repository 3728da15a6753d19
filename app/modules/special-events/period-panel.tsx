import { Form } from '@remix-run/react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { IconButton } from '~/components/icon-button';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import { type PeriodItem, periodKinds } from './special-event-data';

export interface PeriodPanelProps {
  periods: PeriodItem[];
  sites: { id: string; name: string }[];
  canWrite: boolean;
  fault: string | null;
}

/** School holidays, pay days and closures, of all sites or of one. */
export function PeriodPanel({ periods, sites, canWrite, fault }: PeriodPanelProps) {
  const { t } = useTranslation('special-events');
  const format = useFormat();
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
      <Card title={t('periods.title')} description={t('periods.help')}>
        {periods.length === 0 ? <p className="text-ink-muted">{t('periods.none')}</p> : null}
        <ul>
          {periods.map((period) => (
            <li
              key={period.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0"
            >
              <span className="tabular text-ink-muted sm:w-56">
                {format.dateRange(period.startDate, period.endDate)}
              </span>
              <span className="min-w-0 flex-1 font-medium">{period.name}</span>
              <span className="text-sm text-ink-muted">{period.siteName ?? t('periods.everywhere')}</span>
              <Badge>{t(`period.${period.kind}`)}</Badge>
              {canWrite ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="periodId" value={period.id} />
                  <IconButton
                    type="submit"
                    name="intent"
                    value="delete-period"
                    icon={X}
                    label={t('periods.remove', { name: period.name })}
                  />
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
      {canWrite ? (
        <Card title={t('periods.add')}>
          <Form method="post" className="flex flex-col gap-3" key={periods.length}>
            <Field label={t('kind')}>
              <Select name="kind" options={periodKinds.map((kind) => ({ value: kind, label: t(`period.${kind}`) }))} />
            </Field>
            <Field label={t('name')} isRequired error={fault === 'name' ? t('fault.name') : null}>
              <TextInput name="name" required maxLength={120} />
            </Field>
            <div className="grid grid-cols-2 gap-3">
              <Field label={t('periods.from')} isRequired error={fault === 'startDate' ? t('fault.startDate') : null}>
                <DateInput name="startDate" required />
              </Field>
              <Field label={t('periods.to')} isRequired error={fault === 'endDate' ? t('fault.endDate') : null}>
                <DateInput name="endDate" required />
              </Field>
            </div>
            <Field label={t('periods.site')}>
              <Select
                name="siteId"
                emptyLabel={t('periods.everywhere')}
                options={sites.map((site) => ({ value: site.id, label: site.name }))}
              />
            </Field>
            <Button type="submit" name="intent" value="add-period" variant="primary">
              {t('periods.add')}
            </Button>
          </Form>
        </Card>
      ) : null}
    </div>
  );
}
