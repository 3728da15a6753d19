import { Form, Link } from '@remix-run/react';
import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import type { TimeSeries } from '~/components/chart/chart-types';
import { TimeChart } from '~/components/chart/time-chart';
import { joinClasses } from '~/components/class-names';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Popover } from '~/components/popover';
import { ScrollRegion } from '~/components/scroll-region';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { localDayStart } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';

export interface ScenarioItem {
  id: string;
  name: string;
  kind: string;
  versionNumber: number;
  isCurrent: boolean;
  createdByName: string | null;
  contacts: number;
  ahtSec: number | null;
  agentHours: number;
  peakAgents: number;
  layers: number;
  days: { date: string; hours: number; contacts: number }[];
}

export interface ScenarioPageProps {
  groups: { id: string; name: string; serviceName: string }[];
  groupId: string;
  periods: { lineageId: string; startDate: string; lastDate: string; versions: number }[];
  lineageId: string;
  scenarios: ScenarioItem[];
}

const colors = ['var(--color-series-other-1)', 'var(--color-series-other-2)', 'var(--color-series-other-3)'];

/** What-if side by side: contacts, agent hours and peak of each scenario against the one that counts. */
export function ScenarioPage({ groups, groupId, periods, lineageId, scenarios }: ScenarioPageProps) {
  const { t } = useTranslation('scenarios');
  const format = useFormat();
  const canWrite = useCan()('forecast:write');
  const [reference] = scenarios;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={canWrite && reference ? <NewScenario forecastId={reference.id} /> : null}
      />
      <div className="mb-4">
        <FilterBar names={['group', 'period']}>
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            defaultValue={groupId}
            options={groups.map((group) => ({ value: group.id, label: group.name, group: group.serviceName }))}
          />
          {periods.length ? (
            <Select
              key={groupId}
              name="period"
              aria-label={t('period')}
              isAutoSubmit
              defaultValue={lineageId}
              options={periods.map((period) => ({
                value: period.lineageId,
                label: format.dateRange(period.startDate, period.lastDate),
              }))}
            />
          ) : null}
        </FilterBar>
      </div>
      {reference ? (
        <div className="flex flex-col gap-4">
          <Card title={t('hoursByDay')}>
            <TimeChart
              key={lineageId}
              label={t('hoursByDay')}
              times={reference.days.map((day) => localDayStart(day.date, 'UTC'))}
              stepMs={86_400_000}
              timeZone="UTC"
              series={toSeries(scenarios, (item) => nameOf(item, t('version', { number: item.versionNumber })))}
              heightPx={240}
              urlKey="days"
            />
          </Card>
          <Card title={t('compare')} isFlush>
            <ScenarioTable scenarios={scenarios} canWrite={canWrite} />
          </Card>
        </div>
      ) : (
        <EmptyState
          icon={FlaskConical}
          title={t('empty')}
          description={t('emptyText')}
          action={<LinkButton to={`/plan/forecasts/new?group=${groupId}`}>{t('newForecast')}</LinkButton>}
        />
      )}
    </>
  );
}

const nameOf = (item: ScenarioItem, version: string) => (item.kind === 'forecast' ? version : item.name);

function toSeries(scenarios: ScenarioItem[], nameOfItem: (item: ScenarioItem) => string): TimeSeries[] {
  return scenarios.map((item, index) => ({
    id: item.id,
    label: nameOfItem(item),
    kind: index === 0 ? ('step' as const) : ('line' as const),
    values: item.days.map((day) => day.hours),
    color: index === 0 ? undefined : colors[(index - 1) % colors.length],
    isDashed: item.kind === 'snapshot',
    isInitiallyHidden: index > colors.length,
  }));
}

function NewScenario({ forecastId }: { forecastId: string }) {
  const { t } = useTranslation('scenarios');
  return (
    <Popover
      label={t('new')}
      align="end"
      trigger={
        <Button icon={FlaskConical} variant="primary">
          {t('new')}
        </Button>
      }
    >
      <Form method="post" className="flex flex-col gap-3">
        <input type="hidden" name="forecastId" value={forecastId} />
        <p className="text-sm text-ink-muted">{t('newText')}</p>
        <Field label={t('name')} isRequired>
          <TextInput name="name" required maxLength={100} />
        </Field>
        <Button type="submit" name="intent" value="scenario" variant="primary">
          {t('create')}
        </Button>
      </Form>
    </Popover>
  );
}

/** Wide ones are left out on a phone: what a scenario costs is what one looks for. */
const columns = [
  { name: 'scenario' },
  { name: 'contacts', isWide: true },
  { name: 'aht', isWide: true },
  { name: 'hours' },
  { name: 'difference' },
  { name: 'peak', isWide: true },
  { name: 'layers', isWide: true },
  { name: 'action' },
];

function ScenarioTable({ scenarios, canWrite }: { scenarios: ScenarioItem[]; canWrite: boolean }) {
  const { t } = useTranslation('scenarios');
  const format = useFormat();
  const [reference] = scenarios;
  const whole = (value: number) => format.number(value, { decimals: 0 });
  const change = (value: number, of: number) =>
    format.percent(of > 0 ? value / of - 1 : null, { decimals: 1, isSigned: true });
  return (
    <ScrollRegion label={t('compare')}>
      <table className="w-full text-sm sm:min-w-3xl">
        <thead>
          <tr className="border-b border-line text-ink-muted">
            {columns.map(({ name, isWide }, index) => (
              <th
                key={name}
                className={joinClasses(
                  'px-3 py-2 font-normal',
                  index ? 'text-right' : 'text-left',
                  isWide && 'max-sm:hidden',
                )}
              >
                {t(`column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scenarios.map((item) => (
            <tr key={item.id} className="border-b border-line last:border-0">
              <td className="px-3 py-2">
                <Link to={`/plan/forecasts/${item.id}`} className="font-medium text-accent-ink hover:underline">
                  {nameOf(item, t('version', { number: item.versionNumber }))}
                </Link>{' '}
                {item.isCurrent ? <Badge tone="ok">{t('current')}</Badge> : null}
                {item.kind === 'forecast' ? null : <Badge tone="info">{t(`kind.${item.kind}`)}</Badge>}
              </td>
              <td className="tabular px-3 text-right max-sm:hidden">{whole(item.contacts)}</td>
              <td className="tabular px-3 text-right max-sm:hidden">{format.seconds(item.ahtSec)}</td>
              <td className="tabular px-3 text-right font-medium">{whole(item.agentHours)}</td>
              <td className="tabular px-3 text-right">
                {item === reference
                  ? '–'
                  : `${format.number(item.agentHours - reference.agentHours, { decimals: 0, isSigned: true })} (${change(item.agentHours, reference.agentHours)})`}
              </td>
              <td className="tabular px-3 text-right max-sm:hidden">
                {format.number(item.peakAgents, { decimals: 1 })}
              </td>
              <td className="tabular px-3 text-right max-sm:hidden">{item.layers}</td>
              <td className="px-3 text-right">
                {canWrite && !item.isCurrent ? (
                  <Form method="post" preventScrollReset>
                    <input type="hidden" name="forecastId" value={item.id} />
                    <Button type="submit" size="sm" name="intent" value="make-current">
                      {t('makeCurrent')}
                    </Button>
                  </Form>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
