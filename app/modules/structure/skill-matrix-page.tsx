import { Link, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import { departmentOptions, groupOptions } from '~/modules/people/select-options';
import type { EmployeeRowView, PeopleOptionsView } from '~/modules/people/types';
import { type SkillFault, SkillImport, SkillMassEdit } from './skill-mass-edit';

interface SkillMatrixPageProps {
  rows: EmployeeRowView[];
  totalCount: number;
  page: number;
  pageSize: number;
  options: PeopleOptionsView;
  sent: { changed: number; faults: SkillFault[] } | null;
}

/** Who masters what: people down, skills across, mastery as a filled square with its number and the priority raised beside it. */
export function SkillMatrixPage({ rows, totalCount, page, pageSize, options, sent }: SkillMatrixPageProps) {
  const { t } = useTranslation('structure');
  const [search] = useSearchParams();
  const canWrite = useCan()('employee:write:department');
  useEffect(() => {
    if (sent && sent.faults.length === 0) showToast({ title: t('matrix.done', { count: sent.changed }), tone: 'ok' });
  }, [sent, t]);
  const categories = [...new Set(options.skills.map((skill) => skill.category).filter(Boolean) as string[])];
  const category = search.get('category');
  const skills = options.skills.filter((skill) => !category || skill.category === category);
  return (
    <>
      <PageHeader title={t('matrix.title')} description={t('matrix.description')} />
      <div className="flex flex-col gap-3">
        <FilterBar names={['q', 'department', 'group', 'category']}>
          <SearchInput
            name="q"
            label={t('people:filters.q')}
            autoSubmitMs={300}
            defaultValue={search.get('q') ?? ''}
            className="w-full sm:w-64"
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
          <Select
            name="category"
            aria-label={t('skills.category')}
            options={categories.map((name) => ({ value: name, label: name }))}
            emptyLabel={t('matrix.allCategories')}
            defaultValue={category ?? ''}
            isAutoSubmit
            className="w-40"
          />
        </FilterBar>
        {canWrite ? <SkillMassEdit skills={skills} faults={sent?.faults ?? []} /> : null}
        <Matrix rows={rows} skills={skills} canWrite={canWrite} />
        <Pagination page={page} pageSize={pageSize} totalCount={totalCount} />
        {canWrite ? <SkillImport faults={sent?.faults ?? []} /> : null}
      </div>
    </>
  );
}

function Matrix(props: { rows: EmployeeRowView[]; skills: PeopleOptionsView['skills']; canWrite: boolean }) {
  const { rows, skills, canWrite } = props;
  const { t } = useTranslation('structure');
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('matrix.title')}
      className="max-h-[max(24rem,calc(100dvh-14rem))] overflow-auto rounded-card border border-line bg-surface shadow-card"
    >
      <table className="border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 min-w-44 border-b border-line bg-surface px-3 py-2 text-left align-bottom font-medium"
            >
              {t('people:columns.name')}
            </th>
            {skills.map((skill) => (
              <th
                key={skill.id}
                scope="col"
                className="sticky top-0 z-10 h-36 border-b border-line bg-surface px-1 pb-2 align-bottom font-normal"
              >
                <Link
                  to={`/people/employees?skill=${skill.id}`}
                  className="mx-auto block max-h-32 rotate-180 truncate whitespace-nowrap [writing-mode:vertical-rl] hover:underline"
                >
                  {skill.name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="hover:bg-hover">
              <th
                scope="row"
                className="sticky left-0 z-10 border-b border-line bg-surface px-3 py-1 text-left font-normal whitespace-nowrap"
              >
                {canWrite ? (
                  <input
                    type="checkbox"
                    name="employeeIds"
                    value={row.id}
                    form="skill-mass-edit"
                    aria-label={`${row.lastName} ${row.firstName}`}
                    className="mr-2 size-4 align-middle accent-(--color-accent)"
                  />
                ) : null}
                <Link to={`/people/employees/${row.id}/skills`} className="hover:underline">
                  {row.lastName} {row.firstName}
                </Link>
              </th>
              {skills.map((skill) => (
                <MasteryCell key={skill.id} held={row.skills.find((held) => held.id === skill.id)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function MasteryCell({ held }: { held: EmployeeRowView['skills'][number] | undefined }) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  if (held === undefined) return <td className="border-b border-line" />;
  const { proficiency, priority } = held;
  return (
    <td className="border-b border-line p-0.5 text-center">
      <span
        title={t('matrix.held', { mastery: format.percent(proficiency), priority })}
        className="tabular flex h-6 w-11 items-center justify-center gap-1 rounded-sm text-xs text-ink"
        style={{
          background: `color-mix(in oklab, var(--color-accent) ${Math.round(12 + proficiency * 33)}%, var(--color-surface))`,
        }}
      >
        {Math.round(proficiency * 100)}
        <sup className="text-[0.625rem] leading-none">
          <span className="sr-only">{t('matrix.priority')} </span>
          {priority}
        </sup>
      </span>
    </td>
  );
}
