import { Ban, CircleCheck, KeyRound, LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { LinkButton } from '~/components/link-button';
import { RelativeTime } from '~/components/relative-time';
import { IntentButton } from './intent-button';
import type { UserDetailView } from './types';
import { UserStatusBadge } from './user-status-badge';

/** State of an account and what can be done with it. */
export function UserAccountCard({ user, canWrite }: { user: UserDetailView; canWrite: boolean }) {
  const { t } = useTranslation('admin-access');
  const items = [
    { term: t('users.username'), value: user.username },
    { term: t('users.status'), value: <UserStatusBadge user={user} /> },
    {
      term: t('users.lastLogin'),
      value: user.lastLoginAt ? <RelativeTime instant={user.lastLoginAt} /> : t('users.never'),
    },
    { term: t('users.created'), value: <RelativeTime instant={user.createdAt} /> },
    {
      term: t('users.employee'),
      value: user.employeeId ? (
        <LinkButton to={`/people/employees/${user.employeeId}`} size="sm">
          {t('users.openEmployee')}
        </LinkButton>
      ) : null,
    },
  ];
  return (
    <Card title={t('users.account')}>
      <DescriptionList items={items} />
      {canWrite ? (
        <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
          {user.isLocked ? (
            <IntentButton intent="unlock" icon={LockOpen}>
              {t('users.unlock')}
            </IntentButton>
          ) : null}
          <IntentButton
            intent="reset"
            icon={KeyRound}
            question={{ title: t('ask.reset', { name: user.displayName }), text: t('ask.resetText') }}
          >
            {t('users.reset')}
          </IntentButton>
          {user.status === 'blocked' ? (
            <IntentButton intent="unblock" icon={CircleCheck}>
              {t('users.unblock')}
            </IntentButton>
          ) : (
            <IntentButton intent="block" icon={Ban} variant="danger">
              {t('users.block')}
            </IntentButton>
          )}
        </div>
      ) : null}
    </Card>
  );
}
