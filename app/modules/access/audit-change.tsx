import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '~/components/scroll-region';

type Fields = Record<string, unknown>;

const toFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : value === null || value === undefined
      ? {}
      : { value };

const toText = (value: unknown): string =>
  value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** What a change altered, field by field, old beside new. */
export function AuditChange({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('admin-access');
  const [old, fresh] = [toFields(before), toFields(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  if (names.length === 0) return <p className="text-sm text-ink-muted">{t('audit.noFields')}</p>;
  return (
    <ScrollRegion label={t('audit.field')}>
      <table className="w-full text-sm">
        <thead>
          <tr className="text-left text-ink-muted">
            <th className="py-1 pr-4 font-medium">{t('audit.field')}</th>
            <th className="py-1 pr-4 font-medium">{t('audit.before')}</th>
            <th className="py-1 font-medium">{t('audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-1 pr-4 text-left font-normal whitespace-nowrap text-ink-muted">
                {name}
              </th>
              <td className="py-1 pr-4 break-all">
                {name in old ? (
                  <del className="rounded-sm bg-danger-soft px-1 text-danger-ink no-underline">{toText(old[name])}</del>
                ) : (
                  '–'
                )}
              </td>
              <td className="py-1 break-all">
                {name in fresh ? (
                  <ins className="rounded-sm bg-ok-soft px-1 text-ok-ink no-underline">{toText(fresh[name])}</ins>
                ) : (
                  '–'
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
