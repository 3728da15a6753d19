import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import {
  ahtUnits,
  ambiguityRules,
  dateOrders,
  fileIntervals,
  historyLayouts,
} from '~/integrations/files/history/options';
import { ColumnMapping } from './column-mapping';
import type { GroupOption } from './history-data';
import { toGroupOptions } from './history-filters';
import type { ImportPageData } from './import-data';

export interface ImportOptionsFormProps {
  data: ImportPageData;
  groups: GroupOption[];
  timeZones: string[];
  error: string | null;
}

const delimiters = [',', ';', '\t', '|'];
const encodings = ['utf-8', 'windows-1251', 'utf-16le'];

/** How the file is read: what was detected, to be corrected. */
export function ImportOptionsForm({ data, groups, timeZones, error }: ImportOptionsFormProps) {
  const { t } = useTranslation('history');
  const navigation = useNavigation();
  const { options } = data;
  const choices = (values: readonly (string | number)[], key: string) =>
    values.map((value) => ({
      value: String(value),
      label: t(`${key}.${value === '\t' ? 'tab' : value === '.' ? 'point' : value}`),
    }));
  const isBusy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'options';
  return (
    <Card title={t('options.title')} description={t('options.description')}>
      {/* why: the form starts anew from what the server keeps, whatever was detected again */}
      <Form method="post" key={JSON.stringify(options)} className="flex flex-col gap-4">
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t('options.layout')}>
            <Select name="layout" defaultValue={options.layout} options={choices(historyLayouts, 'layout')} />
          </Field>
          <Field label={t('group')} error={error}>
            <Select
              name="groupId"
              emptyLabel={t('import.groupColumn')}
              defaultValue={options.groupId ?? ''}
              options={toGroupOptions(groups)}
            />
          </Field>
          <Field label={t('options.timeZone')}>
            <Select
              name="timeZone"
              defaultValue={options.timeZone}
              options={timeZones.map((zone) => ({ value: zone, label: zone }))}
            />
          </Field>
          <Field label={t('options.ambiguity')} help={t('options.ambiguityHelp')}>
            <Select name="ambiguity" defaultValue={options.ambiguity} options={choices(ambiguityRules, 'ambiguity')} />
          </Field>
          <Field label={t('options.intervalMinutes')}>
            <Select
              name="intervalMinutes"
              defaultValue={String(options.intervalMinutes)}
              options={fileIntervals.map((minutes) => ({
                value: String(minutes),
                label: t('options.minutes', { minutes }),
              }))}
            />
          </Field>
          <Field label={t('options.dateOrder')}>
            <Select name="dateOrder" defaultValue={options.dateOrder} options={choices(dateOrders, 'dateOrder')} />
          </Field>
          <Field label={t('options.ahtUnit')}>
            <Select name="ahtUnit" defaultValue={options.ahtUnit} options={choices(ahtUnits, 'ahtUnit')} />
          </Field>
          <Field label={t('options.decimal')}>
            <Select name="decimal" defaultValue={options.decimal} options={choices(['.', ','], 'decimal')} />
          </Field>
          {options.format === 'csv' ? (
            <>
              <Field label={t('options.delimiter')}>
                <Select name="delimiter" defaultValue={options.delimiter} options={choices(delimiters, 'delimiter')} />
              </Field>
              <Field label={t('options.encoding')}>
                <Select
                  name="encoding"
                  defaultValue={options.encoding}
                  options={encodings.map((value) => ({ value, label: value }))}
                />
              </Field>
            </>
          ) : null}
          <div className="flex items-end pb-1.5">
            <Checkbox name="hasHeader" label={t('options.hasHeader')} defaultChecked={options.hasHeader} />
          </div>
        </div>
        <ColumnMapping data={data} />
        <div>
          <Button type="submit" name="intent" value="options" isPending={isBusy}>
            {t('options.check')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
