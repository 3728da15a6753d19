import { useBlocker, useNavigate } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertDialog } from './alert-dialog';
import { Button } from './button';

export interface LeaveGuardProps {
  /** something is unsaved: a closed tab is held */
  isActive: boolean;
  /** the same at the very moment of a move */
  isNeeded: () => boolean;
  save: () => Promise<void>;
}

/** Holds a move to another page while changes are unsaved, and asks the browser to hold a closed tab. */
export function LeaveGuard({ isActive, isNeeded, save }: LeaveGuardProps) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isNeeded() && currentLocation.pathname !== nextLocation.pathname,
  );
  const navigate = useNavigate();
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
    const { pathname, search, hash } = blocker.location;
    save()
      // why: a save that is a navigation itself has ended the one that was held
      .then(() => navigate({ pathname, search, hash }), blocker.reset)
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
