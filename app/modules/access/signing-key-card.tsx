import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { RelativeTime } from '~/components/relative-time';
import { IntentButton } from './intent-button';

interface SigningKeyCardProps {
  keys: { kid: string; createdAt: Date; retiredAt: Date | null }[];
  canWrite: boolean;
}

/** The keys that sign access tokens, and their rotation. */
export function SigningKeyCard({ keys, canWrite }: SigningKeyCardProps) {
  const { t } = useTranslation('admin-access');
  const rotate = (
    <IntentButton
      intent="rotate"
      icon={RotateCw}
      size="sm"
      question={{ title: t('ask.rotate'), text: t('ask.rotateText') }}
    >
      {t('signing.rotate')}
    </IntentButton>
  );
  return (
    <Card title={t('signing.title')} description={t('signing.text')} actions={canWrite ? rotate : undefined}>
      <ul className="divide-y divide-line">
        {keys.map((key) => (
          <li key={key.kid} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0">
            <code className="min-w-0 flex-1 truncate font-mono text-sm">{key.kid}</code>
            <span className="text-sm text-ink-muted">
              <RelativeTime instant={key.createdAt} />
            </span>
            {key.retiredAt ? <Badge>{t('signing.retired')}</Badge> : <Badge tone="ok">{t('signing.current')}</Badge>}
          </li>
        ))}
        {keys.length === 0 ? <li className="text-ink-muted">{t('signing.none')}</li> : null}
      </ul>
    </Card>
  );
}
