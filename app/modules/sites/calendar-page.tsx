import { Form, Link, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { getButtonClasses } from '~/components/button-styles';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import type { DayType } from '~/models/norm-hours';
import { Disclosure } from '~/modules/people/disclosure';
import { type FormAnswerView, useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { TouchedSchedules, type TouchedScheduleView } from '~/modules/work-rules/touched-schedules';
import { MonthGrid } from './month-grid';
import { NormTable } from './norm-table';
import type { CountryView, SiteView } from './site-form';

export interface CalendarDayView {
  date: string;
  dayType: DayType;
  name: string | null;
  holidayType: string | null;
  source: 'site' | 'organization' | 'week';
}

interface CalendarPageProps {
  year: number;
  siteId: string | null;
  sites: SiteView[];
  days: CalendarDayView[];
  countries: CountryView[];
  /** planned and published schedules that hold the chosen day */
  schedules: TouchedScheduleView[];
  mayWrite: boolean;
}

/** A year of working days and holidays, of the organization or of a site, with the norm hours that follow from it. */
export function CalendarPage({ year, siteId, sites, days, countries, schedules, mayWrite }: CalendarPageProps) {
  const { t } = useTranslation('admin-structure');
  const [search] = useSearchParams();
  const yearLink = (value: number) => setSearchParams(search, { year: String(value), date: null });
  const chosen = days.find((day) => day.date === search.get('day'));
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        description={t('calendar.description')}
        actions={
          <div className="flex flex-wrap items-center gap-2">
            {mayWrite ? (
              <LinkButton to={`/admin/calendars/import${siteId ? `?calendar=${siteId}` : ''}`}>
                {t('work-rules:calendar.title')}
              </LinkButton>
            ) : null}
            <nav aria-label={t('calendar.year')} className="flex items-center gap-1">
              <Link
                to={yearLink(year - 1)}
                aria-label={String(year - 1)}
                className={getButtonClasses('secondary', 'md', true)}
              >
                <ChevronLeft aria-hidden size={16} />
              </Link>
              <span className="tabular px-2 font-medium">{year}</span>
              <Link
                to={yearLink(year + 1)}
                aria-label={String(year + 1)}
                className={getButtonClasses('secondary', 'md', true)}
              >
                <ChevronRight aria-hidden size={16} />
              </Link>
            </nav>
          </div>
        }
      >
        <FilterBar names={['calendar']}>
          <Select
            name="calendar"
            aria-label={t('calendar.whose')}
            options={sites.map(({ id, name }) => ({ value: id, label: name }))}
            emptyLabel={t('calendar.organization')}
            defaultValue={siteId ?? ''}
            isAutoSubmit
            className="w-56"
          />
        </FilterBar>
      </PageHeader>
      <div className="flex flex-col gap-4">
        {chosen && mayWrite ? <DayForm key={chosen.date} day={chosen} siteId={siteId} schedules={schedules} /> : null}
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {months.map((month) => (
            <MonthGrid
              key={month}
              month={month}
              days={days.filter((day) => day.date.startsWith(month))}
              chosenDate={chosen?.date}
            />
          ))}
        </div>
        {mayWrite ? (
          <FillForm year={year} siteId={siteId} site={sites.find((site) => site.id === siteId)} countries={countries} />
        ) : null}
        <NormTable days={days} />
      </div>
    </>
  );
}

interface FormerDay {
  dayType: string;
  name: string | null;
  holidayType: string | null;
}

interface DayFormProps extends Pick<CalendarPageProps, 'siteId' | 'schedules'> {
  day: CalendarDayView;
}

function DayForm({ day, siteId, schedules }: DayFormProps) {
  const { t } = useTranslation('admin-structure');
  const format = useFormat();
  const answer = useFormAnswer('day') as (FormAnswerView & { former?: FormerDay | null }) | undefined;
  const errorsOf = useFieldErrors(answer);
  return (
    <Card title={format.date(day.date, 'long')} description={t(`calendar.source.${day.source}`)}>
      <TrackedForm method="post" className="flex flex-col gap-3">
        <input type="hidden" name="intent" value="day" />
        <input type="hidden" name="siteId" value={siteId ?? ''} />
        <input type="hidden" name="date" value={day.date} />
        <FormMessage answer={answer} doneText={t('saved')} />
        <TouchedSchedules schedules={schedules} />
        {schedules.length ? <Checkbox name="isConfirmed" required label={t('calendar.confirmTouched')} /> : null}
        <div className="flex flex-wrap items-end gap-4">
          <Field label={t('calendar.dayType')} error={errorsOf('dayType')} className="w-56">
            <Select
              name="dayType"
              options={['working', 'pre_holiday', 'holiday', 'weekend', 'inherit'].map((type) => ({
                value: type,
                label: t(`dayType.${type}`),
              }))}
              defaultValue={day.dayType}
            />
          </Field>
          <Field label={t('calendar.dayName')} error={errorsOf('name')} className="w-72">
            <TextInput name="name" defaultValue={day.name ?? ''} maxLength={120} />
          </Field>
          <Field label={t('calendar.holidayType')} error={errorsOf('holidayType')} className="w-44">
            <Select
              name="holidayType"
              emptyLabel="–"
              options={['federal', 'regional', 'company'].map((value) => ({ value, label: t(`holidayType.${value}`) }))}
              defaultValue={day.holidayType ?? ''}
            />
          </Field>
          <Button type="submit" variant="primary">
            {t('save')}
          </Button>
        </div>
      </TrackedForm>
      {answer?.isDone && answer.former ? <UndoDay day={day} siteId={siteId} former={answer.former} /> : null}
    </Card>
  );
}

/** Puts a day back to what it was before the last change. */
function UndoDay({ day, siteId, former }: Pick<DayFormProps, 'day' | 'siteId'> & { former: FormerDay }) {
  const { t } = useTranslation('admin-structure');
  return (
    <Form method="post" className="mt-3 flex items-center gap-3">
      <input type="hidden" name="intent" value="day" />
      <input type="hidden" name="siteId" value={siteId ?? ''} />
      <input type="hidden" name="date" value={day.date} />
      <input type="hidden" name="dayType" value={former.dayType} />
      <input type="hidden" name="name" value={former.name ?? ''} />
      <input type="hidden" name="holidayType" value={former.holidayType ?? ''} />
      <Button type="submit" size="sm">
        {t('calendar.undoDay', { type: t(`dayType.${former.dayType}`) })}
      </Button>
    </Form>
  );
}

function FillForm({
  year,
  siteId,
  site,
  countries,
}: {
  year: number;
  siteId: string | null;
  site?: SiteView;
  countries: CountryView[];
}) {
  const { t } = useTranslation('admin-structure');
  const answer = useFormAnswer('fill');
  const errorsOf = useFieldErrors(answer);
  const regions = countries.flatMap((country) =>
    country.regions.map((region) => ({ value: region.code, label: region.name, group: country.name })),
  );
  return (
    <Disclosure summary={t('calendar.fill', { year })} isOpen={answer !== undefined}>
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="fill" />
        <input type="hidden" name="siteId" value={siteId ?? ''} />
        <input type="hidden" name="year" value={year} />
        <p className="text-ink-muted">{t('calendar.fillText')}</p>
        <FormMessage answer={answer} doneText={t('calendar.filled')} />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field label={t('fields.country')} error={errorsOf('country')} isRequired>
            <Select
              name="country"
              options={countries.map(({ code, name }) => ({ value: code, label: name }))}
              emptyLabel={t('calendar.chooseCountry')}
              defaultValue={site?.country ?? ''}
            />
          </Field>
          <Field label={t('fields.region')} error={errorsOf('region')}>
            <Select
              name="region"
              options={regions}
              emptyLabel={t('sites.wholeCountry')}
              defaultValue={site?.region ?? ''}
            />
          </Field>
        </div>
        <Checkbox name="shortenDayBefore" label={t('calendar.shorten')} />
        <div>
          <Button type="submit">{t('calendar.fillNow')}</Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}
