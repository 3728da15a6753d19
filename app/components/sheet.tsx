import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from './class-names';
import { IconButton } from './icon-button';
import { scrimClasses } from './overlay-styles';

export interface SheetProps {
  title: ReactNode;
  children: ReactNode;
  description?: ReactNode;
  trigger?: ReactNode;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  footer?: ReactNode;
  /** right: details beside a list; bottom: choices on a phone; left: menus */
  side?: 'right' | 'left' | 'bottom';
  isTitleHidden?: boolean;
  className?: string;
}

const places = {
  right: 'sheet-right inset-y-0 right-0 w-full max-w-md border-l border-line',
  left: 'sheet-left inset-y-0 left-0 w-72 max-w-[85vw] border-r border-line',
  bottom: 'sheet-bottom inset-x-0 bottom-0 max-h-[88dvh] rounded-t-card',
};

/** A panel that slides in from an edge and keeps the page in sight. */
export function Sheet({
  title,
  children,
  description,
  trigger,
  isOpen,
  onOpenChange,
  footer,
  side = 'right',
  isTitleHidden = false,
  className,
}: SheetProps) {
  const { t } = useTranslation();
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger ? <Primitive.Trigger asChild>{trigger}</Primitive.Trigger> : null}
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClasses} />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={joinClasses(
            'fixed z-50 flex flex-col bg-raised shadow-dialog outline-none',
            places[side],
            className,
          )}
        >
          <header className={isTitleHidden ? 'sr-only' : 'flex items-start gap-4 border-b border-line px-5 py-3'}>
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-lg font-medium">{title}</Primitive.Title>
              {description ? (
                <Primitive.Description className="text-ink-muted">{description}</Primitive.Description>
              ) : null}
            </div>
            {isTitleHidden ? null : (
              <Primitive.Close asChild>
                <IconButton icon={X} label={t('action.close')} hasTooltip={false} className="-mr-2" />
              </Primitive.Close>
            )}
          </header>
          <div className={joinClasses('min-h-0 flex-1 overflow-y-auto', !isTitleHidden && 'px-5 py-4')}>{children}</div>
          {footer ? (
            <footer className="pb-safe border-t border-line">
              <div className="flex flex-wrap justify-end gap-2 px-5 py-3">{footer}</div>
            </footer>
          ) : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
