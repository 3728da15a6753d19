import { useSearchParams } from '@remix-run/react';
import { ShieldCheck } from 'lucide-react';
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
      <DateInput name="from" aria-label={t('audit.from')} defaultValue={paramOf('from')} />
      <DateInput name="to" aria-label={t('audit.to')} defaultValue={paramOf('to')} />
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
