import { Form, useNavigation } from '@remix-run/react';
import { ArrowDown, ArrowUp, CalendarPlus, Send, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { IconButton } from '~/components/icon-button';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import type { VacationBalanceRow } from '~/models/vacation-balance';
import type { ViolationView } from '~/models/vacation-year';
import type { FormAnswerView } from '~/modules/people/form-answer';
import { AccountLines } from './account-lines';
import { useRuleText } from './use-rule-text';
import { type Campaign, wishTones } from './wishes-page';

interface OwnWish {
  id: string;
  rank: number;
  firstDate: string;
  lastDate: string;
  days: number;
  priority: string;
  state: string;
  outcome: { rule: string; figures: Record<string, number | string> } | null;
  violations: ViolationView[];
  colleagues: number;
  away: number;
}

export interface OwnVacationsProps {
  account: VacationBalanceRow & {
    rules: { blocks: number[]; longBlockDays: number; minBlockDays: number } | null;
    lines: { date: string; kind: string; days: number; balance: number; isFuture: boolean }[];
    vacations: {
      id: string;
      kind: string;
      schemeName: string | null;
      state: string;
      priority: string;
      firstDate: string;
      lastDate: string;
      days: number;
    }[];
  };
  campaign: Campaign | null;
  wishes: OwnWish[];
  today: string;
  answer: FormAnswerView | undefined;
}

/** One's own leave: what is left, what is planned, what one wishes, and the way to ask for a change. */
export function OwnVacations({ account, campaign, wishes, today, answer }: OwnVacationsProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const days = (value: number) => t('daysShort', { count: value });
  const coming = account.vacations.filter(({ lastDate }) => lastDate >= today);
  const past = account.vacations.filter(({ lastDate }) => lastDate < today).reverse();
  const extraordinary = account.extraordinary.taken + account.extraordinary.planned;
  const figures = [
    ['remaining', account.remaining],
    ['accrued', account.accrued],
    ['planned', account.planned],
    ['taken', account.taken],
  ] as const;
  return (
    <div className="flex flex-col gap-5">
      <h1 className="text-xl font-medium">{t('own.title')}</h1>
      <section aria-label={t('own.balance')} className="rounded-card border border-line bg-surface p-4 shadow-card">
        <p className="text-sm text-ink-muted">{account.schemeName ?? t('noScheme')}</p>
        <dl className="mt-2 grid grid-cols-2 gap-3 sm:grid-cols-4">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt className="text-sm text-ink-muted">{t(`balance.${name}`)}</dt>
              <dd className="tabular text-lg font-medium">{days(value)}</dd>
            </div>
          ))}
        </dl>
        {account.additional.length || extraordinary ? (
          <ul className="mt-3 flex flex-col gap-1 border-t border-line pt-3 text-sm">
            {account.additional.map(({ schemeId, name, remaining, planned }) => (
              <li key={schemeId} className="flex justify-between gap-3">
                <span>{name}</span>
                <span className="tabular text-right">
                  {t('own.additional', { days: days(remaining), planned: format.number(planned) })}
                </span>
              </li>
            ))}
            {extraordinary ? (
              <li className="flex justify-between gap-3">
                <span>{t('own.extraordinary')}</span>
                <span className="tabular">{days(extraordinary)}</span>
              </li>
            ) : null}
          </ul>
        ) : null}
        {account.expiring ? (
          <p className="mt-3 text-sm text-short-2-ink">
            {t('own.expiring', { days: days(account.expiring.days), date: format.date(account.expiring.date) })}
          </p>
        ) : null}
        <details className="mt-3">
          <summary className="cursor-pointer text-sm text-accent-ink">{t('account.lines')}</summary>
          <AccountLines lines={account.lines} />
        </details>
      </section>
      <section aria-label={t('own.planned')} className="flex flex-col gap-2">
        <div className="flex items-center justify-between gap-2">
          <h2 className="font-medium">{t('own.planned')}</h2>
          <LinkButton to="/my/requests/new?type=VACATION" size="sm" icon={CalendarPlus}>
            {t('own.ask')}
          </LinkButton>
        </div>
        <ul className="flex flex-col gap-2">
          {coming.map((block) => (
            <OwnBlock key={block.id} block={block} today={today} />
          ))}
          {coming.length ? null : <li className="text-ink-muted">{t('own.noBlocks')}</li>}
        </ul>
        {past.length ? (
          <details>
            <summary className="cursor-pointer text-sm text-accent-ink">
              {t('own.past', { count: past.length })}
            </summary>
            <ul className="mt-2 flex flex-col gap-2">
              {past.map((block) => (
                <OwnBlock key={block.id} block={block} today={today} />
              ))}
            </ul>
          </details>
        ) : null}
      </section>
      {campaign ? <Wishes campaign={campaign} wishes={wishes} account={account} answer={answer} /> : null}
    </div>
  );
}

function OwnBlock({ block, today }: { block: OwnVacationsProps['account']['vacations'][number]; today: string }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const isFixed = block.state === 'approved' && block.priority === 'fixed';
  return (
    <li className="rounded-card border border-line bg-surface p-3">
      <div className="flex items-start justify-between gap-2">
        <p className="tabular font-medium">{format.dateRange(block.firstDate, block.lastDate)}</p>
        <Badge tone={block.state === 'approved' ? 'ok' : 'neutral'}>
          {t(isFixed ? 'own.fixed' : `own.state.${block.state}`)}
        </Badge>
      </div>
      <p className="text-sm text-ink-muted">
        {block.schemeName ?? t(`kind.${block.kind}`)} · {t('daysShort', { count: block.days })}
      </p>
      {block.kind === 'annual' && block.firstDate > today ? (
        <LinkButton
          to={`/my/requests/new?type=VACATION_TRANSFER&vacation=${block.id}&date=${block.firstDate}`}
          variant="ghost"
          size="sm"
          className="-ml-2 mt-1"
        >
          {t('own.transfer')}
        </LinkButton>
      ) : null}
    </li>
  );
}

function Wishes({
  campaign,
  wishes,
  account,
  answer,
}: Pick<OwnVacationsProps, 'wishes' | 'account' | 'answer'> & { campaign: Campaign }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const drafts = wishes.filter(({ state }) => state === 'draft').length;
  const submitted = wishes.filter(({ state }) => state === 'submitted').length;
  return (
    <section aria-label={t('own.wishes', { year: campaign.year })} className="flex flex-col gap-3">
      <h2 className="font-medium">{t('own.wishes', { year: campaign.year })}</h2>
      <p className="text-sm text-ink-muted">
        {t(campaign.isOpen ? 'own.collecting' : 'own.collected', {
          date: format.date(campaign.closesOn),
          count: wishes.length,
          max: campaign.maxWishes,
        })}
      </p>
      <ol className="flex flex-col gap-2">
        {wishes.map((wish, index) => (
          <Wish
            key={wish.id}
            wish={wish}
            campaign={campaign}
            isFirst={index === 0}
            isLast={index === wishes.length - 1}
          />
        ))}
      </ol>
      {campaign.isOpen && wishes.length < campaign.maxWishes ? (
        <WishForm campaign={campaign} account={account} answer={answer} key={wishes.length} />
      ) : null}
      {campaign.isOpen && (drafts > 0 || submitted > 0) ? (
        <Form method="post" className="flex gap-2">
          <input type="hidden" name="year" value={campaign.year} />
          {drafts > 0 ? (
            <Button type="submit" name="intent" value="submit" variant="primary" size="lg" icon={Send}>
              {t('own.submit', { count: drafts })}
            </Button>
          ) : (
            <Button type="submit" name="intent" value="withdraw" size="lg">
              {t('own.withdraw')}
            </Button>
          )}
        </Form>
      ) : null}
    </section>
  );
}

function Wish({
  wish,
  campaign,
  isFirst,
  isLast,
}: {
  wish: OwnWish;
  campaign: Campaign;
  isFirst: boolean;
  isLast: boolean;
}) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const ruleText = useRuleText();
  const isOpen = campaign.isOpen && (wish.state === 'draft' || wish.state === 'submitted');
  const dates = format.dateRange(wish.firstDate, wish.lastDate);
  const button = (intent: string, icon: typeof ArrowUp, label: string, isDisabled = false) => (
    <IconButton
      type="submit"
      name="intent"
      value={intent}
      icon={icon}
      label={`${label}: ${dates}`}
      disabled={isDisabled}
    />
  );
  return (
    <li className="rounded-card border border-line bg-surface p-3">
      <div className="flex items-start gap-3">
        <span
          aria-hidden
          className="tabular flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-medium text-accent-ink"
        >
          {wish.rank}
        </span>
        <div className="min-w-0 flex-1">
          <p className="tabular font-medium">{dates}</p>
          <p className="text-sm text-ink-muted">
            {t('daysShort', { count: wish.days })} · {t(`priority.${wish.priority}`)}
            {wish.colleagues ? ` · ${t('own.away', { count: wish.away, total: wish.colleagues })}` : ''}
          </p>
          {wish.violations.map((violation) => (
            <p key={violation.rule} className="mt-1 text-sm text-short-2-ink">
              {ruleText(violation)}
            </p>
          ))}
          {wish.outcome ? <p className="mt-1 text-sm">{ruleText(wish.outcome)}</p> : null}
        </div>
        <Badge tone={wishTones[wish.state]}>{t(`wishState.${wish.state}`)}</Badge>
      </div>
      {isOpen ? (
        <Form method="post" className="mt-2 flex gap-1" preventScrollReset>
          <input type="hidden" name="year" value={campaign.year} />
          <input type="hidden" name="wishId" value={wish.id} />
          {button('up', ArrowUp, t('own.up'), isFirst)}
          {button('down', ArrowDown, t('own.down'), isLast)}
          {button('delete', Trash2, t('own.delete'))}
        </Form>
      ) : null}
    </li>
  );
}

function WishForm({
  campaign,
  account,
  answer,
}: Pick<OwnVacationsProps, 'account' | 'answer'> & { campaign: Campaign }) {
  const { t } = useTranslation('vacations');
  const ruleText = useRuleText();
  const isBusy = useNavigation().state === 'submitting';
  const faults = answer && !answer.isDone && answer.intent === 'add' ? answer.faults : [];
  const wordsOf = (field: string) =>
    faults
      .filter((fault) => fault.field === field)
      .map(({ rule }) => t(`shortRule.${rule}`, { defaultValue: ruleText({ rule, figures: {} }) }));
  const { rules } = account;
  return (
    <Form method="post" className="flex flex-col gap-3 rounded-card border border-dashed border-line-strong p-3">
      <input type="hidden" name="year" value={campaign.year} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('panel.first')} error={wordsOf('firstDate')} isRequired>
          <DateInput name="firstDate" min={`${campaign.year}-01-01`} max={`${campaign.year}-12-31`} required />
        </Field>
        <Field label={t('panel.days')} error={wordsOf('days')} isRequired>
          {rules?.blocks.length ? (
            <Select
              name="days"
              options={[...new Set(rules.blocks)].map((length) => ({
                value: String(length),
                label: t('daysShort', { count: length }),
              }))}
            />
          ) : (
            <NumberInput
              name="days"
              min={1}
              max={60}
              defaultValue={rules?.longBlockDays || rules?.minBlockDays || 14}
            />
          )}
        </Field>
      </div>
      <Field label={t('panel.priority')} help={t('own.priorityHelp')}>
        <Select
          name="priority"
          defaultValue="non_priority"
          options={['non_priority', 'priority', 'fixed'].map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      </Field>
      {answer && !answer.isDone && answer.message ? (
        <p role="alert" className="text-danger-ink">
          {answer.message}
        </p>
      ) : null}
      <Button type="submit" name="intent" value="add" icon={CalendarPlus} isPending={isBusy}>
        {t('own.add')}
      </Button>
    </Form>
  );
}
