import { Form, useNavigation } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { DescriptionList } from '~/components/description-list';
import { Field } from '~/components/field';
import { useCan } from '~/components/frame/permissions';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { formatHHMM } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';

export interface RefreshPageProps {
  settings: {
    isEnabled: boolean;
    frequency: string;
    minuteOfDay: number;
    timeZone: string;
    horizonDays: number;
    historyWeeks: number;
    onNewData: boolean;
    nextRunAt: string | null;
    lastRunAt: string | null;
    lastOutcome: { total: number; failed: number; firstFailure: string | null; finishedAt: string } | null;
    version: number;
  };
  fault: string | null;
}

const frequencies = ['daily', 'weekly', 'monthly'] as const;

/** When forecasts are made anew by themselves, how the last run went, and a button for doing it now. */
export function RefreshPage({ settings, fault }: RefreshPageProps) {
  const { t } = useTranslation(['forecast-refresh', 'forecasts']);
  const canWrite = useCan()('forecast:write');
  const isBusy = useNavigation().state !== 'idle';
  const error = (field: string) => (fault === field ? t(`fault.${field}`) : null);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          canWrite ? (
            <Form method="post">
              <Button type="submit" name="intent" value="run" icon={RefreshCw}>
                {t('runNow')}
              </Button>
            </Form>
          ) : null
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <Card title={t('when')}>
          <Form method="post" className="flex flex-col gap-4">
            <input type="hidden" name="version" value={settings.version || ''} />
            <fieldset disabled={!canWrite} className="grid gap-4 sm:grid-cols-2">
              <legend className="sr-only">{t('when')}</legend>
              <div className="flex flex-col gap-2 sm:col-span-2">
                <Checkbox name="isEnabled" label={t('isEnabled')} defaultChecked={settings.isEnabled} />
                <Checkbox
                  name="onNewData"
                  label={t('onNewData')}
                  description={t('onNewDataText')}
                  defaultChecked={settings.onNewData}
                />
              </div>
              <Field label={t('frequency')}>
                <Select
                  name="frequency"
                  defaultValue={settings.frequency}
                  options={frequencies.map((value) => ({ value, label: t(`every.${value}`) }))}
                />
              </Field>
              <Field label={t('time')} isRequired error={error('time')}>
                <TimeInput name="time" defaultValue={formatHHMM(settings.minuteOfDay)} required />
              </Field>
              <Field label={t('timeZone')} isRequired error={error('timeZone')}>
                <TextInput name="timeZone" defaultValue={settings.timeZone} required />
              </Field>
              <Field label={t('forecasts:new.horizon')} isRequired error={error('horizonDays')}>
                <NumberInput
                  name="horizonDays"
                  min={1}
                  max={800}
                  defaultValue={settings.horizonDays}
                  unit={t('forecasts:unit.days')}
                />
              </Field>
              <Field label={t('forecasts:new.historyWeeks')} isRequired error={error('historyWeeks')}>
                <NumberInput
                  name="historyWeeks"
                  min={1}
                  max={520}
                  defaultValue={settings.historyWeeks}
                  unit={t('forecasts:unit.weeks')}
                />
              </Field>
            </fieldset>
            {fault === 'conflict' ? <p className="text-danger-ink">{t('fault.conflict')}</p> : null}
            {canWrite ? (
              <Button
                type="submit"
                name="intent"
                value="save"
                variant="primary"
                isPending={isBusy}
                className="self-start"
              >
                {t('save')}
              </Button>
            ) : null}
          </Form>
        </Card>
        <LastRun settings={settings} />
      </div>
    </>
  );
}

function LastRun({ settings }: Pick<RefreshPageProps, 'settings'>) {
  const { t } = useTranslation('forecast-refresh');
  const format = useFormat();
  const { lastOutcome, timeZone } = settings;
  const at = (instant: string | null) => (instant ? format.dateTime(instant, timeZone) : t('never'));
  const outcome = lastOutcome
    ? t(lastOutcome.failed ? 'failed' : 'allDone', { total: lastOutcome.total, failed: lastOutcome.failed })
    : t('never');
  return (
    <Card title={t('runs')}>
      <DescriptionList
        items={[
          { term: t('next'), value: at(settings.nextRunAt) },
          { term: t('last'), value: at(settings.lastRunAt) },
          { term: t('outcome'), value: outcome },
          ...(lastOutcome?.firstFailure ? [{ term: t('firstFailure'), value: lastOutcome.firstFailure }] : []),
        ]}
      />
    </Card>
  );
}
