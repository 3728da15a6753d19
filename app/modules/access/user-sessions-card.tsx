import { LogOut, MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { RelativeTime } from '~/components/relative-time';
import { describeUserAgent } from './describe-user-agent';
import { IntentButton } from './intent-button';
import type { SessionView } from './types';

/** Where somebody is logged in, with a way to end it. */
export function UserSessionsCard({ sessions, canWrite }: { sessions: SessionView[]; canWrite: boolean }) {
  const { t } = useTranslation('admin-access');
  const endAll = (
    <IntentButton intent="end-sessions" icon={LogOut} size="sm">
      {t('sessions.endAll')}
    </IntentButton>
  );
  return (
    <Card
      title={t('sessions.title')}
      description={t('sessions.text')}
      actions={canWrite && sessions.length > 0 ? endAll : undefined}
    >
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex items-center gap-3 py-2 first:pt-0">
            <MonitorSmartphone aria-hidden size={16} className="shrink-0 text-ink-subtle" />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                {describeUserAgent(session.userAgent) ?? t('sessions.unknown')}
                {session.isCurrent ? <Badge tone="accent">{t('sessions.current')}</Badge> : null}
              </p>
              <p className="text-sm text-ink-muted">
                {session.clientAddress ?? '–'} · <RelativeTime instant={session.lastSeenAt} />
              </p>
            </div>
            {canWrite ? (
              <IntentButton intent="end-session" fields={{ sessionId: session.id }} size="sm" variant="ghost">
                {t('sessions.end')}
              </IntentButton>
            ) : null}
          </li>
        ))}
        {sessions.length === 0 ? <li className="py-2 text-ink-muted">{t('sessions.none')}</li> : null}
      </ul>
    </Card>
  );
}
