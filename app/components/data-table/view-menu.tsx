import { useSearchParams } from '@remix-run/react';
import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button';
import { Checkbox } from '../checkbox';
import { Popover } from '../popover';
import { RadioGroup } from '../radio-group';
import { setSearchParams } from '../search-params';
import type { TableColumn } from './column';
import { pageSizes, type TableState } from './table-state';

interface ViewMenuProps<Row> {
  columns: readonly TableColumn<Row>[];
  state: TableState;
  /** told which columns are hidden after each choice, as the address has it */
  onHide?: (hide: string) => void;
}

/** Which columns, how high the rows, how many on a page. All of it goes to the address, so that a view can be shared. */
export function ViewMenu<Row>({ columns, state, onHide }: ViewMenuProps<Row>) {
  const { t } = useTranslation('table');
  const [search, setSearch] = useSearchParams();
  const change = (changes: Record<string, string | null>) =>
    setSearch(new URLSearchParams(setSearchParams(search, changes)), { replace: true, preventScrollReset: true });
  const toggleColumn = (id: string) => {
    const hidden = new Set(state.hiddenColumns);
    if (!hidden.delete(id)) hidden.add(id);
    // "none" is written out: without the parameter the default set would be hidden again
    const hide = [...hidden].join(',') || ',';
    change({ hide });
    onHide?.(hide);
  };
  return (
    <Popover
      label={t('view')}
      align="end"
      className="flex w-64 flex-col gap-4 p-3"
      trigger={
        <Button size="sm" icon={Settings2}>
          {t('view')}
        </Button>
      }
    >
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t('columns')}</legend>
        <div className="flex max-h-64 flex-col gap-1.5 overflow-y-auto p-px">
          {columns.map((column) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={!state.hiddenColumns.includes(column.id)}
              disabled={column.isRequired}
              onChange={() => toggleColumn(column.id)}
            />
          ))}
        </div>
      </fieldset>
      <RadioGroup
        name="table-density"
        legend={t('density')}
        appearance="segments"
        value={state.density}
        onValueChange={(density) => change({ density: density === 'compact' ? null : density })}
        options={[
          { value: 'compact', label: t('compact') },
          { value: 'comfortable', label: t('comfortable') },
        ]}
      />
      <RadioGroup
        name="table-page-size"
        legend={t('rowsPerPage')}
        appearance="segments"
        value={String(state.pageSize)}
        onValueChange={(pageSize) => change({ pageSize, page: null })}
        options={pageSizes.map((size) => ({ value: String(size), label: String(size) }))}
      />
    </Popover>
  );
}
