import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { useFormat } from '~/i18n/use-format';
import { BreakRuleForm, type BreakRuleView } from './break-rule-form';
import { LabourStandardList, type LabourStandardView } from './labour-standard-list';
import { WorkRuleForm, type WorkRuleView } from './work-rule-form';

export interface RulesPageProps {
  workRules: WorkRuleView[];
  breakRules: BreakRuleView[];
  standards: LabourStandardView[];
  templates: { id: string; name: string }[];
  /** "work:<id>", "work:new", "break:<id>", "break:new" */
  edited: string | null;
}

/** All rules that planning keeps: standards of the law, ways of working, pauses. */
export function RulesPage({ workRules, breakRules, standards, templates, edited }: RulesPageProps) {
  const { t } = useTranslation('rules');
  const [kind, id] = (edited ?? '').split(':');
  const workRule = kind === 'work' ? workRules.find((rule) => rule.id === id) : undefined;
  const breakRule = kind === 'break' ? breakRules.find((rule) => rule.id === id) : undefined;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="flex flex-col gap-4">
        <LabourStandardList standards={standards} />
        <Card
          isFlush
          title={t('work.title')}
          description={t('work.description')}
          actions={
            <LinkButton to="?edit=work:new" size="sm" icon={Plus}>
              {t('work.new')}
            </LinkButton>
          }
        >
          {kind === 'work' ? (
            <div className="border-t border-line p-4">
              <WorkRuleForm key={`${workRule?.id}-${workRule?.version}`} rule={workRule} templates={templates} />
            </div>
          ) : null}
          <ul className="divide-y divide-line border-t border-line">
            {workRules.map((rule) => (
              <WorkRuleLine key={rule.id} rule={rule} />
            ))}
          </ul>
        </Card>
        <Card
          isFlush
          title={t('break.title')}
          description={t('break.description')}
          actions={
            <LinkButton to="?edit=break:new" size="sm" icon={Plus}>
              {t('break.new')}
            </LinkButton>
          }
        >
          {kind === 'break' ? (
            <div className="border-t border-line p-4">
              <BreakRuleForm key={`${breakRule?.id}-${breakRule?.version}`} rule={breakRule} />
            </div>
          ) : null}
          <ul className="divide-y divide-line border-t border-line">
            {breakRules.map((rule) => (
              <BreakRuleLine key={rule.id} rule={rule} />
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

function WorkRuleLine({ rule }: { rule: WorkRuleView }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
      <span className="w-56 min-w-0">
        <Link to={`?edit=work:${rule.id}`} className="text-accent-ink hover:underline">
          {rule.name}
        </Link>
        {rule.status === 'inactive' ? <Badge className="ml-2">{t('inactive')}</Badge> : null}
        {rule.isForVacancies ? <Badge className="ml-2">{t('work.vacancyBadge')}</Badge> : null}
      </span>
      <span className="min-w-64 flex-1 text-sm text-ink-muted">
        {[
          rule.rotation ?? t('work.byDemand'),
          t('work.daysText', { min: rule.minDaysPerWeek, max: rule.maxDaysPerWeek }),
          t('work.restText', { hours: format.hours(rule.minRestMinutes, true) }),
          t('work.runText', { count: rule.maxConsecutiveDays }),
          ...(rule.minConsecutiveDays > 1 ? [t('work.leastRunText', { count: rule.minConsecutiveDays })] : []),
          ...(rule.maxRunMinutes === null
            ? []
            : [t('work.runHoursShort', { hours: format.hours(rule.maxRunMinutes, true) })]),
          ...(rule.coreFromMinute === null || rule.coreToMinute === null
            ? []
            : [
                t('work.coreShort', {
                  from: format.clock(rule.coreFromMinute),
                  to: format.clock(rule.coreToMinute % 1440),
                }),
              ]),
        ].join(' · ')}
      </span>
      <span className="w-56 truncate text-sm text-ink-muted">
        {rule.templates.map((template) => template.code).join(', ') || t('work.anyTemplate')}
      </span>
      <span className="tabular w-28 text-right text-sm">
        {t('work.contracts', { count: rule.contractCount })}
        {rule.assignmentCount ? ` · ${t('work.assignments', { count: rule.assignmentCount })}` : ''}
      </span>
    </li>
  );
}

function BreakRuleLine({ rule }: { rule: BreakRuleView }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
      <span className="w-56 min-w-0">
        <Link to={`?edit=break:${rule.id}`} className="text-accent-ink hover:underline">
          {rule.name}
        </Link>
        {rule.status === 'inactive' ? <Badge className="ml-2">{t('inactive')}</Badge> : null}
      </span>
      <span className="tabular w-40 text-sm text-ink-muted">
        {format.hours(rule.fromPaidMinutes, true)} – {format.hours(rule.toPaidMinutes, true)}
      </span>
      <span className="min-w-64 flex-1 text-sm">
        {rule.pauses
          .map(
            (pause) =>
              `${t(pause.kind === 'LUNCH' ? 'break.LUNCH' : pause.paid ? 'break.PAID_BREAK' : 'break.UNPAID_BREAK')} ${format.minutes(pause.minutes)}`,
          )
          .join(' · ')}
      </span>
    </li>
  );
}
