import { Form, Link, useNavigation, useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Combobox } from '~/components/combobox';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { JobProgress } from '~/components/job-progress';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { targetPercentRange } from '~/models/staffing-limits';
import { schemaNames } from '../forecasting/schema-names';
import { AssignmentPreviewTable, type PreviewRow } from './assignment-preview-table';
import { AssignmentTimes } from './assignment-times';

export interface AssignmentResult {
  done: number;
  failures: { groupId: string; groupName: string; fault: string }[];
  /** forecasts that are computed anew; results of before have none */
  recounted?: number;
}

export interface AssignmentValues {
  groupIds: string[];
  from: string;
  to: string;
  [field: string]: string | string[] | undefined;
}

export interface AssignmentPageProps {
  groups: { id: string; name: string; serviceName: string }[];
  values: AssignmentValues;
  faults: string[];
  preview: PreviewRow[] | null;
  jobId: string | null;
  result: AssignmentResult | null;
}

const fields = [
  { name: 'growth', min: 0.01, max: 100, unit: undefined },
  { name: 'reserve', min: 0.01, max: 10, unit: undefined },
  { name: 'absencePercent', min: 0, max: 90, unit: '%' },
  { name: 'minAgents', min: 0, max: 10_000, unit: undefined },
  { name: 'serviceLevelPercent', ...targetPercentRange, unit: '%' },
  { name: 'thresholdSec', min: 1, max: 86_400, unit: 'seconds' },
] as const;

/** Sets values for many groups: choose, look at what changes, confirm, see what could not be done. */
export function AssignmentPage({ groups, values, faults, preview, jobId, result }: AssignmentPageProps) {
  const { t } = useTranslation(['forecast-assignment', 'forecasts']);
  const isBusy = useNavigation().state !== 'idle';
  const { revalidate } = useRevalidator();
  const text = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '');
  const fault = (name: string) => (faults.includes(name) ? t([`fault.${name}`, 'fault.any']) : null);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {jobId && !result ? <JobProgress jobId={jobId} label={t('progress')} onEnd={revalidate} /> : null}
      {result ? <AssignmentOutcome result={result} /> : null}
      <Form method="post" action="/plan/forecasts/mass" className="flex max-w-4xl flex-col gap-4">
        <Card title={t('groups')}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('groups')} isRequired error={fault('groupIds')} className="sm:col-span-2">
              <Combobox
                name="groupIds"
                isMultiple
                defaultValues={values.groupIds.length ? values.groupIds : groups.map((group) => group.id)}
                options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
              />
            </Field>
            <Field label={t('from')} isRequired error={fault('from')}>
              <DateInput name="from" defaultValue={values.from} required />
            </Field>
            <Field label={t('to')} isRequired error={fault('to')}>
              <DateInput name="to" defaultValue={values.to} required />
            </Field>
          </div>
        </Card>
        <Card title={t('values')} description={t('valuesText')}>
          <div className="grid gap-4 sm:grid-cols-2">
            {fields.map(({ name, unit, ...limits }) => (
              <Field
                key={name}
                label={t(name)}
                help={name === 'growth' || name === 'reserve' ? t(`${name}Help`) : undefined}
                error={fault(name)}
              >
                <NumberInput
                  name={name}
                  step="any"
                  defaultValue={text(name)}
                  unit={unit === 'seconds' ? t('forecasts:unit.seconds') : unit}
                  {...limits}
                />
              </Field>
            ))}
            <Field label={t('forecasts:schemaLabel')} help={t('schemaHelp')} error={fault('schema')}>
              <Select
                name="schema"
                emptyLabel={t('schemaStays')}
                defaultValue={text('schema')}
                options={schemaNames.map((schema) => ({ value: schema, label: t(`forecasts:schema.${schema}`) }))}
              />
            </Field>
            <AssignmentTimes values={values} fault={fault} />
            <Field label={t('comment')} className="sm:col-span-2">
              <TextInput name="comment" maxLength={256} defaultValue={text('comment')} />
            </Field>
          </div>
        </Card>
        {preview ? <AssignmentPreviewTable rows={preview} /> : null}
        <div className="flex flex-wrap gap-2">
          <Button
            type="submit"
            name="intent"
            value="preview"
            variant={preview ? 'secondary' : 'primary'}
            isPending={isBusy}
          >
            {t('preview')}
          </Button>
          {preview ? (
            <Button type="submit" name="intent" value="confirm" variant="primary">
              {t('confirm', { count: preview.length })}
            </Button>
          ) : null}
        </div>
      </Form>
    </>
  );
}

function AssignmentOutcome({ result }: { result: AssignmentResult }) {
  const { t } = useTranslation('forecast-assignment');
  return (
    <Card className="mb-4 max-w-4xl">
      <p role="status">{t('done', { count: result.done })}</p>
      {result.recounted ? (
        <p className="mt-1 text-ink-muted">
          {t('recounted', { count: result.recounted })}{' '}
          <Link to="/plan/forecasts" className="text-accent-ink hover:underline">
            {t('toForecasts')}
          </Link>
        </p>
      ) : null}
      {result.failures.length ? (
        <>
          <h2 className="mt-3 font-medium text-danger-ink">{t('failures')}</h2>
          <ul>
            {result.failures.map((failure) => (
              <li key={failure.groupId}>
                {failure.groupName}: {failure.fault}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
