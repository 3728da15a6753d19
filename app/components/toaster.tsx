import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Toaster as Sonner, toast } from 'sonner';

/** The place where toasts appear; stands once, in the frame. */
export function Toaster() {
  const { t } = useTranslation();
  return (
    <Sonner
      position="bottom-right"
      gap={8}
      visibleToasts={4}
      containerAriaLabel={t('toast.region')}
      icons={{
        success: <CircleCheck aria-hidden size={16} className="text-ok" />,
        error: <CircleAlert aria-hidden size={16} className="text-short-3" />,
        info: <Info aria-hidden size={16} className="text-over" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t('action.close'),
        classNames: {
          toast:
            'flex w-[22rem] max-w-[calc(100vw-2rem)] items-start gap-2.5 rounded-card bg-raised p-3 text-base text-ink shadow-popover',
          icon: 'mt-0.5 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-ink-muted',
          actionButton:
            'shrink-0 rounded-control border border-line-strong px-2 py-0.5 text-sm font-medium hover:bg-hover',
        },
      }}
    />
  );
}

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: 'ok' | 'danger' | 'info';
  /** offered for six seconds instead of a question asked before */
  undo?: { label: string; onUndo: () => void };
}

/** Tells of what one did oneself. What others did comes through the bell. */
export function showToast({ title, description, tone = 'ok', undo }: ToastOptions) {
  const show = { ok: toast.success, danger: toast.error, info: toast.info }[tone];
  show(title, {
    description,
    duration: tone === 'danger' ? 10_000 : 6000,
    action: undo ? { label: undo.label, onClick: undo.onUndo } : undefined,
  });
}
