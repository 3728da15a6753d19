import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '~/components/toaster';
import { addDays } from '~/engine/time';
import type { YearBlockView } from '~/models/vacation-year';
import { useRuleText } from './use-rule-text';

interface Answer {
  isDone: boolean;
  faults: { rule: string; figures?: Record<string, number | string> }[];
  message: string | null;
}

type Fields = Record<string, string>;

interface Sent {
  fields: Fields;
  /** what takes it back */
  undo: Fields | null;
}

/** Where a block is shown while its change is on the way. */
export interface PendingPlace {
  id: string;
  first: number;
  last: number;
}

export interface BlockChanges {
  pending: PendingPlace | null;
  move(block: YearBlockView, first: number, last: number): void;
  remove(employeeId: string, block: YearBlockView): void;
}

/** Address of the action of the year page. */
export const yearAction = '/plan/vacations?index';

/**
 * Changes of blocks without leaving the grid: they show at once, a toast offers to take them back, and a broken rule that a
 * planner may overrule offers to save all the same.
 */
export function useBlockChanges(firstDate: string): BlockChanges {
  const { t } = useTranslation('vacations');
  const fetcher = useFetcher<Answer>();
  const [pending, setPending] = useState<PendingPlace | null>(null);
  const sent = useRef<Sent | null>(null);
  const { submit } = fetcher;
  const ruleText = useRuleText();

  const send = useCallback(
    (fields: Fields, undo: Fields | null) => {
      sent.current = { fields, undo };
      submit(fields, { method: 'post', action: yearAction });
    },
    [submit],
  );

  useEffect(() => {
    if (fetcher.state !== 'idle' || !fetcher.data || !sent.current) return;
    const { fields, undo } = sent.current;
    sent.current = null;
    setPending(null);
    const { isDone, faults, message } = fetcher.data;
    if (isDone) {
      showToast({
        title: t(`done.${fields.intent}`),
        undo: undo ? { label: t('undo'), onUndo: () => send(undo, null) } : undefined,
      });
      return;
    }
    const isForcible = faults.length > 0 && faults.every(({ rule }) => rule.startsWith('forcible.'));
    showToast({
      tone: 'danger',
      title: t('refused'),
      description:
        faults
          .map(({ rule, figures }) => {
            const name = rule.replace('forcible.', '');
            return figures ? ruleText({ rule: name, figures }) : t(`shortRule.${name}`);
          })
          .join(' ') ||
        (message ?? ''),
      undo: isForcible ? { label: t('force'), onUndo: () => send({ ...fields, isForced: 'on' }, undo) } : undefined,
    });
  }, [fetcher.state, fetcher.data, send, t, ruleText]);

  const datesOf = useCallback(
    (first: number, last: number) => ({ firstDate: addDays(firstDate, first), lastDate: addDays(firstDate, last) }),
    [firstDate],
  );
  const move = useCallback(
    (block: YearBlockView, first: number, last: number) => {
      if (first === block.first && last === block.last) return;
      setPending({ id: block.id, first, last });
      const base = { intent: 'update', vacationId: block.id };
      send(
        { ...base, version: String(block.version), ...datesOf(first, last) },
        { ...base, version: String(block.version + 1), isForced: 'on', ...datesOf(block.first, block.last) },
      );
    },
    [send, datesOf],
  );
  const remove = useCallback(
    (employeeId: string, block: YearBlockView) => {
      const again = { employeeId, kind: block.kind, priority: block.priority, isForced: 'on' };
      send(
        { intent: 'delete', vacationId: block.id, version: String(block.version) },
        {
          intent: block.state === 'approved' ? 'create-approved' : 'create',
          ...again,
          ...datesOf(block.first, block.last),
        },
      );
    },
    [send, datesOf],
  );
  return { pending, move, remove };
}
