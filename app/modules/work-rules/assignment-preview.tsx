import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { AssignmentAnswerView } from './assignment-view';

const tones: Record<string, Tone> = {
  assign: 'ok',
  replace: 'warning',
  end: 'warning',
  same: 'neutral',
  nothing: 'neutral',
  left: 'danger',
};
const shownRows = 200;

/** What an assignment would do, person by person; nothing is written until it is confirmed. */
export function AssignmentPreviewCard({ answer }: { answer: AssignmentAnswerView }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const { preview, sent } = answer;
  if (!preview) return null;
  const changing = ['assign', 'replace', 'end'].reduce((sum, verdict) => sum + (preview.counts[verdict] ?? 0), 0);
  const { employeeIds, ...fields } = sent;
  return (
    <Card
      isFlush
      title={preview.targetName ?? t('assign.end')}
      description={Object.entries(preview.counts)
        .map(([verdict, count]) => `${t(`assign.verdict.${verdict}`)}: ${format.number(count)}`)
        .join(' · ')}
      actions={
        <Form method="post" preventScrollReset>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="ids" value={employeeIds.join(',')} />
          <Button
            type="submit"
            name="intent"
            value="assign"
            variant="primary"
            isPending={isBusy}
            disabled={changing === 0}
          >
            {t('assign.confirm', { count: changing })}
          </Button>
        </Form>
      }
    >
      <ScrollRegion label={t('assign.previewTable')} className="max-h-96">
        <table className="w-full text-sm whitespace-nowrap">
          <thead className="border-b border-line text-left text-ink-muted">
            <tr>
              {['person', 'department', 'now', 'cycleStart', 'result'].map((name) => (
                <th key={name} scope="col" className="px-4 py-1.5 font-medium">
                  {t(`assign.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {preview.rows.slice(0, shownRows).map((row) => (
              <tr key={row.employeeId}>
                <th scope="row" className="px-4 py-1.5 text-left font-normal">
                  {row.name} <span className="tabular text-ink-muted">{row.personnelNumber}</span>
                </th>
                <td className="px-4 py-1.5">{row.departmentName ?? '–'}</td>
                <td className="px-4 py-1.5">
                  {row.currentName ?? t('assign.nothingOwn')}
                  {row.currentTo ? ` (${t('assign.until', { date: format.date(row.currentTo, 'medium') })})` : ''}
                </td>
                <td className="tabular px-4 py-1.5">{row.cycleStart ? format.date(row.cycleStart, 'medium') : '–'}</td>
                <td className="px-4 py-1.5">
                  <Badge tone={tones[row.verdict] ?? 'neutral'}>{t(`assign.verdict.${row.verdict}`)}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {preview.rows.length > shownRows ? (
        <p className="px-4 py-2 text-sm text-ink-muted">
          {t('assign.more', { count: preview.rows.length - shownRows })}
        </p>
      ) : null}
    </Card>
  );
}
