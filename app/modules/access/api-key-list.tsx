import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { TableColumn } from '~/components/data-table/column';
import { DataTable } from '~/components/data-table/data-table';
import { EmptyState } from '~/components/empty-state';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { RelativeTime } from '~/components/relative-time';
import { useFormat } from '~/i18n/use-format';
import { IntentButton } from './intent-button';
import type { ApiKeyView } from './types';

/** The keys of the organization: what they may do, when they were used, and the end of each. */
export function ApiKeyList({ keys, canWrite }: { keys: ApiKeyView[]; canWrite: boolean }) {
  const { t } = useTranslation('admin-access');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const isOver = (key: ApiKeyView) => key.expiresAt !== null && key.expiresAt.getTime() <= Date.now();
  const columns: TableColumn<ApiKeyView>[] = [
    {
      id: 'name',
      header: t('apiKeys.name'),
      isRequired: true,
      cell: (key) => (
        <>
          <span className="block font-medium">{key.name}</span>
          <code className="font-mono text-sm text-ink-subtle">{key.prefix}…</code>
        </>
      ),
    },
    {
      id: 'permissions',
      header: t('apiKeys.permissions'),
      canWrap: true,
      hiddenBelow: 'md',
      cell: (key) => (
        <span className="flex flex-wrap gap-1">
          {key.permissions.map((permission) => (
            <Badge key={permission}>{permission.replace(/:all$/, '')}</Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'lastUsed',
      header: t('apiKeys.lastUsed'),
      hiddenBelow: 'sm',
      cell: (key) => (key.lastUsedAt ? <RelativeTime instant={key.lastUsedAt} /> : t('users.never')),
    },
    {
      id: 'state',
      header: t('users.status'),
      cell: (key) => {
        if (key.revokedAt) return <Badge tone="danger">{t('apiKeys.revoked')}</Badge>;
        if (isOver(key)) return <Badge tone="warning">{t('apiKeys.expired')}</Badge>;
        const until = key.expiresAt ? format.instantDate(key.expiresAt, timeZone) : null;
        return <Badge tone="ok">{until ? t('apiKeys.until', { date: until }) : t('status.active')}</Badge>;
      },
    },
    {
      id: 'end',
      header: t('apiKeys.act'),
      align: 'end',
      cell: (key) =>
        canWrite && !key.revokedAt ? (
          <IntentButton
            intent="revoke-key"
            fields={{ apiKeyId: key.id }}
            size="sm"
            variant="ghost"
            question={{ title: t('ask.revokeKey', { name: key.name }), text: t('ask.revokeKeyText') }}
          >
            {t('apiKeys.revoke')}
          </IntentButton>
        ) : null,
    },
  ];
  return (
    <DataTable
      label={t('apiKeys.title')}
      rows={keys}
      columns={columns}
      getRowId={(key) => key.id}
      getRowName={(key) => key.name}
      emptyState={<EmptyState icon={KeyRound} title={t('apiKeys.none')} description={t('apiKeys.noneText')} />}
    />
  );
}
