import { Form, Link, useNavigation } from '@remix-run/react';
import { Wand2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { JobProgress } from '~/components/job-progress';
import { Pagination } from '~/components/pagination';
import { Select } from '~/components/select';
import { StatTile } from '~/components/stat-tile';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import { useBasisText } from './use-basis-text';
import { useRuleText } from './use-rule-text';
import { VacationHeader } from './vacation-header';
import { YearStepper } from './year-stepper';

type Option = { id: string; name: string };

interface PlanView {
  id: string;
  year: number;
  state: string;
  error: string | null;
  jobId: string | null;
  createdAt: string | Date;
  summary: Record<string, number> | null;
}

interface ProposalView {
  id: string;
  employeeId: string;
  employeeName: string;
  outcome: string;
  firstDate: string | null;
  lastDate: string | null;
  days: number;
  fromDate: string | null;
  rank: number | null;
  limitName: string | null;
  reason: { rule: string; figures: Record<string, number | string> } | null;
  basis: { rule: string; figures: Record<string, number | string> } | null;
}

export interface AutomaticPageProps {
  year: number;
  departments: Option[];
  groups: Option[];
  plans: PlanView[];
  plan: PlanView | null;
  proposals: ProposalView[];
  total: number;
  page: number;
  pageSize: number;
  outcome: string;
  timeZone: string;
  answer: { fault: string | null; applied: { created: number; moved: number; skipped: number } | null } | null;
}

const outcomes = ['refused', 'unplaced', 'moved', 'shifted', 'granted', 'filled'];
const tones: Record<string, Tone> = {
  refused: 'danger',
  unplaced: 'danger',
  moved: 'info',
  shifted: 'warning',
  granted: 'ok',
  filled: 'neutral',
};

/** The automatic plan of a year: start, look at who gets what and who does not and why, then apply. */
export function AutomaticPage(props: AutomaticPageProps) {
  const { t } = useTranslation('vacations');
  const { plan, year } = props;
  const revalidate = useRevalidateInTurn();
  return (
    <>
      <VacationHeader year={year} actions={<YearStepper year={year} />} />
      <div className="flex flex-col gap-4">
        <StartCard {...props} />
        {props.answer?.applied ? (
          <p role="status" className="rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
            {t('automatic.applied', { ...props.answer.applied })}
          </p>
        ) : null}
        {props.answer?.fault ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
            {t(`automatic.fault.${props.answer.fault}`, { defaultValue: t('refused') })}
          </p>
        ) : null}
        {plan?.state === 'running' && plan.jobId ? (
          <JobProgress jobId={plan.jobId} label={t('automatic.running', { year })} onEnd={() => revalidate()} />
        ) : null}
        {plan?.state === 'failed' ? (
          <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
            {t('automatic.failed')} {plan.error}
          </p>
        ) : null}
        {plan?.summary ? <ResultCard {...props} plan={plan} summary={plan.summary} /> : null}
        {plan || props.plans.length ? null : (
          <EmptyState icon={Wand2} title={t('automatic.none')} description={t('automatic.noneText')} />
        )}
        {props.plans.length > 1 ? <EarlierRuns {...props} /> : null}
      </div>
    </>
  );
}

function StartCard({ year, departments, groups }: AutomaticPageProps) {
  const { t } = useTranslation('vacations');
  const isBusy = useNavigation().state === 'submitting';
  const options = (list: Option[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card title={t('automatic.title')} description={t('automatic.description')}>
      <Form method="post" className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <input type="hidden" name="year" value={year} />
        <Field label={t('department')}>
          <Select name="departmentId" emptyLabel={t('allDepartments')} options={options(departments)} />
        </Field>
        <Field label={t('group')}>
          <Select name="groupId" emptyLabel={t('allGroups')} options={options(groups)} />
        </Field>
        <Field label={t('automatic.peakWeight')} help={t('automatic.peakWeightHelp')}>
          <Select
            name="peakWeight"
            defaultValue="1"
            options={['0', '1', '3', '10'].map((value) => ({ value, label: t(`automatic.peakWeights.${value}`) }))}
          />
        </Field>
        <Field label={t('automatic.order')} help={t('automatic.orderHelp')}>
          <Select
            name="order"
            defaultValue="seniority"
            options={['seniority', 'fairness'].map((value) => ({ value, label: t(`automatic.orders.${value}`) }))}
          />
        </Field>
        <Checkbox
          name="fillsRest"
          defaultChecked
          label={t('automatic.fillsRest')}
          description={t('automatic.fillsRestText')}
        />
        <Checkbox
          name="movesExisting"
          label={t('automatic.movesExisting')}
          description={t('automatic.movesExistingText')}
        />
        <div className="sm:col-span-2 lg:col-span-4">
          <Button type="submit" name="intent" value="start" variant="primary" icon={Wand2} isPending={isBusy}>
            {t('automatic.start')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

function ResultCard(props: AutomaticPageProps & { plan: PlanView; summary: Record<string, number> }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const { plan, summary } = props;
  const honoured = summary.wishes ? (summary.granted + summary.moved) / summary.wishes : null;
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-5">
        <StatTile
          label={t('automatic.honoured')}
          value={honoured === null ? '–' : format.percent(honoured, { decimals: 0 })}
          detail={t('automatic.honouredText', { count: summary.wishes, done: summary.granted + summary.moved })}
        />
        <StatTile
          label={t('automatic.first')}
          value={summary.wishers ? format.percent(summary.firstWishes / summary.wishers, { decimals: 0 }) : '–'}
          detail={t('automatic.firstText', { count: summary.wishers })}
        />
        <StatTile label={t('outcome.filled')} value={format.number(summary.filled)} />
        <StatTile label={t('outcome.shifted')} value={format.number(summary.shifted)} />
        <StatTile label={t('automatic.manual')} value={format.number(summary.refused + summary.unplaced)} />
      </div>
      <Card
        isFlush
        title={t('automatic.result', { count: props.total })}
        description={t(`automatic.state.${plan.state}`)}
        actions={
          plan.state === 'ready' ? (
            <Form method="post" className="flex flex-wrap gap-2">
              <input type="hidden" name="planId" value={plan.id} />
              <input type="hidden" name="year" value={props.year} />
              <Button type="submit" name="intent" value="apply" variant="primary">
                {t('automatic.apply')}
              </Button>
              <Button type="submit" name="intent" value="apply-approved">
                {t('automatic.applyApproved')}
              </Button>
            </Form>
          ) : null
        }
      >
        <div className="border-t border-line px-4 py-2">
          <FilterBar names={['outcome']}>
            <Select
              name="outcome"
              aria-label={t('automatic.outcome')}
              isAutoSubmit
              emptyLabel={t('automatic.anyOutcome')}
              defaultValue={props.outcome}
              options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
            />
          </FilterBar>
        </div>
        <ul className="divide-y divide-line border-t border-line">
          {props.proposals.map((proposal) => (
            <ProposalLine key={proposal.id} proposal={proposal} year={props.year} />
          ))}
        </ul>
      </Card>
      <Pagination page={props.page} pageSize={props.pageSize} totalCount={props.total} />
    </>
  );
}

function ProposalLine({ proposal, year }: { proposal: ProposalView; year: number }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const ruleText = useRuleText();
  const basisText = useBasisText();
  const { reason, basis, firstDate, lastDate, fromDate } = proposal;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-1.5">
      <Link
        to={`/plan/vacations?year=${year}&q=${encodeURIComponent(proposal.employeeName)}`}
        className="min-w-40 flex-1 text-accent-ink hover:underline"
      >
        {proposal.employeeName}
      </Link>
      <span className="tabular w-56 text-sm">
        {firstDate && lastDate ? format.dateRange(firstDate, lastDate) : '–'}
        {proposal.rank ? <span className="text-ink-muted"> · {t('wishShort', { rank: proposal.rank })}</span> : null}
      </span>
      <span className="tabular w-16 text-right text-sm">{t('daysShort', { count: proposal.days })}</span>
      <span className="w-32">
        <Badge tone={tones[proposal.outcome]}>{t(`outcome.${proposal.outcome}`)}</Badge>
      </span>
      <span className="w-full text-sm text-ink-muted lg:w-[28rem]">
        {reason
          ? ruleText({ rule: reason.rule, figures: { ...reason.figures, name: proposal.limitName ?? '' } })
          : fromDate && fromDate !== firstDate
            ? t('automatic.from', { date: format.date(fromDate) })
            : ''}
        {basis ? <span className="block">{basisText(basis)}</span> : null}
      </span>
    </li>
  );
}

function EarlierRuns({ plans, plan, year, timeZone }: AutomaticPageProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  return (
    <Card isFlush title={t('automatic.earlier')}>
      <ul className="divide-y divide-line border-t border-line">
        {plans.map((item) => (
          <li key={item.id} className="flex flex-wrap gap-x-4 px-4 py-1.5">
            <Link
              to={`?year=${year}&plan=${item.id}`}
              aria-current={item.id === plan?.id ? 'true' : undefined}
              className="tabular text-accent-ink hover:underline aria-[current]:font-medium"
            >
              {format.dateTime(item.createdAt, timeZone)}
            </Link>
            <span className="text-sm text-ink-muted">{t(`automatic.state.${item.state}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
