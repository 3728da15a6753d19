import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { useFormat } from '~/i18n/use-format';
import type { ScenarioOutcome } from '~/models/capacity-outcome';
import { type CapacityPlanInput, dateOfWeek } from '~/models/capacity-plan-input';

export interface HiringAdviceProps {
  plan: { version: number; input: CapacityPlanInput };
  index: number;
  scenario: ScenarioOutcome;
  canWrite: boolean;
}

/** Classes that close the gap, and the weeks that none can close any more. */
export function HiringAdvice({ plan, index, scenario, canWrite }: HiringAdviceProps) {
  const { t } = useTranslation('capacity');
  const format = useFormat();
  const { startDate } = plan.input;
  const { advice, unavoidableGapWeeks } = scenario;
  const monday = (week: number) => format.date(dateOfWeek(startDate, week), 'medium');
  return (
    <div className="flex flex-col gap-3 text-sm">
      {advice.length === 0 ? <p className="text-ink-muted">{t('noAdvice')}</p> : null}
      <ul className="tabular divide-y divide-line">
        {advice.map((item) => (
          <li key={item.startWeek} className="flex justify-between gap-3 py-1.5">
            <span>{t('hire', { count: item.people, date: monday(item.startWeek) })}</span>
            <span className="text-ink-muted">{t('forWeek', { date: monday(item.forWeek) })}</span>
          </li>
        ))}
      </ul>
      {unavoidableGapWeeks.length > 0 ? (
        <p className="text-warning-ink">
          {t('unavoidable', {
            count: unavoidableGapWeeks.length,
            from: monday(unavoidableGapWeeks[0]),
            to: monday(unavoidableGapWeeks[unavoidableGapWeeks.length - 1]),
          })}
        </p>
      ) : null}
      {canWrite && advice.length > 0 ? (
        <Form method="post">
          <input type="hidden" name="version" value={plan.version} />
          <input type="hidden" name="scenario" value={index} />
          <Button type="submit" name="intent" value="follow-advice">
            {t('follow')}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
