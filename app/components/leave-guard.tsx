import { useBlocker } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertDialog } from './alert-dialog';
import { Button } from './button';

export interface LeaveGuardProps {
  isActive: boolean;
  save: () => Promise<void>;
}

/** Holds a move to another page while changes are unsaved, and asks the browser to hold a closed tab. */
export function LeaveGuard({ isActive, save }: LeaveGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isActive && currentLocation.pathname !== nextLocation.pathname,
  );
  const isLeaving = useRef(false);
  useEffect(() => {
    if (!isActive) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isActive]);

  if (blocker.state !== 'blocked') return null;
  // confirming closes the question, which would call the move off before the save has ended
  const saveAndLeave = () => {
    isLeaving.current = true;
    save()
      .then(blocker.proceed, blocker.reset)
      .finally(() => {
        isLeaving.current = false;
      });
  };
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen && !isLeaving.current) blocker.reset();
      }}
      title={t('saveState.leaveTitle')}
      description={t('saveState.leaveText')}
      cancelLabel={t('saveState.stay')}
      confirmLabel={t('saveState.saveAndLeave')}
      tone="primary"
      onConfirm={saveAndLeave}
      extraAction={
        <Button variant="ghost" onClick={() => blocker.proceed()}>
          {t('saveState.leave')}
        </Button>
      }
    />
  );
}
