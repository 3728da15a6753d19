import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';

export interface BarItem {
  id: string;
  label: string;
  value: number | null;
  /** a second figure to compare with, drawn as a tick on the bar */
  reference?: number | null;
  color?: string;
  to?: string;
}

export interface BarChartProps {
  label: string;
  items: readonly BarItem[];
  format?: (value: number) => string;
  /** what the reference is: "last week" */
  referenceLabel?: string;
  /** end of the scale; the greatest value by default */
  maximum?: number;
}

/** Figures of a few things side by side. A table that draws itself: every figure is there to be read. */
export function BarChart({ label, items, format, referenceLabel, maximum }: BarChartProps) {
  const { t } = useTranslation('chart');
  const words = useFormat();
  const write = format ?? ((value: number) => words.number(value));
  const greatest =
    maximum ?? Math.max(1e-9, ...items.flatMap((item) => [Math.abs(item.value ?? 0), Math.abs(item.reference ?? 0)]));
  const place = (value: number) => `${Math.min(100, (Math.abs(value) / greatest) * 100).toFixed(2)}%`;
  return (
    <table className="w-full">
      <caption className="sr-only">{label}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{label}</th>
          <th scope="col">{t('value')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <th scope="row" className="w-2/5 py-1 pr-3 text-left font-normal text-ink-muted">
              {item.to ? (
                <Link to={item.to} className="text-ink hover:underline">
                  {item.label}
                </Link>
              ) : (
                item.label
              )}
            </th>
            <td className="w-3/5 py-1">
              <span className="relative block h-3.5 rounded-sm bg-sunken">
                {item.value === null ? null : (
                  <span
                    className="block h-full rounded-sm"
                    style={{ width: place(item.value), background: item.color ?? 'var(--color-accent)' }}
                  />
                )}
                {item.reference === null || item.reference === undefined ? null : (
                  <span
                    title={`${referenceLabel ?? ''} ${write(item.reference)}`}
                    className="absolute inset-y-[-2px] w-0.5 -translate-x-1/2 bg-ink"
                    style={{ left: place(item.reference) }}
                  />
                )}
              </span>
            </td>
            <td className="py-1 pl-3 text-right whitespace-nowrap">
              {item.value === null ? '–' : write(item.value)}
              {item.reference === null || item.reference === undefined ? null : (
                <span className="sr-only">{` ${referenceLabel ?? ''} ${write(item.reference)}`}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
