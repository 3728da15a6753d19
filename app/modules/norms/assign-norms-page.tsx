import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import { departmentOptions, groupOptions, plainOptions } from '~/modules/people/select-options';
import type { PeopleOptionsView } from '~/modules/people/types';
import { NormPreviewCard, type NormPreviewView } from './norm-preview-card';

export interface AssignNormsPageProps {
  year: number;
  per: string;
  /** with the hours that the calendar gives to 40 hours a week */
  periods: { firstDate: string; lastDate: string; calendarMinutes: number }[];
  options: PeopleOptionsView;
  answer?: {
    sent: { source: string; hours: string[]; isByRate: boolean; filter: Record<string, string> };
    preview: NormPreviewView | null;
    done: { changed: number; skipped: number } | null;
    fault: { field: string; rule: string; message: string } | null;
  };
}

/** Norm hours for many at once: periods, hours, people; what would become of each; then it is done. */
export function AssignNormsPage(props: AssignNormsPageProps) {
  const { t } = useTranslation('norms');
  const { year, per, answer } = props;
  const thisYear = new Date().getUTCFullYear();
  const years = [...new Set([year, thisYear - 1, thisYear, thisYear + 1, thisYear + 2])].sort();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')}>
        <FilterBar names={['year', 'per']}>
          <Select
            name="year"
            aria-label={t('year')}
            isAutoSubmit
            defaultValue={String(year)}
            options={years.map((value) => ({ value: String(value), label: String(value) }))}
            className="w-28"
          />
          <Select
            name="per"
            aria-label={t('per')}
            isAutoSubmit
            defaultValue={per}
            options={['month', 'quarter', 'year'].map((value) => ({ value, label: t(`pers.${value}`) }))}
            className="w-40"
          />
        </FilterBar>
      </PageHeader>
      <div className="flex flex-col gap-4">
        {answer?.done ? (
          <p role="status" className="rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
            {t('done', { count: answer.done.changed })}{' '}
            {answer.done.skipped ? t('skipped', { count: answer.done.skipped }) : ''}
          </p>
        ) : null}
        {answer?.fault ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
            {t(`fault.${answer.fault.field}.${answer.fault.rule}`, { defaultValue: answer.fault.message })}
          </p>
        ) : null}
        <NormForm key={`${year}-${per}`} {...props} />
        {answer?.preview ? <NormPreviewCard preview={answer.preview} /> : null}
      </div>
    </>
  );
}

function NormForm({ year, per, periods, options, answer }: AssignNormsPageProps) {
  const { t } = useTranslation('norms');
  const isBusy = useNavigation().state !== 'idle';
  const sent = answer?.sent;
  const counts = answer?.preview?.counts;
  const changing = counts ? (counts.apply ?? 0) + (counts.override ?? 0) : 0;
  return (
    <Form method="post" className="flex flex-col gap-4" preventScrollReset>
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="per" value={per} />
      <Card title={t('hours')} description={t('hoursText')}>
        <div className="flex flex-col gap-4">
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <Field label={t('source')} help={t('sourceHelp')}>
              <Select
                name="source"
                defaultValue={sent?.source || 'manual'}
                options={['manual', 'hr', 'calendar'].map((value) => ({ value, label: t(`sources.${value}`) }))}
              />
            </Field>
            <Checkbox
              name="isByRate"
              defaultChecked={sent ? sent.isByRate : true}
              label={t('isByRate')}
              description={t('isByRateText')}
            />
          </div>
          <Periods periods={periods} per={per} hours={sent?.hours ?? []} />
        </div>
      </Card>
      <Card title={t('people')} description={t('peopleText')}>
        <PeopleFields options={options} filter={sent?.filter ?? {}} />
        <div className="mt-4 flex flex-wrap gap-2">
          <Button type="submit" name="intent" value="preview" isPending={isBusy}>
            {t('preview')}
          </Button>
          {changing > 0 ? (
            <Button type="submit" name="intent" value="confirm" variant="primary" isPending={isBusy}>
              {t('confirm', { count: changing })}
            </Button>
          ) : null}
        </div>
      </Card>
    </Form>
  );
}

function Periods({ periods, per, hours }: Pick<AssignNormsPageProps, 'periods' | 'per'> & { hours: string[] }) {
  const { t } = useTranslation('norms');
  const format = useFormat();
  const nameOf = (firstDate: string, index: number) =>
    per === 'month'
      ? format.monthName(index + 1)
      : per === 'quarter'
        ? t('quarter', { number: index + 1 })
        : firstDate.slice(0, 4);
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {periods.map(({ firstDate, calendarMinutes }, index) => (
        <Field
          key={firstDate}
          label={nameOf(firstDate, index)}
          help={t('byCalendar', { hours: format.number(calendarMinutes / 60, { decimals: 1 }) })}
        >
          <NumberInput name="hours" min={0} max={8784} step={0.1} unit={t('unit')} defaultValue={hours[index] ?? ''} />
        </Field>
      ))}
    </div>
  );
}

function PeopleFields({ options, filter }: { options: PeopleOptionsView; filter: Record<string, string> }) {
  const { t } = useTranslation('norms');
  const select = (name: string, label: string, list: { value: string; label: string }[]) => (
    <Field label={label}>
      <Select name={name} emptyLabel={t('any')} defaultValue={filter[name] ?? ''} options={list} />
    </Field>
  );
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {select('departmentId', t('department'), departmentOptions(options))}
      {select('groupId', t('group'), groupOptions(options))}
      {select('siteId', t('site'), plainOptions(options.sites))}
      {select(
        'workType',
        t('workType'),
        ['office', 'home', 'mixed'].map((value) => ({ value, label: t(`workTypes.${value}`) })),
      )}
      <Field label={t('status')}>
        <Select
          name="status"
          defaultValue={filter.status ?? 'active'}
          options={['active', 'created', 'all'].map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
      </Field>
      <Field label={t('search')}>
        <TextInput name="search" maxLength={100} defaultValue={filter.search ?? ''} />
      </Field>
    </div>
  );
}
