import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Popover } from '~/components/popover';
import { exportColumns } from '~/models/forecast-export-columns';
import type { WorkspaceData } from './workspace-data';

const plans = [
  ['contacts', 'xlsx'],
  ['contacts', 'csv'],
  ['operators', 'xlsx'],
] as const;

/** The forecast as a file: chosen columns at the level and on the clocks that are shown, or the plans that an import reads. */
export function ExportMenu({ data }: { data: WorkspaceData }) {
  const { t } = useTranslation('forecast-workspace');
  const { forecast, level, timeZone } = data;
  const path = `/plan/forecasts/${forecast.id}/export`;
  return (
    <Popover
      label={t('export.title')}
      className="flex w-72 flex-col gap-3 p-3"
      trigger={<Button icon={Download}>{t('export.title')}</Button>}
    >
      <form method="get" action={path} className="flex flex-col gap-3">
        <input type="hidden" name="level" value={level} />
        <input type="hidden" name="zone" value={timeZone} />
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{t('export.columns')}</legend>
          <div className="grid grid-cols-2 gap-1.5">
            {exportColumns.map((column) => (
              <Checkbox
                key={column}
                name="columns"
                value={column}
                defaultChecked
                label={t(`export.column.${column}`)}
              />
            ))}
          </div>
        </fieldset>
        <div className="flex gap-2">
          {(['xlsx', 'csv'] as const).map((kind) => (
            <Button key={kind} type="submit" name="format" value={kind} size="sm">
              {t('export.full', { format: kind.toUpperCase() })}
            </Button>
          ))}
        </div>
      </form>
      <ul className="flex flex-col border-t border-line pt-2">
        {plans.map(([layout, kind]) => (
          <li key={`${layout} ${kind}`}>
            <a
              href={`${path}?format=${kind}&level=${level}&layout=${layout}`}
              className="flex min-h-8 items-center rounded-control px-2 hover:bg-hover coarse:min-h-11"
            >
              {t(`export.${layout}`, { format: kind.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
