import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './copy-button';

export interface ErrorStateProps {
  /** what happened */
  title: ReactNode;
  /** what is safe */
  safe?: ReactNode;
  /** what to do */
  advice?: ReactNode;
  requestId?: string;
  /** buttons that do it */
  action?: ReactNode;
  level?: 1 | 2;
}

export function ErrorState({ title, safe, advice, requestId, action, level = 2 }: ErrorStateProps) {
  const { t } = useTranslation('errors');
  const Heading = `h${level}` as const;
  return (
    <div role="alert" className="flex flex-col items-center gap-1 px-6 py-12 text-center">
      <span className="mb-2 grid size-10 place-items-center rounded-full bg-danger-soft text-danger-ink">
        <TriangleAlert aria-hidden size={18} />
      </span>
      <Heading className="text-lg font-medium">{title}</Heading>
      {safe ? <p className="max-w-lg text-ink-muted">{safe}</p> : null}
      {advice ? <p className="max-w-lg text-ink-muted">{advice}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
      {requestId ? (
        <p className="mt-3 flex flex-wrap items-center justify-center gap-1 text-sm text-ink-subtle">
          {t('requestId')} <code className="font-mono text-ink-muted select-all">{requestId}</code>
          <CopyButton text={requestId} label={t('copyRequestId')} />
        </p>
      ) : null}
    </div>
  );
}
