import { Form, Link, useSearchParams } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import type { TimeWindow } from '~/components/chart/chart-types';
import { encodeWindow } from '~/components/chart/chart-window';
import { NumberInput } from '~/components/number-input';
import { setSearchParams } from '~/components/search-params';
import { toLocalDate } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { CleaningAll } from './cleaning-all';
import { listProposals, type Proposal } from './list-proposals';
import type { WorkspaceData } from './workspace-data';

const shownProposals = 30;
const dayMs = 86_400_000;

/** What looks wrong in the history, each to be kept, replaced or left out; and the same for a stretch the planner selects. */
export function CleaningStep({
  data,
  selection,
  canEdit,
}: {
  data: WorkspaceData;
  selection: TimeWindow | null;
  canEdit: boolean;
}) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const proposals = listProposals(data);
  const { steps } = data;
  return (
    <div className="flex flex-col gap-4">
      {steps.isHistoryNewer ? (
        <Form method="post" className="flex flex-wrap items-center gap-3 rounded-control bg-warning-soft px-3 py-2">
          <span className="min-w-0 flex-1 text-warning-ink">{t('cleaning.newer')}</span>
          {canEdit ? (
            <Button type="submit" size="sm" name="intent" value="recompute" icon={RefreshCw}>
              {t('forecasts:detail.recompute')}
            </Button>
          ) : null}
        </Form>
      ) : null}
      {selection && canEdit ? (
        <section aria-label={t('cleaning.selected')} className="rounded-control border border-line px-3 py-2">
          <p className="tabular mb-2 font-medium">
            {t('cleaning.selected')}: {format.dateTime(selection.startMs, data.timeZone)} –{' '}
            {format.dateTime(selection.endMs, data.timeZone)}
          </p>
          <Decide from={selection.startMs} to={selection.endMs} finding="manual" target="volume" values={[]} />
        </section>
      ) : null}
      {canEdit ? <CleaningAll proposals={proposals} /> : null}
      {proposals.length === 0 ? <p className="text-ink-muted">{t('forecasts:quality.clean')}</p> : null}
      <ul className="flex flex-col">
        {proposals.slice(0, shownProposals).map((proposal) => (
          <ProposalRow key={proposal.key} proposal={proposal} timeZone={data.timeZone} canEdit={canEdit} />
        ))}
      </ul>
      {proposals.length > shownProposals ? (
        <p className="text-sm text-ink-muted">
          {t('forecasts:quality.more', { count: proposals.length - shownProposals })}
        </p>
      ) : null}
    </div>
  );
}

function ProposalRow({ proposal, timeZone, canEdit }: { proposal: Proposal; timeZone: string; canEdit: boolean }) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const [search] = useSearchParams();
  const { decision, found, expected } = proposal;
  const look = setSearchParams(search, {
    level: 'interval',
    at: toLocalDate(proposal.from, timeZone),
    look: String(proposal.from),
    'z.zoom': encodeWindow({ startMs: proposal.from - dayMs, endMs: proposal.to + dayMs }),
    from: new Date(proposal.from).toISOString(),
    to: new Date(proposal.to).toISOString(),
  });
  return (
    <li className="flex flex-col gap-2 border-b border-line py-2.5 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-medium">
          {t(`forecasts:quality.kind.${proposal.kind}`, { defaultValue: t('cleaning.manual') })}
          {proposal.target === 'ahtSec' ? ` · ${t('forecasts:ahtShort')}` : ''}
        </span>
        <Link to={look} preventScrollReset className="tabular text-accent-ink hover:underline">
          {format.dateTime(proposal.from, timeZone)}
        </Link>
        <span className="tabular text-ink-muted">
          {found === null ? null : t('cleaning.found', { found: format.number(found, { decimals: 0 }) })}
          {expected === null
            ? null
            : `${found === null ? '' : ' · '}${t('cleaning.expected', { expected: format.number(expected, { decimals: 0 }) })}`}
        </span>
        {decision ? (
          <span className="ml-auto flex items-center gap-2">
            <Badge tone={decision.action === 'keep' ? 'neutral' : 'accent'}>{t(`correction.${decision.action}`)}</Badge>
            <span className="text-sm text-ink-muted">
              {decision.createdByName}, {format.dateTime(decision.createdAt, timeZone)}
            </span>
          </span>
        ) : null}
      </div>
      {canEdit ? (
        decision ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="correctionId" value={decision.id} />
            <Button type="submit" size="sm" name="intent" value="uncorrect">
              {t('cleaning.takeBack')}
            </Button>
          </Form>
        ) : (
          <Decide
            from={proposal.from}
            to={proposal.to}
            finding={proposal.kind}
            target={proposal.target}
            values={proposal.values}
          />
        )
      ) : null}
    </li>
  );
}

/** The choices for one stretch; the value may be changed before it replaces what came. */
function Decide({
  from,
  to,
  finding,
  target,
  values,
}: {
  from: number;
  to: number;
  finding: string;
  target: Proposal['target'];
  /** proposed for each interval */
  values: number[];
}) {
  const { t } = useTranslation('forecast-workspace');
  const isShift = finding === 'level-shift';
  const isWithoutValue = finding === 'empty-day' && values.length === 0;
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-1.5">
      <input type="hidden" name="intent" value="correct" />
      <input type="hidden" name="target" value={target} />
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="finding" value={finding} />
      {values.length > 1 ? (
        <input type="hidden" name="proposed" value={values.map((value) => value.toFixed(2)).join(' ')} />
      ) : null}
      {isShift ? (
        <Button type="submit" size="sm" name="action" value="replace">
          {t('decide.confirmShift')}
        </Button>
      ) : (
        <>
          {isWithoutValue ? null : (
            <>
              <NumberInput
                name="value"
                aria-label={t('decide.value')}
                step="any"
                min={0}
                defaultValue={values.length === 1 ? Math.round(values[0] * 10) / 10 : ''}
                placeholder={values.length > 1 ? t('decide.asExpected') : undefined}
                className="w-24"
              />
              <Button type="submit" size="sm" name="action" value="replace">
                {t('decide.replace')}
              </Button>
            </>
          )}
          <Button type="submit" size="sm" name="action" value="neighbours">
            {t('decide.neighbours')}
          </Button>
          <Button type="submit" size="sm" name="action" value="exclude">
            {t('decide.exclude')}
          </Button>
        </>
      )}
      <Button type="submit" size="sm" variant="ghost" name="action" value="keep">
        {t(isShift ? 'decide.rejectShift' : 'decide.keep')}
      </Button>
    </Form>
  );
}
