import { Form, useSearchParams } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import type { CapacityOutcome } from '~/models/capacity-outcome';
import type { CapacityPlanInput } from '~/models/capacity-plan-input';
import { CapacityChart } from './capacity-chart';
import { CapacityForm, type CapacityGroupOption } from './capacity-form';
import { HiringAdvice } from './hiring-advice';
import { ScenarioTable } from './scenario-table';

export interface CapacityPlanViewProps {
  plan: { id: string; version: number; input: CapacityPlanInput };
  outcome: CapacityOutcome;
  groups: CapacityGroupOption[];
  faults: Record<string, string>;
  isSaved: boolean;
}

/** A plan: scenarios side by side, the course of one, what to hire, and the assumptions to change. */
export function CapacityPlanView({ plan, outcome, groups, faults, isSaved }: CapacityPlanViewProps) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const may = useCan();
  const [search] = useSearchParams();
  const { input } = plan;
  const count = input.scenarios.length;
  const index = Math.min(count - 1, Math.max(0, Number(search.get('scenario')) || 0));
  const canWrite = may('staffing:write');
  useEffect(() => {
    if (isSaved && Object.keys(faults).length === 0) showToast({ title: t('saved'), tone: 'ok' });
  }, [isSaved, faults, t]);
  const description = t('planLine', {
    from: format.date(input.startDate, 'medium'),
    weeks: t('weeks', { count: input.weeks }),
    scenarios: t('scenarios', { count }),
  });
  return (
    <>
      <PageHeader
        title={input.name}
        description={description}
        actions={canWrite ? <PlanActions plan={plan} /> : undefined}
      >
        <Tabs
          label={t('scenarioTabs')}
          items={input.scenarios.map(({ name }, i) => ({ to: `?scenario=${i}`, label: name, isActive: i === index }))}
        />
      </PageHeader>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t('course')} description={t('courseText')}>
          <CapacityChart startDate={input.startDate} scenario={outcome.scenarios[index]} />
        </Card>
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
          <Card title={t('sideBySide')} description={t('sideBySideText')}>
            <ScenarioTable names={input.scenarios.map(({ name }) => name)} scenarios={outcome.scenarios} />
          </Card>
          <Card title={t('advice')} description={t('adviceText')}>
            <HiringAdvice plan={plan} index={index} scenario={outcome.scenarios[index]} canWrite={canWrite} />
          </Card>
        </div>
        <Card title={t('volumes')} description={t('volumesText')}>
          <ul className="tabular grid gap-x-6 text-sm sm:grid-cols-2 xl:grid-cols-3">
            {outcome.groups.map((group) => (
              <li key={group.groupId} className="border-b border-line py-1.5">
                {group.name}
                <span className="block text-ink-muted">
                  {t('volumeSource', {
                    aht: format.seconds(group.ahtSec),
                    weeks: t('weeks', { count: group.forecastWeeks }),
                  })}
                  {group.longRangeWeeks > 0
                    ? `, ${t(group.longRangeWape === null ? 'longRange' : 'longRangeError', {
                        weeks: t('weeks', { count: group.longRangeWeeks }),
                        error: format.percent((group.longRangeWape ?? 0) / 100, { decimals: 1 }),
                      })}`
                    : null}
                </span>
              </li>
            ))}
          </ul>
        </Card>
        {canWrite ? (
          <Card title={t('assumptions')}>
            <CapacityForm key={plan.version} input={input} groups={groups} faults={faults} version={plan.version} />
          </Card>
        ) : null}
      </div>
    </>
  );
}

/** One scenario more, one less, or the whole plan away. */
function PlanActions({ plan }: Pick<CapacityPlanViewProps, 'plan'>) {
  const { t } = useTranslation('capacity');
  const [search] = useSearchParams();
  const count = plan.input.scenarios.length;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="version" value={plan.version} />
      <input type="hidden" name="scenario" value={search.get('scenario') ?? '0'} />
      <input type="hidden" name="scenarioName" value={t('scenarioName', { number: count + 1 })} />
      {count < 4 ? (
        <Button type="submit" name="intent" value="add-scenario">
          {t('addScenario')}
        </Button>
      ) : null}
      {count > 1 ? (
        <Button type="submit" name="intent" value="remove-scenario">
          {t('removeScenario')}
        </Button>
      ) : null}
      <Button type="submit" name="intent" value="delete" variant="danger">
        {t('delete')}
      </Button>
    </Form>
  );
}
