import { Link, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { StatTile } from '~/components/stat-tile';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import type { VacationBalanceRow } from '~/models/vacation-balance';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { AccountLines } from './account-lines';

export interface AccountPageProps extends VacationBalanceRow {
  asOf: string;
  lines: { date: string; kind: string; days: number; balance: number; isFuture: boolean }[];
  vacations: {
    id: string;
    kind: string;
    schemeName: string | null;
    state: string;
    firstDate: string;
    lastDate: string;
    days: number;
  }[];
  schemes: { name: string; isAdditional: boolean; validFrom: string; validTo: string | null }[];
  entries: {
    id: string;
    date: string;
    days: number;
    kind: string;
    reason: string;
    schemeName: string | null;
    byName: string | null;
  }[];
  mayWrite: boolean;
}

/** A person's account of leave days: balance, every line, blocks, schemes over time, corrections with their reasons. */
export function AccountPage(props: AccountPageProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const days = (value: number) => t('daysShort', { count: value });
  return (
    <>
      <PageHeader
        title={props.name}
        description={[props.personnelNumber, props.departmentName, props.schemeName ?? t('noScheme')]
          .filter(Boolean)
          .join(' · ')}
      />
      <div className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-5">
        <StatTile label={t('balance.remaining')} value={days(props.remaining)} />
        <StatTile label={t('balance.planned')} value={days(props.planned)} />
        <StatTile label={t('balance.atYearEnd')} value={days(props.atYearEnd)} />
        <StatTile
          label={t('balance.expiring')}
          value={props.expiring ? days(props.expiring.days) : '–'}
          detail={props.expiring ? format.date(props.expiring.date) : undefined}
        />
        <StatTile
          label={t('balance.extraordinary')}
          value={days(props.extraordinary.taken + props.extraordinary.planned)}
          detail={t('account.extraordinaryDetail', {
            taken: props.extraordinary.taken,
            planned: props.extraordinary.planned,
          })}
        />
        {props.additional.map((account) => (
          <StatTile
            key={account.schemeId}
            label={account.name}
            value={days(account.remaining)}
            detail={t('account.additionalDetail', {
              accrued: format.number(account.accrued),
              taken: format.number(account.taken),
              planned: format.number(account.planned),
            })}
          />
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card isFlush title={t('account.lines')} description={t('account.asOf', { date: format.date(props.asOf) })}>
          <AccountLines lines={props.lines} />
        </Card>
        <div className="flex flex-col gap-4">
          <Card isFlush title={t('account.blocks')}>
            <ul className="divide-y divide-line border-t border-line">
              {props.vacations.map((block) => (
                <li key={block.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                  <Link
                    to={`/plan/vacations?year=${block.firstDate.slice(0, 4)}&q=${encodeURIComponent(props.name)}&edit=${block.id}`}
                    className="tabular min-w-0 flex-1 text-accent-ink hover:underline"
                  >
                    {format.dateRange(block.firstDate, block.lastDate)}
                  </Link>
                  <span className="tabular text-sm text-ink-muted">{days(block.days)}</span>
                  <span className="text-sm">{block.schemeName ?? t(`kind.${block.kind}`)}</span>
                  <Badge tone={block.state === 'approved' ? 'ok' : 'neutral'}>{t(`state.${block.state}`)}</Badge>
                </li>
              ))}
              {props.vacations.length ? null : <li className="px-4 py-3 text-ink-muted">{t('account.noBlocks')}</li>}
            </ul>
          </Card>
          <Card isFlush title={t('account.schemes')}>
            <ul className="divide-y divide-line border-t border-line">
              {props.schemes.map((scheme) => (
                <li key={`${scheme.name}-${scheme.validFrom}`} className="flex justify-between gap-3 px-4 py-2">
                  <span>
                    {scheme.name}
                    {scheme.isAdditional ? (
                      <Badge tone="info" className="ml-2">
                        {t('schemes.additional')}
                      </Badge>
                    ) : null}
                  </span>
                  <span className="tabular text-sm text-ink-muted">
                    {scheme.validTo
                      ? format.dateRange(scheme.validFrom, scheme.validTo)
                      : t('account.since', { date: format.date(scheme.validFrom, 'medium') })}
                  </span>
                </li>
              ))}
              {props.schemes.length ? null : <li className="px-4 py-3 text-ink-muted">{t('noScheme')}</li>}
            </ul>
          </Card>
          <Card title={t('account.entries')}>
            <ul className="mb-3 flex flex-col gap-1.5">
              {props.entries.map((entry) => (
                <li key={entry.id} className="flex flex-wrap gap-x-3">
                  <span className="tabular w-28">{format.date(entry.date, 'medium')}</span>
                  <span className="tabular w-12 text-right">{format.number(entry.days, { isSigned: true })}</span>
                  <span className="min-w-40 flex-1">
                    {t(`line.${entry.kind}`)}
                    {entry.schemeName ? ` (${entry.schemeName})` : ''}: {entry.reason}
                    {entry.byName ? <span className="text-sm text-ink-muted"> · {entry.byName}</span> : null}
                  </span>
                </li>
              ))}
              {props.entries.length ? null : <li className="text-ink-muted">{t('account.noEntries')}</li>}
            </ul>
            {props.mayWrite ? (
              <EntryForm key={props.entries.length} date={props.asOf} accounts={props.additional} />
            ) : null}
          </Card>
        </div>
      </div>
    </>
  );
}

/** Enters days by hand, never without a reason. */
function EntryForm({ date, accounts }: { date: string; accounts: AccountPageProps['additional'] }) {
  const { t } = useTranslation('vacations');
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('entry');
  const errorsOf = useFieldErrors(answer);
  return (
    <TrackedForm method="post" className="grid gap-3 border-t border-line pt-3 sm:grid-cols-3">
      <div className="sm:col-span-3">
        <FormMessage answer={answer} doneText={t('account.entered')} />
      </div>
      <Field label={t('account.kind')}>
        <Select
          name="kind"
          defaultValue="correction"
          options={['correction', 'opening'].map((value) => ({ value, label: t(`line.${value}`) }))}
        />
      </Field>
      {accounts.length ? (
        <Field label={t('panel.account')} error={errorsOf('schemeId')}>
          <Select
            name="schemeId"
            emptyLabel={t('panel.mainAccount')}
            options={accounts.map(({ schemeId, name }) => ({ value: schemeId, label: name }))}
          />
        </Field>
      ) : null}
      <Field label={t('account.date')} error={errorsOf('date')} isRequired>
        <DateInput name="date" defaultValue={date} />
      </Field>
      <Field label={t('account.days')} error={errorsOf('days')} isRequired>
        <NumberInput name="days" min={-365} max={365} step={0.5} />
      </Field>
      <Field label={t('account.reason')} error={errorsOf('reason')} isRequired className="sm:col-span-2">
        <TextInput name="reason" maxLength={300} />
      </Field>
      <div className="self-end">
        <Button type="submit" name="intent" value="entry" isPending={isBusy}>
          {t('account.enter')}
        </Button>
      </div>
    </TrackedForm>
  );
}
