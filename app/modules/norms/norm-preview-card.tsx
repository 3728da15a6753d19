import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';

export interface NormPreviewView {
  counts: Record<string, number>;
  rows: {
    employeeId: string;
    name: string;
    personnelNumber: string;
    departmentName: string | null;
    beforeMinutes: number | null;
    afterMinutes: number | null;
    verdict: string;
  }[];
  total: number;
}

const tones: Record<string, Tone> = {
  apply: 'ok',
  override: 'warning',
  same: 'neutral',
  conflict: 'danger',
  left: 'neutral',
};

/** What would become of each person's norm hours: as they are given now, as they would be, and the result. */
export function NormPreviewCard({ preview }: { preview: NormPreviewView }) {
  const { t } = useTranslation('norms');
  const format = useFormat();
  const hours = (minutes: number | null) => (minutes === null ? t('sources.calendar') : format.hours(minutes));
  return (
    <Card
      isFlush
      title={t('previewTitle')}
      description={Object.keys(tones)
        .map((verdict) => `${t(`verdict.${verdict}`)}: ${format.number(preview.counts[verdict] ?? 0)}`)
        .join(' · ')}
    >
      <ScrollRegion label={t('previewTitle')} className="max-h-[32rem]">
        <table className="w-full text-sm">
          <thead className="border-b border-line text-ink-muted">
            <tr>
              {['person', 'department', 'before', 'after', 'result'].map((name) => (
                <th key={name} scope="col" className="px-4 py-1.5 text-left font-medium">
                  {t(`column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {preview.rows.map((row) => (
              <tr key={row.employeeId}>
                <th scope="row" className="px-4 py-1.5 text-left font-normal whitespace-nowrap">
                  {row.name} <span className="tabular text-ink-muted">{row.personnelNumber}</span>
                </th>
                <td className="px-4 py-1.5">{row.departmentName ?? '–'}</td>
                <td className="tabular px-4 py-1.5 whitespace-nowrap">{hours(row.beforeMinutes)}</td>
                <td className="tabular px-4 py-1.5 whitespace-nowrap">{hours(row.afterMinutes)}</td>
                <td className="px-4 py-1.5">
                  <Badge tone={tones[row.verdict]}>{t(`verdict.${row.verdict}`)}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {preview.total > preview.rows.length ? (
        <p className="border-t border-line px-4 py-2 text-sm text-ink-muted">
          {t('more', { count: preview.total - preview.rows.length })}
        </p>
      ) : null}
    </Card>
  );
}
