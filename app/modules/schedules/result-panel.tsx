import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import { ChosenRotations } from './chosen-rotations';
import { explainReason } from './explain-reason';
import { PlanningCurve } from './planning-curve';
import type { ScheduleResultView } from './schedule-page-view';
import { VacancyCard } from './vacancy-card';

/** How the planning went: its course, the coverage of each group, and every rule it could not keep with the reason. */
export function ResultPanel({
  result,
  groups,
}: {
  result: ScheduleResultView;
  groups: { id: string; name: string }[];
}) {
  const { t } = useTranslation('schedules');
  const { t: reasons } = useTranslation('schedule-reasons');
  const format = useFormat();
  const names = new Map(groups.map((group) => [group.id, group.name]));
  const curve = result.trace
    .filter((point) => point.objective !== null)
    .map((point): [number, number, number, number] => [
      point.elapsedMs,
      point.objective ?? 0,
      point.bound,
      point.shortPercent ?? 0,
    ]);
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={t('result.course')}
        description={t('result.courseText', {
          seconds: Math.round(result.elapsedMs / 1000),
          reason: t(`stoppedBy.${result.stoppedBy}`),
          seed: result.seed,
        })}
      >
        {curve.length > 1 ? <PlanningCurve points={curve} /> : null}
      </Card>
      {result.rotations?.length ? <ChosenRotations rotations={result.rotations} /> : null}
      {result.vacancies ? <VacancyCard plan={result.vacancies} shortPercent={result.coverage.shortPercent} /> : null}
      <Card title={t('result.coverage')} isFlush>
        <ScrollRegion label={t('result.coverage')}>
          <table className="tabular w-full">
            <thead className="border-y border-line text-left text-sm text-ink-muted">
              <tr>
                <th className="px-3 py-2 sm:px-4 font-normal">{t('group')}</th>
                <th className="px-3 py-2 sm:px-4 text-right font-normal">{t('result.required')}</th>
                <th className="px-3 py-2 sm:px-4 text-right font-normal">{t('kpi.short')}</th>
                <th className="px-3 py-2 sm:px-4 text-right font-normal">{t('kpi.over')}</th>
              </tr>
            </thead>
            <tbody>
              {result.coverage.groups.map((group) => (
                <tr key={group.groupId} className="border-b border-line last:border-0">
                  <td className="px-3 py-2 sm:px-4">{names.get(group.groupId)}</td>
                  <td className="px-3 py-2 sm:px-4 text-right">
                    {format.number(Math.round(group.demandAgentHours))} {t('hoursUnit')}
                  </td>
                  <td className="px-3 py-2 sm:px-4 text-right">
                    {format.percent(group.shortPercent / 100, { decimals: 1 })}
                  </td>
                  <td className="px-3 py-2 sm:px-4 text-right">
                    {format.percent(group.overPercent / 100, { decimals: 1 })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Card>
      <Card title={t('result.unmet')} description={result.unmet.length ? undefined : t('result.unmetNone')} isFlush>
        <ul className="divide-y divide-line border-t border-line empty:hidden">
          {result.unmet.slice(0, 500).map((rule) => (
            <li
              key={`${rule.employeeId}-${rule.date}-${rule.rule}-${rule.reason}`}
              className="flex flex-wrap gap-x-4 px-4 py-2"
            >
              <span className="w-52 min-w-0">
                {rule.employeeId ? (
                  <Link to={`/people/employees/${rule.employeeId}`} className="text-accent-ink hover:underline">
                    {rule.employeeName}
                  </Link>
                ) : (
                  t('result.everyone')
                )}
              </span>
              <span className="w-52">{t(`rule.${rule.rule}`)}</span>
              <span className="tabular w-28 text-ink-muted">{rule.date ? format.date(rule.date) : ''}</span>
              <span className="min-w-0 text-ink-muted max-sm:basis-full sm:flex-1">
                {explainReason(rule.reason, reasons)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
