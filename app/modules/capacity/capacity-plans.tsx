import { TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { useLinkArea } from '~/components/use-link-area';
import { useFormat } from '~/i18n/use-format';
import type { CapacityPlanInput } from '~/models/capacity-plan-input';
import { CapacityForm, type CapacityGroupOption } from './capacity-form';

export interface CapacityPlansProps {
  plans: { id: string; createdByName: string | null; updatedAt: string; input: CapacityPlanInput }[];
  groups: CapacityGroupOption[];
  today: string;
  faults: Record<string, string>;
}

/** Plans of the organization, and the form of a new one. */
export function CapacityPlans({ plans, groups, today, faults }: CapacityPlansProps) {
  const { t } = useTranslation('capacity');
  const may = useCan();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <Card title={t('plans')} isFlush={plans.length > 0}>
          {plans.length === 0 ? (
            <EmptyState icon={TrendingUp} title={t('empty')} description={t('emptyText')} />
          ) : (
            <PlanList plans={plans} />
          )}
        </Card>
        {may('staffing:write') ? (
          <Card title={t('new')} description={t('newText')}>
            <CapacityForm
              input={startingInput(groups, today, t('scenarioName', { number: 1 }))}
              groups={groups}
              faults={faults}
            />
          </Card>
        ) : null}
      </div>
    </>
  );
}

function PlanList({ plans }: Pick<CapacityPlansProps, 'plans'>) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const { handlers, prefetch } = useLinkArea();
  return (
    <>
      <ul className="divide-y divide-line" {...handlers}>
        {plans.map(({ id, input, createdByName, updatedAt }) => (
          <li key={id}>
            <a href={`/plan/capacity/${id}`} className="block px-4 py-3 hover:bg-hover">
              <span className="font-medium">{input.name}</span>
              <span className="block text-sm text-ink-muted">
                {t('planLine', {
                  from: format.date(input.startDate, 'medium'),
                  weeks: t('weeks', { count: input.weeks }),
                  scenarios: t('scenarios', { count: input.scenarios.length }),
                })}
                {createdByName ? ` · ${createdByName}` : ''} · {format.instantDate(updatedAt, 'UTC', 'medium')}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {prefetch}
    </>
  );
}

/** A year from now for all groups, with the people employed now. */
function startingInput(groups: CapacityGroupOption[], today: string, scenarioName: string): CapacityPlanInput {
  return {
    name: '',
    groupIds: groups.map(({ id }) => id),
    startDate: today,
    weeks: 52,
    startFte: Math.round(groups.reduce((sum, group) => sum + group.fte, 0)),
    hoursPerFteWeek: 40,
    costPerHour: 12,
    costPerHire: 1500,
    leadWeeks: 4,
    minClassSize: 4,
    maxClassSize: 20,
    scenarios: [
      {
        name: scenarioName,
        volumePercent: 0,
        ahtPercent: 0,
        growthPercent: 0,
        attritionPercent: 25,
        shrinkagePercent: 30,
        inefficiencyPercent: 5,
        trainingWeeks: 4,
        rampWeeks: 6,
        rampAttritionPercent: 10,
        hiring: [],
      },
    ],
  };
}
