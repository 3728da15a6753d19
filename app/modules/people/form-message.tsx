import { CircleAlert, CircleCheck, GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { useFormat } from '~/i18n/use-format';
import type { FormAnswerView } from './form-answer';

interface FormMessageProps {
  answer: FormAnswerView | undefined;
  doneText: string;
  /** what the reader sent, by field, to stand beside what is saved now */
  mine?: Record<string, unknown>;
  /** name of a field in the reader's language */
  nameOf?: (field: string) => string;
  /** a value as the reader knows it: a name instead of an id */
  showValue?: (field: string, value: unknown) => string;
}

/** Says what became of a form: saved, refused with a reason, or overtaken by somebody else with both versions. */
export function FormMessage({ answer, doneText, mine, nameOf, showValue }: FormMessageProps) {
  if (!answer) return null;
  if (answer.conflict) return <ConflictNotice {...{ answer, mine, nameOf, showValue }} />;
  if (answer.isDone) {
    return (
      <p role="status" className="flex items-center gap-2 rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
        <CircleCheck aria-hidden size={15} /> {doneText}
      </p>
    );
  }
  const general = answer.message ?? answer.faults.find((fault) => fault.field === 'form')?.message;
  if (!general) return null;
  return (
    <p role="alert" className="flex items-start gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
      <CircleAlert aria-hidden size={15} className="mt-0.5 shrink-0" /> {general}
    </p>
  );
}

type ConflictProps = Omit<FormMessageProps, 'doneText' | 'answer'> & { answer: FormAnswerView };

function ConflictNotice({ answer, mine = {}, nameOf = (field) => field, showValue = plainValue }: ConflictProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const conflict = answer.conflict!;
  const differing = Object.keys(mine).filter(
    (field) => field in conflict.values && plainValue(field, mine[field]) !== plainValue(field, conflict.values[field]),
  );
  return (
    <section role="alert" className="rounded-card border border-short-2 bg-short-2-soft p-3 text-short-2-ink">
      <p className="flex items-center gap-2 font-medium">
        <GitCompareArrows aria-hidden size={16} />
        {t('conflict.title', {
          who: conflict.changedBy ?? t('conflict.somebody'),
          when: conflict.changedAt ? format.dateTime(conflict.changedAt, timeZone) : '',
        })}
      </p>
      {differing.length > 0 ? (
        <table className="mt-2 w-full text-sm text-ink">
          <thead>
            <tr className="text-left text-ink-muted">
              <th className="py-1 pr-3 font-medium">{t('conflict.field')}</th>
              <th className="py-1 pr-3 font-medium">{t('conflict.theirs')}</th>
              <th className="py-1 font-medium">{t('conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field} className="border-t border-line">
                <th scope="row" className="py-1 pr-3 text-left font-normal">
                  {nameOf(field)}
                </th>
                <td className="py-1 pr-3">{showValue(field, conflict.values[field])}</td>
                <td className="py-1">{showValue(field, mine[field])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="mt-2 text-sm">{t('conflict.advice')}</p>
    </section>
  );
}

function plainValue(_field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
