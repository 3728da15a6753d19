import { useNavigation } from '@remix-run/react';
import { HeartHandshake } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { DateInput } from '~/components/date-input';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { StatTile } from '~/components/stat-tile';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { PeopleFilters } from './people-filters';
import { useRuleText } from './use-rule-text';
import { VacationHeader } from './vacation-header';
import { YearStepper } from './year-stepper';

interface WishRow {
  id: string;
  employeeId: string;
  employeeName: string;
  departmentName: string | null;
  rank: number;
  firstDate: string;
  lastDate: string;
  priority: string;
  state: string;
  outcome: { rule: string; figures: Record<string, number | string> } | null;
}

export interface Campaign {
  year: number;
  opensOn: string;
  closesOn: string;
  maxWishes: number;
  isOpen: boolean;
}

interface WishesPageProps {
  year: number;
  wishes: WishRow[];
  counts: Record<string, number>;
  total: number;
  campaign: Campaign | null;
  filter: { text: string; state: string; departmentId: string };
  departments: { id: string; name: string }[];
  mayCollect: boolean;
}

export const wishTones: Record<string, Tone> = {
  granted: 'ok',
  moved: 'info',
  refused: 'danger',
  submitted: 'warning',
};
const states = ['submitted', 'granted', 'moved', 'refused'];

/** What people would like: when it is collected, how much came in, what became of it. */
export function WishesPage(props: WishesPageProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const ruleText = useRuleText();
  const { filter, counts, campaign, year } = props;
  const columns = useMemo(
    (): TableColumn<WishRow>[] => [
      { id: 'name', header: t('balances.name'), isRequired: true, cell: (row) => row.employeeName },
      { id: 'department', header: t('department'), hiddenBelow: 'md', cell: (row) => row.departmentName ?? '–' },
      { id: 'rank', header: t('wishes.rank'), align: 'end', cell: (row) => row.rank },
      { id: 'dates', header: t('wishes.dates'), cell: (row) => format.dateRange(row.firstDate, row.lastDate) },
      { id: 'priority', header: t('wishes.priority'), hiddenBelow: 'md', cell: (row) => t(`priority.${row.priority}`) },
      {
        id: 'state',
        header: t('wishes.state'),
        cell: (row) => <Badge tone={wishTones[row.state]}>{t(`wishState.${row.state}`)}</Badge>,
      },
      {
        id: 'outcome',
        header: t('wishes.why'),
        hiddenBelow: 'lg',
        cell: (row) => (row.outcome ? ruleText(row.outcome) : '–'),
      },
    ],
    [t, format, ruleText],
  );
  return (
    <>
      <VacationHeader year={year} actions={<YearStepper year={year} />} />
      <div className="mb-4 grid items-start gap-4 lg:grid-cols-[2fr_3fr]">
        <CampaignCard
          key={`${year}-${campaign?.closesOn}`}
          year={year}
          campaign={campaign}
          mayCollect={props.mayCollect}
        />
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {states.map((state) => (
            <StatTile key={state} label={t(`wishState.${state}`)} value={format.number(counts[state] ?? 0)} />
          ))}
        </div>
      </div>
      <DataTable
        label={t('wishes.title')}
        rows={props.wishes}
        columns={columns}
        getRowId={(row) => row.id}
        getRowName={(row) => row.employeeName}
        getRowLink={(row) => `/plan/vacations?year=${year}&q=${encodeURIComponent(row.employeeName)}`}
        totalCount={props.total}
        filters={
          <FilterBar names={['q', 'state', 'department']}>
            <PeopleFilters filter={filter} departments={props.departments} />
            <Select
              name="state"
              aria-label={t('wishes.state')}
              isAutoSubmit
              emptyLabel={t('wishes.anyState')}
              defaultValue={filter.state}
              options={states.map((value) => ({ value, label: t(`wishState.${value}`) }))}
            />
          </FilterBar>
        }
        emptyState={<EmptyState icon={HeartHandshake} title={t('wishes.none')} description={t('wishes.noneText')} />}
      />
    </>
  );
}

function CampaignCard({
  year,
  campaign,
  mayCollect,
}: {
  year: number;
  campaign: Campaign | null;
  mayCollect: boolean;
}) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('campaign');
  const errorsOf = useFieldErrors(answer);
  const text = campaign
    ? t(campaign.isOpen ? 'wishes.open' : 'wishes.closed', {
        dates: format.dateRange(campaign.opensOn, campaign.closesOn),
      })
    : t('wishes.notPlanned', { year });
  return (
    <Card title={t('wishes.collection', { year })} description={text}>
      {mayCollect ? (
        <TrackedForm method="post" className="grid grid-cols-2 gap-3">
          <input type="hidden" name="year" value={year} />
          <div className="col-span-2">
            <FormMessage answer={answer} doneText={t('saved')} />
          </div>
          <Field label={t('wishes.opensOn')} error={errorsOf('opensOn')} isRequired>
            <DateInput name="opensOn" defaultValue={campaign?.opensOn ?? `${year - 1}-11-01`} />
          </Field>
          <Field label={t('wishes.closesOn')} error={errorsOf('closesOn')} isRequired>
            <DateInput name="closesOn" defaultValue={campaign?.closesOn ?? `${year - 1}-12-10`} />
          </Field>
          <Field label={t('wishes.maxWishes')} error={errorsOf('maxWishes')}>
            <NumberInput name="maxWishes" min={1} max={12} defaultValue={campaign?.maxWishes ?? 6} />
          </Field>
          <div className="self-end">
            <Button type="submit" name="intent" value="campaign" isPending={isBusy}>
              {t('save')}
            </Button>
          </div>
        </TrackedForm>
      ) : null}
    </Card>
  );
}
