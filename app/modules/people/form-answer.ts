import { useActionData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** The answer of an editing action, as the page sees it. */
export interface FormAnswerView {
  isDone: boolean;
  intent: string;
  faults: { field: string; rule: string; message: string; row?: number; figures?: Record<string, number | string> }[];
  message: string | null;
  conflict: {
    version: number;
    changedBy: string | null;
    changedAt: string | null;
    values: Record<string, unknown>;
  } | null;
}

/** Answer of the page's last form, when it was the one named. */
export function useFormAnswer(intent: string): FormAnswerView | undefined {
  const answer = useActionData() as FormAnswerView | undefined;
  return answer && 'faults' in answer && answer.intent === intent ? answer : undefined;
}

/** The words of the faults of a field, in the reader's language. */
export function useFieldErrors(answer: FormAnswerView | undefined): (field: string) => string[] | undefined {
  const { t } = useTranslation('people');
  return (field) => {
    const faults = answer?.faults.filter((fault) => fault.field === field) ?? [];
    return faults.length ? faults.map((fault) => t(`rules.${fault.rule}`, { defaultValue: fault.message })) : undefined;
  };
}
