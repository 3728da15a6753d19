import { Form, useSearchParams } from '@remix-run/react';
import { Target } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { TimeChart } from '~/components/chart/time-chart';
import { DateInput } from '~/components/date-input';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { StatTile } from '~/components/stat-tile';
import { localDayStart } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import {
  type AccuracyByTimeData,
  type AccuracyReport,
  type EditVerdictView,
  leadBuckets,
} from '~/models/accuracy-report';
import { AccuracyByTime } from './accuracy-by-time';
import { targets } from './accuracy-data';
import { AccuracyTable } from './accuracy-table';
import { EditVerdicts } from './edit-verdicts';

export interface AccuracyPageProps {
  report: AccuracyReport;
  byTime: AccuracyByTimeData;
  /** zones to choose from */
  zones: string[];
  edits: EditVerdictView[];
  groups: { id: string; name: string; serviceName: string }[];
  filter: { group: string; from: string; to: string; lead: string };
}

/** How good the forecasts were, by group, lead, weekday and hour, and whether the planners' changes helped. */
export function AccuracyPage({ report, byTime, zones, edits, groups, filter }: AccuracyPageProps) {
  const { t } = useTranslation('accuracy');
  const may = useCan();
  const [search] = useSearchParams();
  const measure = may('forecast:write') ? (
    <Form method="post" action={`/plan/accuracy?${search}`}>
      <Button type="submit" name="intent" value="measure" variant={report.total.days ? 'secondary' : 'primary'}>
        {t('measure')}
      </Button>
    </Form>
  ) : null;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={measure} />
      <div className="mb-4">
        <FilterBar names={['group', 'from', 'to', 'lead']}>
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            emptyLabel={t('allGroups')}
            defaultValue={filter.group}
            options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
          />
          <span className="w-40">
            <DateInput name="from" aria-label={t('from')} defaultValue={filter.from} />
          </span>
          <span className="w-40">
            <DateInput name="to" aria-label={t('to')} defaultValue={filter.to} />
          </span>
          <Select
            name="lead"
            aria-label={t('lead')}
            isAutoSubmit
            emptyLabel={t('allLeads')}
            defaultValue={filter.lead}
            options={leadBuckets.map((key) => ({ value: key, label: t(`leadKey.${key}`) }))}
          />
          <Button type="submit">{t('show')}</Button>
        </FilterBar>
      </div>
      {report.total.days === 0 ? (
        <EmptyState icon={Target} title={t('empty')} description={t('emptyText')} action={measure} />
      ) : (
        <AccuracyBody report={report} byTime={byTime} zones={zones} edits={edits} />
      )}
    </>
  );
}

function AccuracyBody({
  report,
  byTime,
  zones,
  edits,
}: Pick<AccuracyPageProps, 'report' | 'byTime' | 'zones' | 'edits'>) {
  const { t } = useTranslation(['accuracy', 'forecasts']);
  const format = useFormat();
  return (
    <div className="flex flex-col gap-4">
      <Tiles report={report} />
      <Card title={t('course')} description={t('courseText')}>
        <TimeChart
          label={t('course')}
          times={report.days.map((day) => localDayStart(day.date, 'UTC'))}
          stepMs={86_400_000}
          timeZone="UTC"
          series={[
            { id: 'actual', label: t('actual'), kind: 'line', values: report.days.map((day) => day.actual) },
            { id: 'forecast', label: t('forecast'), kind: 'forecast', values: report.days.map((day) => day.forecast) },
            {
              id: 'difference',
              label: t('difference'),
              kind: 'difference',
              values: report.days.map((day) => day.forecast - day.actual),
            },
          ]}
          heightPx={220}
          urlKey="course"
        />
      </Card>
      <AccuracyByTime data={byTime} zones={zones} />
      <Card title={t('byGroup')} description={t('byGroupText')}>
        <AccuracyTable label={t('byGroup')} lines={report.groups} nameOf={(line) => line.name} linkName="group" />
      </Card>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t('byLead')}>
          <AccuracyTable label={t('byLead')} lines={report.leads} nameOf={(line) => t(`leadKey.${line.key}`)} isShort />
        </Card>
        <Card title={t('byWeekday')}>
          <AccuracyTable
            label={t('byWeekday')}
            lines={report.weekdays}
            nameOf={(line) => format.weekday(Number(line.key), 'long')}
            isShort
          />
        </Card>
        <Card title={t('byChannel')}>
          <AccuracyTable
            label={t('byChannel')}
            lines={report.channels}
            nameOf={(line) => t(`forecasts:channel.${line.key}`)}
            isShort
          />
        </Card>
        <Card title={t('byWeek')} description={t('byWeekText')}>
          <AccuracyTable
            label={t('byWeek')}
            lines={report.weeks}
            nameOf={(line) => format.date(line.key, 'weekday')}
            isShort
          />
        </Card>
      </div>
      <Card title={t('edits.title')} description={t('edits.text')}>
        <EditVerdicts edits={edits} sum={report.edits} />
      </Card>
    </div>
  );
}

function Tiles({ report: { total, weeks, hourWape } }: { report: AccuracyReport }) {
  const { t } = useTranslation('accuracy');
  const format = useFormat();
  const percent = (value: number | null, isSigned = false) =>
    format.percent(value === null ? null : value / 100, { decimals: 1, isSigned });
  const judge = (isGood: boolean | null) =>
    isGood === null
      ? undefined
      : { state: isGood ? ('ok' as const) : ('short-2' as const), label: t(isGood ? 'onTarget' : 'offTarget') };
  /** What is left of a hundred, never below nothing. */
  const complement = (value: number | null) => (value === null ? null : Math.max(0, 100 - value));
  const within = (value: number | null, limit: number) => (value === null ? null : Math.abs(value) <= limit);
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <StatTile
        label={t('wape')}
        value={percent(total.wape)}
        state={judge(within(total.wape, targets.wape))}
        detail={`${t('wapeDetail', { hour: percent(hourWape), day: percent(total.dayWape) })} · ${t('wfa', { value: percent(complement(total.wape)) })}`}
        sparkline={
          weeks.length > 1
            ? { values: weeks.map((week) => week.wape), target: targets.wape, label: t('trend') }
            : undefined
        }
      />
      <StatTile
        label={t('mape')}
        value={percent(total.mape)}
        state={judge(within(total.mape, targets.mape))}
        detail={`${t('perDay', { value: percent(total.dayMape) })} · ${t('mfa', { value: percent(complement(total.mape)) })} · ${t('zeroSlots', { count: total.zeroSlots })}`}
      />
      <StatTile
        label={t('bias')}
        value={percent(total.bias, true)}
        state={judge(within(total.bias, targets.bias))}
        detail={t('signal', { value: format.number(total.trackingSignal, { decimals: 1 }) })}
      />
      <StatTile
        label={t('aht')}
        value={percent(total.ahtWape)}
        detail={t('ahtBias', { value: percent(total.ahtBias, true) })}
      />
    </div>
  );
}
