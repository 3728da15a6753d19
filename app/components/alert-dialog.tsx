import { AlertDialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { joinClasses } from './class-names';
import { scrimClasses } from './overlay-styles';

export interface AlertDialogProps {
  title: ReactNode;
  /** what will happen, and what cannot be undone */
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  cancelLabel?: string;
  tone?: 'danger' | 'primary';
  /** a summary of what will change, under the description */
  children?: ReactNode;
  /** a third way, left of the two buttons */
  extraAction?: ReactNode;
}

/** Asks before what cannot be undone. Where it can be undone, do it and offer an undo instead. */
export function AlertDialog({
  title,
  description,
  confirmLabel,
  onConfirm,
  trigger,
  isOpen,
  onOpenChange,
  cancelLabel,
  tone = 'danger',
  children,
  extraAction,
}: AlertDialogProps) {
  const { t } = useTranslation();
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={joinClasses(scrimClasses, 'grid overflow-y-auto sm:place-items-center sm:p-6')}>
          <Primitive.Content className="mt-auto w-full max-w-lg animate-rise-in rounded-t-card bg-raised p-5 pb-[max(1.25rem,env(safe-area-inset-bottom))] shadow-dialog outline-none sm:my-auto sm:rounded-card">
            <Primitive.Title className="text-lg font-medium">{title}</Primitive.Title>
            <Primitive.Description className="mt-1 text-ink-muted">{description}</Primitive.Description>
            {children ? <div className="mt-3">{children}</div> : null}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              {extraAction ? <div className="mr-auto">{extraAction}</div> : null}
              <Primitive.Cancel asChild>
                <Button>{cancelLabel ?? t('action.cancel')}</Button>
              </Primitive.Cancel>
              <Primitive.Action asChild>
                <Button variant={tone} onClick={onConfirm}>
                  {confirmLabel}
                </Button>
              </Primitive.Action>
            </div>
          </Primitive.Content>
        </Primitive.Overlay>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
