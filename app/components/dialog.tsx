import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from './class-names';
import { IconButton } from './icon-button';
import { scrimClasses } from './overlay-styles';

export interface DialogProps {
  title: ReactNode;
  children: ReactNode;
  description?: ReactNode;
  /** the control that opens it; leave out when `isOpen` is given */
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** buttons, right-aligned, the main one last */
  footer?: ReactNode;
  size?: 'sm' | 'md' | 'lg' | 'xl';
}

const widths = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl', xl: 'max-w-5xl' };

/** A task of its own above the page; from the lower edge on phones. */
export function Dialog({
  title,
  children,
  description,
  trigger,
  isOpen,
  onOpenChange,
  footer,
  size = 'md',
}: DialogProps) {
  const { t } = useTranslation();
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={joinClasses(scrimClasses, 'grid overflow-y-auto sm:place-items-center sm:p-6')}>
          <Primitive.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={joinClasses(
              'mt-auto flex max-h-[92dvh] w-full animate-rise-in flex-col rounded-t-card bg-raised shadow-dialog outline-none sm:my-auto sm:rounded-card',
              widths[size],
            )}
          >
            <header className="flex items-start gap-4 px-5 pt-4 pb-3">
              <div className="min-w-0 flex-1">
                <Primitive.Title className="text-lg font-medium">{title}</Primitive.Title>
                {description ? (
                  <Primitive.Description className="mt-0.5 text-ink-muted">{description}</Primitive.Description>
                ) : null}
              </div>
              <Primitive.Close asChild>
                <IconButton icon={X} label={t('action.close')} hasTooltip={false} className="-mt-1 -mr-2" />
              </Primitive.Close>
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>
            {footer ? (
              <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                {footer}
              </footer>
            ) : null}
          </Primitive.Content>
        </Primitive.Overlay>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Closes the dialog or sheet around it: `<DialogClose><Button>Cancel</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}
