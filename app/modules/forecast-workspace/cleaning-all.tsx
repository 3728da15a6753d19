import { Form } from '@remix-run/react';
import { CheckCheck, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import type { Proposal } from './list-proposals';

/** Decides about all that is open at once; each decision can be changed afterwards, and all be taken back. */
export function CleaningAll({ proposals }: { proposals: Proposal[] }) {
  const { t } = useTranslation('forecast-workspace');
  const open = proposals.filter(({ decision }) => !decision).length;
  const decided = proposals.length - open;
  if (proposals.length < 2) return null;
  return (
    <Form
      method="post"
      preventScrollReset
      className="flex flex-wrap items-center gap-2 rounded-control bg-surface-sunken px-3 py-2"
    >
      <p className="min-w-40 flex-1">
        {[open ? t('all.open', { count: open }) : '', decided ? t('all.decided', { count: decided }) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
      {open ? (
        <>
          <input type="hidden" name="intent" value="correct-all" />
          <Button type="submit" size="sm" icon={CheckCheck} name="action" value="replace">
            {t('all.replace')}
          </Button>
          <Button type="submit" size="sm" variant="ghost" name="action" value="keep">
            {t('all.keep')}
          </Button>
        </>
      ) : (
        <Button type="submit" size="sm" icon={RotateCcw} name="intent" value="uncorrect-all">
          {t('all.takeBack')}
        </Button>
      )}
    </Form>
  );
}
