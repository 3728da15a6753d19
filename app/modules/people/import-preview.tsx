import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { LinkButton } from '~/components/link-button';
import { ScrollRegion } from '~/components/scroll-region';
import { StatusBadge } from '~/components/status-badge';
import { useFormat } from '~/i18n/use-format';
import { useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';

export interface ImportPreviewView {
  token: string;
  fileName: string;
  totalRows: number;
  newCount: number;
  changedCount: number;
  faultyRows: number;
  faults: { row: number; column: string; rule: string; value: string }[];
  unknownHeaders: string[];
  missingColumns: string[];
  columns: string[];
  sample: { row: number; cells: string[]; isValid: boolean; isNew: boolean }[];
}

const shownFaults = 500;

/** What an import would do, every fault by row and column, and the two ways to go on. */
export function ImportPreviewCard({ preview }: { preview: ImportPreviewView }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { state } = useNavigation();
  const validRows = preview.newCount + preview.changedCount;
  const figures = [
    ['import.rows', preview.totalRows],
    ['import.new', preview.newCount],
    ['import.known', preview.changedCount],
    ['import.faulty', preview.faultyRows],
  ] as const;
  return (
    <div className="flex flex-col gap-4">
      <Card title={preview.fileName}>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {figures.map(([label, value]) => (
            <div key={label}>
              <dt className="text-sm text-ink-muted">{t(label)}</dt>
              <dd className="tabular text-xl">{format.number(value)}</dd>
            </div>
          ))}
        </dl>
        {preview.missingColumns.length ? (
          <p className="mt-3 text-danger-ink">
            {t('import.missingColumns', {
              names: preview.missingColumns.map((column) => t(`importColumns.${column}`)).join(', '),
            })}
          </p>
        ) : null}
        {preview.unknownHeaders.length ? (
          <p className="mt-3 text-ink-muted">
            {t('import.unknownHeaders', { names: preview.unknownHeaders.join(', ') })}
          </p>
        ) : null}
        <Form method="post" className="mt-4 flex flex-wrap items-center gap-2">
          <input type="hidden" name="intent" value="apply" />
          <input type="hidden" name="token" value={preview.token} />
          <FormMessage answer={useFormAnswer('apply')} doneText="" />
          {preview.faultyRows === 0 ? (
            <Button type="submit" name="mode" value="all" variant="primary" isPending={state === 'submitting'}>
              {t('import.applyAll', { count: validRows })}
            </Button>
          ) : (
            <Button
              type="submit"
              name="mode"
              value="valid"
              variant="primary"
              disabled={validRows === 0}
              isPending={state === 'submitting'}
            >
              {t('import.applyValid', { count: validRows })}
            </Button>
          )}
          <LinkButton to="/people/employees/import">{t('import.another')}</LinkButton>
        </Form>
      </Card>
      {preview.faults.length ? <FaultTable faults={preview.faults} /> : null}
      <SampleTable preview={preview} />
    </div>
  );
}

const cell = 'px-3 py-1.5 text-left';

function FaultTable({ faults }: { faults: ImportPreviewView['faults'] }) {
  const { t } = useTranslation('people');
  return (
    <Card
      isFlush
      title={t('import.faults', { count: faults.length })}
      description={faults.length > shownFaults ? t('import.firstFaults', { count: shownFaults }) : undefined}
    >
      <div className="max-h-96 overflow-auto">
        <table className="w-full text-sm">
          <thead className="sticky top-0 bg-surface text-ink-muted">
            <tr>
              {['row', 'column', 'rule', 'value'].map((name) => (
                <th key={name} scope="col" className={`${cell} font-medium`}>
                  {t(`import.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {faults.slice(0, shownFaults).map((fault) => (
              <tr key={`${fault.row}-${fault.column}-${fault.rule}`}>
                <td className={`${cell} tabular`}>{fault.row}</td>
                <td className={cell}>{t(`importColumns.${fault.column}`)}</td>
                <td className={cell}>{t(`importRules.${fault.rule}`)}</td>
                <td className={`${cell} font-medium`}>{fault.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function SampleTable({ preview }: { preview: ImportPreviewView }) {
  const { t } = useTranslation('people');
  return (
    <Card isFlush title={t('import.sample')} description={t('import.sampleText', { count: preview.sample.length })}>
      <ScrollRegion label={t('import.sample')}>
        <table className="w-full text-sm whitespace-nowrap">
          <thead className="text-ink-muted">
            <tr>
              <th scope="col" className={`${cell} font-medium`}>
                {t('import.row')}
              </th>
              {preview.columns.map((column) => (
                <th key={column} scope="col" className={`${cell} font-medium`}>
                  {t(`importColumns.${column}`)}
                </th>
              ))}
              <th scope="col" className={cell} />
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {preview.sample.map((row) => (
              <tr key={row.row}>
                <td className={`${cell} tabular text-ink-muted`}>{row.row}</td>
                {row.cells.map((text, index) => (
                  <td key={preview.columns[index]} className={cell}>
                    {text}
                  </td>
                ))}
                <td className={cell}>
                  {row.isValid ? (
                    <Badge tone={row.isNew ? 'accent' : 'neutral'}>
                      {t(row.isNew ? 'import.isNew' : 'import.isKnown')}
                    </Badge>
                  ) : (
                    <StatusBadge state="short-3">{t('import.isFaulty')}</StatusBadge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
