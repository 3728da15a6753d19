import { useFetcher } from '@remix-run/react';
import { Bell, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { joinClasses } from '~/components/class-names';
import { type CoverageState, StateMark } from '~/components/state-mark';
import { useFormat } from '~/i18n/use-format';
import type { LiveAlert } from './board-types';

const marks: Record<LiveAlert['severity'], CoverageState> = {
  critical: 'short-3',
  technical: 'unknown',
  warning: 'short-1',
};
const grounds: Record<LiveAlert['severity'], string> = {
  critical: 'border-short-3 bg-short-3-soft',
  technical: 'border-line-strong bg-unknown-soft',
  warning: 'border-short-1 bg-short-1-soft',
};
const shownAtOnce = 4;

/** What wants a person now; each can be taken on with one tap, and goes by itself when it is over. */
export function AlertStrip({
  alerts,
  nowMs,
  canAct = true,
}: {
  alerts: readonly LiveAlert[];
  nowMs: number;
  canAct?: boolean;
}) {
  const { t } = useTranslation('live');
  const active = alerts.filter((alert) => alert.state === 'active');
  const rest = active.slice(shownAtOnce);
  return (
    <section aria-label={t('alerts.title')} aria-live="polite">
      {active.length === 0 ? null : (
        <ul className="mb-4 grid gap-2 md:grid-cols-2">
          {active.slice(0, shownAtOnce).map((alert) => (
            <AlertItem key={alert.id} alert={alert} nowMs={nowMs} canAct={canAct} />
          ))}
        </ul>
      )}
      {rest.length === 0 ? null : (
        <details className="mb-4">
          <summary className="inline-flex cursor-pointer items-center gap-1.5 text-sm text-ink-muted hover:text-ink">
            <Bell aria-hidden size={13} />
            {t('alerts.more', { count: rest.length })}
          </summary>
          <ul className="mt-2 grid gap-2 md:grid-cols-2">
            {rest.map((alert) => (
              <AlertItem key={alert.id} alert={alert} nowMs={nowMs} canAct={canAct} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function AlertItem({ alert, nowMs, canAct }: { alert: LiveAlert; nowMs: number; canAct: boolean }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const fetcher = useFetcher();
  const { figures } = alert;
  const words = t(`alerts.rule.${alert.rule}`, {
    ...figures,
    object: alert.groupName ?? alert.employeeName ?? '',
    level: format.percent(Number(figures.serviceLevel ?? 0)),
    limit: format.percent(Number(figures.limit ?? 0)),
    wait: format.duration(Number(figures.longestWaitMs ?? 0) / 1_000),
    missing: format.minutes(Number(figures.minutes ?? 0)),
    lasted: format.duration(Number(figures.seconds ?? 0)),
  });
  if (fetcher.state !== 'idle') return null;
  return (
    <li
      className={joinClasses(
        'flex animate-rise-in items-center gap-3 rounded-control border border-l-4 px-3 py-1.5',
        grounds[alert.severity],
      )}
    >
      <StateMark state={marks[alert.severity]} label={t(`alerts.severity.${alert.severity}`)} sizePx={13} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{words}</span>
        <span className="block text-sm text-ink-muted">{format.relative(alert.startedAtMs, nowMs)}</span>
      </span>
      {canAct ? (
        <fetcher.Form method="post" action="/live?index">
          <input type="hidden" name="intent" value="acknowledge" />
          <input type="hidden" name="alertId" value={alert.id} />
          <Button type="submit" size="sm" icon={Check}>
            {t('alerts.acknowledge')}
          </Button>
        </fetcher.Form>
      ) : null}
    </li>
  );
}
