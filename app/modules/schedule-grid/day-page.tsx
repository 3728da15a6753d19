import { useSearchParams } from '@remix-run/react';
import { CalendarX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { TimeChart } from '~/components/chart/time-chart';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { DayTimeline, type DayTimelineShift } from './day-timeline';

export interface DayPageProps {
  scheduleId: string;
  date: string;
  today: string;
  timeZone: string;
  fromMs: number;
  toMs: number;
  nowMs: number;
  intervalMinutes: number;
  groups: { id: string; name: string }[];
  groupId: string;
  shifts: DayTimelineShift[];
  coverage: { times: number[]; required: number[]; scheduled: number[] };
}

/** A day in intervals: coverage against the requirement, and everybody's shift with its pauses. */
export function DayPage(props: DayPageProps) {
  const { date, today, timeZone, groups, groupId, shifts, coverage } = props;
  const { t } = useTranslation('schedules');
  const [search] = useSearchParams();
  const difference = coverage.times.map(
    (_, i) => Math.round((coverage.scheduled[i] - coverage.required[i]) * 100) / 100,
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <DateStepper date={date} today={today} />
        <FilterBar names={['q', 'group']}>
          <SearchInput name="q" label={t('grid.search')} autoSubmitMs={250} defaultValue={search.get('q') ?? ''} />
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            emptyLabel={t('grid.allGroups')}
            defaultValue={groupId}
            options={groups.map((group) => ({ value: group.id, label: group.name }))}
          />
        </FilterBar>
      </div>
      <Card title={t('day.coverage')}>
        <TimeChart
          label={t('day.coverage')}
          times={coverage.times}
          stepMs={props.intervalMinutes * 60_000}
          timeZone={timeZone}
          nowMs={props.nowMs >= props.fromMs && props.nowMs < props.toMs ? props.nowMs : null}
          heightPx={200}
          urlKey="day"
          series={[
            { id: 'scheduled', label: t('day.scheduled'), kind: 'filled-step', values: coverage.scheduled },
            { id: 'required', label: t('day.required'), kind: 'step', values: coverage.required },
            { id: 'difference', label: t('day.difference'), kind: 'difference', values: difference },
          ]}
        />
      </Card>
      {shifts.length ? (
        <DayTimeline {...props} />
      ) : (
        <EmptyState icon={CalendarX} title={t('day.empty')} description={t('day.emptyText')} />
      )}
    </div>
  );
}
