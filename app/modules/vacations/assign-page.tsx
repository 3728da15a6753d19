import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import { VacationHeader } from './vacation-header';

type Option = { id: string; name: string };

export interface AssignPageProps {
  year: number;
  schemes: Option[];
  departments: Option[];
  groups: Option[];
  sites: Option[];
  sent: Record<string, string>;
  fault: { field: string; message: string } | null;
  preview: {
    schemeName: string;
    counts: Record<string, number>;
    rows: {
      employeeId: string;
      name: string;
      personnelNumber: string;
      currentScheme: string | null;
      validFrom: string;
      result: string;
    }[];
    total: number;
  } | null;
  done: { assigned: number; skipped: number } | null;
}

const tones: Record<string, Tone> = {
  apply: 'ok',
  override: 'warning',
  same: 'neutral',
  conflict: 'danger',
  end: 'warning',
};

/** A scheme for many at once: choose, look at what would become of each, confirm. */
export function AssignPage(props: AssignPageProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const isBusy = useNavigation().state === 'submitting';
  const { sent, fault, preview, done } = props;
  const options = (list: Option[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  const errorOf = (field: string) => (fault?.field === field ? fault.message : null);
  const filter = (name: string, label: string, list: Option[]) => (
    <Field label={label}>
      <Select name={name} emptyLabel={t('assign.any')} defaultValue={sent[name] ?? ''} options={options(list)} />
    </Field>
  );
  const changed = preview
    ? (preview.counts.apply ?? 0) + (preview.counts.override ?? 0) + (preview.counts.end ?? 0)
    : 0;
  return (
    <>
      <VacationHeader year={props.year} />
      <div className="flex flex-col gap-4">
        <Card title={t('assign.title')} description={t('assign.description')}>
          <Form method="post" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <Field label={t('assign.scheme')} error={errorOf('schemeId')} isRequired>
              <Select name="schemeId" defaultValue={sent.schemeId ?? ''} options={options(props.schemes)} />
            </Field>
            <Field label={t('assign.action')} help={t('assign.actionHelp')}>
              <Select
                name="action"
                defaultValue={sent.action || 'assign'}
                options={['assign', 'end'].map((value) => ({ value, label: t(`assign.actions.${value}`) }))}
              />
            </Field>
            <Field label={t('assign.validFrom')} error={errorOf('validFrom')} isRequired>
              <DateInput name="validFrom" defaultValue={sent.validFrom ?? `${props.year}-01-01`} />
            </Field>
            {filter('departmentId', t('department'), props.departments)}
            {filter('groupId', t('group'), props.groups)}
            {filter('siteId', t('assign.site'), props.sites)}
            <Field label={t('assign.workType')}>
              <Select
                name="workType"
                emptyLabel={t('assign.any')}
                defaultValue={sent.workType ?? ''}
                options={['office', 'home', 'mixed'].map((value) => ({ value, label: t(`assign.type.${value}`) }))}
              />
            </Field>
            <Field label={t('assign.search')}>
              <TextInput name="search" maxLength={100} defaultValue={sent.search ?? ''} />
            </Field>
            <div className="flex items-end gap-2">
              <Button type="submit" name="intent" value="preview" isPending={isBusy}>
                {t('assign.preview')}
              </Button>
              {preview && changed > 0 ? (
                <Button type="submit" name="intent" value="confirm" variant="primary">
                  {t('assign.confirm', { count: changed })}
                </Button>
              ) : null}
            </div>
          </Form>
        </Card>
        {done ? (
          <p role="status" className="rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
            {t('assign.done', { count: done.assigned })}{' '}
            {done.skipped ? t('assign.skipped', { count: done.skipped }) : ''}
          </p>
        ) : null}
        {preview ? (
          <Card
            isFlush
            title={t('assign.previewTitle', { name: preview.schemeName })}
            description={['apply', 'override', 'end', 'same', 'conflict']
              .map((result) => `${t(`assign.result.${result}`)}: ${format.number(preview.counts[result] ?? 0)}`)
              .join(' · ')}
          >
            <ul className="max-h-[32rem] divide-y divide-line overflow-y-auto border-t border-line">
              {preview.rows.map((row) => (
                <li key={row.employeeId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
                  <span className="min-w-40 flex-1">
                    {row.name} <span className="text-sm text-ink-muted">{row.personnelNumber}</span>
                  </span>
                  <span className="w-56 text-sm">
                    {row.currentScheme ?? t('noScheme')} → {row.result === 'end' ? t('noScheme') : preview.schemeName}
                  </span>
                  <span className="tabular w-28 text-sm">{format.date(row.validFrom)}</span>
                  <Badge tone={tones[row.result]}>{t(`assign.result.${row.result}`)}</Badge>
                </li>
              ))}
            </ul>
            {preview.total > preview.rows.length ? (
              <p className="border-t border-line px-4 py-2 text-sm text-ink-muted">
                {t('assign.more', { count: preview.total - preview.rows.length })}
              </p>
            ) : null}
          </Card>
        ) : null}
      </div>
    </>
  );
}
