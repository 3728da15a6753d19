import { useSearchParams } from '@remix-run/react';
import { ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DateInput } from '~/components/date-input';
import { FilterBar } from '~/components/filter-bar';
import { LinkButton } from '~/components/link-button';
import { SearchInput } from '~/components/search-input';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';

/** Period, person and kind of object; and the check of the whole chain. */
export function AuditFilterBar({ entities }: { entities: string[] }) {
  const { t } = useTranslation('admin-access');
  const [search] = useSearchParams();
  const paramOf = (name: string) => search.get(name) ?? '';
  const check = (
    <LinkButton to={setSearchParams(search, { check: '1', before: null })} icon={ShieldCheck}>
      {t('audit.check')}
    </LinkButton>
  );
  return (
    <FilterBar names={['from', 'to', 'who', 'entity', 'id', 'action', 'before', 'check']} actions={check}>
      <PeriodEnd name="from" label={t('audit.from')} value={paramOf('from')} />
      <PeriodEnd name="to" label={t('audit.to')} value={paramOf('to')} />
      <SearchInput
        name="who"
        label={t('audit.who')}
        autoSubmitMs={300}
        defaultValue={paramOf('who')}
        className="w-full sm:w-52"
      />
      <Select
        name="entity"
        aria-label={t('audit.entity')}
        isAutoSubmit
        emptyLabel={t('audit.anyEntity')}
        defaultValue={paramOf('entity')}
        options={entities.map((value) => ({ value, label: t(`entity.${value}`, { defaultValue: value }) }))}
      />
      {paramOf('id') ? <input type="hidden" name="id" value={paramOf('id')} /> : null}
      {paramOf('action') ? <input type="hidden" name="action" value={paramOf('action')} /> : null}
    </FilterBar>
  );
}

function PeriodEnd({ name, label, value }: { name: string; label: string; value: string }) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-sm text-ink-muted">
        {label}
      </label>
      <span className="w-36">
        <DateInput
          id={id}
          name={name}
          defaultValue={value}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        />
      </span>
    </span>
  );
}
