import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { useCan } from '~/components/frame/permissions';
import { useFormat } from '~/i18n/use-format';
import type { RotationDay } from '~/models/rotation-days';
import { FactHistory } from '~/modules/people/fact-history';
import { CycleStrip } from './cycle-strip';
import { AssignForm, EndForm, PermitForm } from './employee-rules-forms';

interface PeriodView {
  id: string;
  validFrom: string;
  validTo: string | null;
}

export interface EmployeeRulesView {
  current: { id: string; name: string; source: string; departmentName: string | null } | null;
  rules: (PeriodView & { name: string; source: string; departmentName: string | null })[];
  rotations: (PeriodView & { name: string; cycleStart: string; kind: string; days: RotationDay[] })[];
  permits: (PeriodView & {
    kind: string;
    isNightAllowed: boolean;
    dailyMaxMinutes: number | null;
    weeklyMaxMinutes: number | null;
    earliestStartMinute: number | null;
    latestEndMinute: number | null;
    note: string | null;
  })[];
  bonds: { id: string; name: string; kind: string; toleranceMinutes: number; people: string[] | null }[];
}

interface EmployeeRulesTabProps {
  rules: EmployeeRulesView;
  today: string;
  workRules: { id: string; name: string }[];
  rotations: { id: string; name: string }[];
  templateCodes: Record<string, string>;
}

/** How a person works: the rule that applies and its history, rotations, permits, bonds. */
export function EmployeeRulesTab({ rules, today, workRules, rotations, templateCodes }: EmployeeRulesTabProps) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const mayWrite = useCan()('employee:write:department');
  const sourceOf = (item: { source: string; departmentName: string | null }) =>
    item.source === 'department' ? item.departmentName : t(`assign.source.${item.source}`);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card
        title={t('card.rule')}
        description={
          rules.current ? `${t('card.now')}: ${rules.current.name} (${sourceOf(rules.current)})` : t('card.noRule')
        }
      >
        <div className="flex flex-col gap-3">
          <FactHistory
            label={t('card.rule')}
            today={today}
            emptyText={t('card.noRule')}
            items={rules.rules.map((item) => ({
              ...item,
              id: `${item.source}-${item.id}-${item.validFrom}`,
              title: item.name,
              detail: sourceOf(item),
            }))}
          />
          {mayWrite ? (
            <>
              <AssignForm intent="assign-work-rule" title={t('card.assignRule')} options={workRules} today={today} />
              <EndForm intent="end-work-rule" title={t('card.endRule')} today={today} />
            </>
          ) : null}
        </div>
      </Card>
      <Card title={t('card.rotation')}>
        <div className="flex flex-col gap-3">
          <FactHistory
            label={t('card.rotation')}
            today={today}
            emptyText={t('card.noRotation')}
            items={rules.rotations.map((item) => ({
              ...item,
              title: item.name,
              detail:
                item.kind === 'cyclic' ? (
                  <span className="flex flex-wrap items-center gap-2">
                    {t('card.cycleFrom', { date: format.date(item.cycleStart, 'medium') })}
                    <CycleStrip days={item.days} codes={templateCodes} />
                  </span>
                ) : (
                  t('rotation.kinds.demand')
                ),
            }))}
          />
          {mayWrite ? (
            <>
              <AssignForm
                intent="assign-rotation"
                title={t('card.assignRotation')}
                options={rotations}
                today={today}
                hasCycle
              />
              <EndForm intent="end-rotation" title={t('card.endRotation')} today={today} />
            </>
          ) : null}
        </div>
      </Card>
      <Card title={t('permit.title')} description={t('permit.description')}>
        <div className="flex flex-col gap-3">
          <FactHistory
            label={t('permit.title')}
            today={today}
            emptyText={t('permit.none')}
            items={rules.permits.map((permit) => ({
              ...permit,
              title: t(`permit.kinds.${permit.kind}`),
              detail: describePermit(permit).join(' · '),
              actions: mayWrite ? (
                <EndForm intent="end-permit" title={t('permit.end')} today={today} permitId={permit.id} isInline />
              ) : null,
            }))}
          />
          {mayWrite ? <PermitForm today={today} /> : null}
        </div>
      </Card>
      <Card title={t('bond.title')}>
        {rules.bonds.length ? (
          <ul className="divide-y divide-line">
            {rules.bonds.map((bond) => (
              <li key={bond.id} className="flex flex-wrap items-center gap-3 py-2">
                <Badge tone={bond.kind === 'apart' ? 'warning' : 'accent'}>{t(`bond.kinds.${bond.kind}`)}</Badge>
                <span className="min-w-40 flex-1">{(bond.people ?? []).join(', ')}</span>
                <span className="text-sm text-ink-muted">{bond.name}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-muted">{t('bond.none')}</p>
        )}
      </Card>
    </div>
  );

  function describePermit(permit: EmployeeRulesView['permits'][number]): string[] {
    const parts = [t(permit.isNightAllowed ? 'permit.nightYes' : 'permit.nightNo')];
    if (permit.dailyMaxMinutes !== null)
      parts.push(t('permit.daily', { hours: format.hours(permit.dailyMaxMinutes, true) }));
    if (permit.weeklyMaxMinutes !== null)
      parts.push(t('permit.weekly', { hours: format.hours(permit.weeklyMaxMinutes, true) }));
    if (permit.earliestStartMinute !== null)
      parts.push(t('permit.startFrom', { time: format.clock(permit.earliestStartMinute) }));
    if (permit.latestEndMinute !== null) parts.push(t('permit.endBy', { time: format.clock(permit.latestEndMinute) }));
    return permit.note ? [...parts, permit.note] : parts;
  }
}
