import { Ban, CircleCheck, KeyRound, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { UserItemView } from './types';

/** Whether somebody can log in, and if not, why. */
export function UserStatusBadge({ user }: { user: Pick<UserItemView, 'status' | 'isLocked' | 'mustChangePassword'> }) {
  const { t } = useTranslation('admin-access');
  if (user.status === 'blocked') {
    return (
      <Badge tone="danger" icon={Ban}>
        {t('status.blocked')}
      </Badge>
    );
  }
  if (user.isLocked) {
    return (
      <Badge tone="warning" icon={Lock}>
        {t('status.locked')}
      </Badge>
    );
  }
  return user.mustChangePassword ? (
    <Badge tone="info" icon={KeyRound}>
      {t('status.temporary')}
    </Badge>
  ) : (
    <Badge tone="ok" icon={CircleCheck}>
      {t('status.active')}
    </Badge>
  );
}
