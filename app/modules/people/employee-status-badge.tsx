import { useTranslation } from 'react-i18next';
import { StatusBadge } from '~/components/status-badge';

/** The mark of each state of employment. */
export const employeeStates = { active: 'ok', created: 'unknown', dismissed: 'short-1' } as const;

/** Whether a person is employed, by shape, colour and word. */
export function EmployeeStatusBadge({ status, isPlain }: { status: keyof typeof employeeStates; isPlain?: boolean }) {
  const { t } = useTranslation('people');
  return (
    <StatusBadge state={employeeStates[status]} isPlain={isPlain}>
      {t(`status.${status}`)}
    </StatusBadge>
  );
}
