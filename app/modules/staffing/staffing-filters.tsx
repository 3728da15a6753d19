import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '~/components/date-input';
import { FilterBar } from '~/components/filter-bar';
import { Select } from '~/components/select';
import type { StaffingPageData } from '~/models/staffing-page-data';

/** Whose people, from when, how long. A group stands under its service; whole services and departments come last. */
export function StaffingFilters({ page }: { page: StaffingPageData }) {
  const { t } = useTranslation('staffing');
  const [search] = useSearchParams();
  const chosen = page.target ? `${page.target.kind}:${page.target.id}` : undefined;
  const options = page.options.map(({ value, label, kind, under }) => ({
    value,
    label,
    group: under ?? t(`kinds.${kind}`),
  }));
  return (
    <FilterBar names={['of', 'group', 'from', 'days', 'day', 'at', 'z']}>
      <Select name="of" aria-label={t('of')} isAutoSubmit key={chosen} defaultValue={chosen} options={options} />
      <div className="w-44">
        <DateInput
          name="from"
          aria-label={t('from')}
          key={page.from}
          defaultValue={page.from}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        />
      </div>
      <Select
        name="days"
        aria-label={t('length')}
        isAutoSubmit
        defaultValue={search.get('days') ?? '7'}
        options={[1, 7, 14, 28].map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
      />
    </FilterBar>
  );
}
