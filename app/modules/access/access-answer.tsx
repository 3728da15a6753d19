import { useActionData } from '@remix-run/react';
import { CircleAlert, CircleCheck, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '~/components/copy-button';
import type { AccessAnswerView } from './types';

/** The answer of the page's last form. */
export function useAccessAnswer(): AccessAnswerView | undefined {
  const answer = useActionData() as AccessAnswerView | undefined;
  return answer && 'intent' in answer ? answer : undefined;
}

/** The words of the faults of a field (or of its parts), in the reader's language. */
export function useFieldFaults(intent: string): (field: string) => string[] {
  const { t } = useTranslation('admin-access');
  const answer = useAccessAnswer();
  return (field) =>
    (answer?.intent === intent ? answer.faults : [])
      .filter((fault) => fault.field === field || fault.field.startsWith(`${field}.`))
      .map((fault) => t(`rule.${fault.rule}`, { defaultValue: fault.message }));
}

/** Says what became of the last form: done, or why not; and shows a secret this once. */
export function AccessMessage({ secretLabel }: { secretLabel?: string }) {
  const { t } = useTranslation('admin-access');
  const answer = useAccessAnswer();
  if (!answer) return null;
  if (answer.secret) return <SecretNotice label={secretLabel ?? t('secret.password')} secret={answer.secret} />;
  if (answer.isDone) {
    return (
      <p role="status" className="mb-4 flex items-center gap-2 rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
        <CircleCheck aria-hidden size={15} /> {t(`done.${answer.intent}`)}
      </p>
    );
  }
  return (
    <p role="alert" className="mb-4 flex items-start gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
      <CircleAlert aria-hidden size={15} className="mt-0.5 shrink-0" />
      {answer.message ?? t('faulty')}
    </p>
  );
}

function SecretNotice({ label, secret }: { label: string; secret: string }) {
  const { t } = useTranslation('admin-access');
  return (
    <section role="status" className="mb-4 rounded-card border border-accent-line bg-accent-soft p-4">
      <p className="flex items-center gap-2 font-medium text-accent-ink">
        <KeyRound aria-hidden size={16} /> {label}
      </p>
      <p className="mt-2 flex items-center gap-2">
        <code className="min-w-0 rounded-control border border-line bg-surface px-2.5 py-1.5 font-mono text-base break-all select-all">
          {secret}
        </code>
        <CopyButton text={secret} />
      </p>
      <p className="mt-2 text-sm text-ink-muted">{t('secret.once')}</p>
    </section>
  );
}
