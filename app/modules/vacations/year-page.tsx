import { Form, useActionData, useSearchParams } from '@remix-run/react';
import { CalendarCheck, CalendarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { getButtonClasses } from '~/components/button-styles';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import type { VacationPanel as PanelData, VacationYear } from '~/models/vacation-year';
import type { FormAnswerView } from '~/modules/people/form-answer';
import { PeopleFilters } from './people-filters';
import { VacationHeader } from './vacation-header';
import { VacationPanel } from './vacation-panel';
import { YearGrid } from './year-grid';
import { YearStepper } from './year-stepper';

interface YearPageProps {
  year: VacationYear;
  panel: PanelData | null;
}

/** The vacations of a year on one screen: people by days, limits with their load, conflicts, and the block in hand. */
export function YearPage({ year, panel }: YearPageProps) {
  const { t } = useTranslation('vacations');
  const may = useCan();
  const mayWrite = may('vacation:write');
  const answer = useActionData<FormAnswerView>();
  const { filter } = year;
  return (
    <>
      <VacationHeader
        year={year.year}
        actions={
          <>
            <YearStepper year={year.year} />
            <ExportLink year={year.year} />
            {mayWrite ? (
              <Form method="post">
                <input type="hidden" name="intent" value="approve-all" />
                <input type="hidden" name="year" value={year.year} />
                <input type="hidden" name="departmentId" value={filter.departmentId} />
                <Button type="submit" icon={CalendarCheck}>
                  {t('year.approveAll')}
                </Button>
              </Form>
            ) : null}
          </>
        }
      />
      <div className="mb-3">
        <FilterBar names={['q', 'group', 'department', 'show', 'who', 'kinds']}>
          <PeopleFilters filter={filter} departments={year.departments} groups={year.groups} />
          <Select
            name="show"
            aria-label={t('year.show')}
            isAutoSubmit
            emptyLabel={t('year.showAll')}
            defaultValue={filter.show}
            options={['none', 'planned', 'left', 'violations'].map((value) => ({
              value,
              label: t(`year.filter.${value}`),
            }))}
          />
          <Select
            name="who"
            aria-label={t('year.who')}
            isAutoSubmit
            emptyLabel={t('year.whoAll')}
            defaultValue={filter.who}
            options={[{ value: 'direct', label: t('year.direct') }]}
          />
          <Select
            name="kinds"
            aria-label={t('year.kinds')}
            isAutoSubmit
            emptyLabel={t('year.kindsAll')}
            defaultValue={filter.kinds}
            options={[{ value: 'desired', label: t('year.hideExtraordinary') }]}
          />
        </FilterBar>
      </div>
      {year.isCut ? <p className="mb-3 text-sm text-ink-muted">{t('year.cut')}</p> : null}
      <div className="flex flex-col-reverse items-start gap-4 lg:flex-row">
        <div className="w-full min-w-0 flex-1">
          {year.rows.length ? (
            <YearGrid year={year} mayWrite={mayWrite} />
          ) : (
            <EmptyState icon={CalendarOff} title={t('empty')} description={t('emptyText')} />
          )}
          <div className="mt-3">
            <Pagination page={year.page} pageSize={year.pageSize} totalCount={year.peopleCount} />
          </div>
        </div>
        {panel ? <VacationPanel panel={panel} mayWrite={mayWrite} answer={answer} /> : null}
      </div>
    </>
  );
}

/** The vacation schedule of the year as a file, with the filters of the page. A plain link, as it downloads. */
function ExportLink({ year }: { year: number }) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const query = new URLSearchParams(search);
  query.set('year', String(year));
  return (
    <a href={`/plan/vacations/export.xlsx?${query}`} download className={getButtonClasses('secondary', 'md')}>
      {t('year.export')}
    </a>
  );
}
