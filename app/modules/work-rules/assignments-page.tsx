import { Link, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { ScrollRegion } from '~/components/scroll-region';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { showToast } from '~/components/toaster';
import { diffDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { departmentOptions, groupOptions, plainOptions } from '~/modules/people/select-options';
import type { PeopleOptionsView } from '~/modules/people/types';
import { AssignmentForm, assignmentFormId } from './assignment-form';
import { AssignmentPreviewCard } from './assignment-preview';
import type { AssignmentAnswerView, AssignmentRowView, DepartmentRuleView } from './assignment-view';
import { CycleStrip } from './cycle-strip';
import { DepartmentRules } from './department-rules';

interface AssignmentsPageProps {
  rows: AssignmentRowView[];
  totalCount: number;
  page: number;
  pageSize: number;
  date: string;
  options: PeopleOptionsView;
  workRules: { id: string; name: string }[];
  rotations: { id: string; name: string }[];
  templateCodes: Record<string, string>;
  departmentRules: DepartmentRuleView[];
  answer?: AssignmentAnswerView;
}

/** Who works by which rule and rotation on a date, and the assignment to many at once. */
export function AssignmentsPage(props: AssignmentsPageProps) {
  const { rows, totalCount, page, pageSize, date, options, answer } = props;
  const { t } = useTranslation('work-rules');
  const [search] = useSearchParams();
  const may = useCan();
  const mayAssign = may('employee:write:department');
  const changed = answer?.isDone ? answer.changed : null;
  useEffect(() => {
    if (changed !== null) showToast({ title: t('assign.done', { count: changed }), tone: 'ok' });
  }, [changed, t]);
  const workRules = plainOptions(props.workRules);
  return (
    <>
      <PageHeader title={t('assign.title')} description={t('assign.description')} />
      <div className="flex flex-col gap-3">
        <FilterBar names={['q', 'department', 'group', 'on']}>
          <SearchInput
            name="q"
            label={t('people:filters.q')}
            autoSubmitMs={300}
            defaultValue={search.get('q') ?? ''}
            className="w-full sm:w-56"
          />
          <Select
            name="department"
            aria-label={t('people:filters.department')}
            options={departmentOptions(options)}
            emptyLabel={t('people:filters.allDepartments')}
            defaultValue={search.get('department') ?? ''}
            isAutoSubmit
            className="w-44"
          />
          <Select
            name="group"
            aria-label={t('people:filters.group')}
            options={groupOptions(options)}
            emptyLabel={t('people:filters.allGroups')}
            defaultValue={search.get('group') ?? ''}
            isAutoSubmit
            className="w-40"
          />
          <span className="block w-40">
            <DateInput
              name="on"
              aria-label={t('assign.onDate')}
              defaultValue={date}
              onChange={(event) => event.currentTarget.value && event.currentTarget.form?.requestSubmit()}
            />
          </span>
        </FilterBar>
        {mayAssign ? (
          <Card title={t('assign.mass')} description={t('assign.massText')}>
            <AssignmentForm
              workRules={workRules}
              rotations={plainOptions(props.rotations)}
              date={date}
              totalCount={totalCount}
              answer={answer}
            />
          </Card>
        ) : null}
        {answer?.preview ? <AssignmentPreviewCard answer={answer} /> : null}
        {rows.length ? (
          <People {...props} mayAssign={mayAssign} />
        ) : (
          <EmptyState title={t('assign.none')} description={t('assign.noneText')} />
        )}
        <Pagination page={page} pageSize={pageSize} totalCount={totalCount} />
        <DepartmentRules
          rules={props.departmentRules}
          departments={departmentOptions(options)}
          workRules={workRules}
          date={date}
          mayWrite={may('template:write')}
        />
      </div>
    </>
  );
}

function People({ rows, date, templateCodes, mayAssign }: AssignmentsPageProps & { mayAssign: boolean }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  return (
    <Card isFlush>
      <ScrollRegion label={t('assign.title')}>
        <table className="w-full text-sm">
          <thead className="border-b border-line text-left text-ink-muted">
            <tr>
              {['person', 'department', 'rule', 'rotation'].map((name) => (
                <th key={name} scope="col" className="px-4 py-1.5 font-medium whitespace-nowrap">
                  {t(`assign.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {rows.map((row) => (
              <tr key={row.employeeId} className="hover:bg-hover">
                <th scope="row" className="px-4 py-1.5 text-left font-normal whitespace-nowrap">
                  {mayAssign ? (
                    <input
                      type="checkbox"
                      name="employeeIds"
                      value={row.employeeId}
                      form={assignmentFormId}
                      aria-label={row.name}
                      className="mr-2 size-4 align-middle accent-(--color-accent)"
                    />
                  ) : null}
                  <Link to={`/people/employees/${row.employeeId}/rules`} className="hover:underline">
                    {row.name}
                  </Link>{' '}
                  <span className="tabular text-ink-muted">{row.personnelNumber}</span>
                </th>
                <td className="px-4 py-1.5 whitespace-nowrap">{row.departmentName ?? '–'}</td>
                <td className="px-4 py-1.5">
                  {row.rule ? (
                    <>
                      {row.rule.name}{' '}
                      <Badge tone={row.rule.source === 'contract' ? 'neutral' : 'accent'}>
                        {row.rule.source === 'department'
                          ? row.rule.departmentName
                          : t(`assign.source.${row.rule.source}`)}
                      </Badge>
                    </>
                  ) : (
                    '–'
                  )}
                </td>
                <td className="px-4 py-1.5">
                  {row.rotation ? (
                    <span className="flex flex-wrap items-center gap-2">
                      <span>{row.rotation.name}</span>
                      {row.rotation.kind === 'cyclic' && row.rotation.days.length <= 14 ? (
                        <CycleStrip
                          days={row.rotation.days}
                          codes={templateCodes}
                          today={placeOf(row.rotation.cycleStart, date, row.rotation.days.length)}
                        />
                      ) : null}
                      {row.rotation.validTo ? (
                        <span className="text-ink-muted">
                          {t('assign.until', { date: format.date(row.rotation.validTo, 'medium') })}
                        </span>
                      ) : null}
                    </span>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

const placeOf = (cycleStart: string, date: string, length: number): number =>
  ((diffDays(cycleStart, date) % length) + length) % length;
