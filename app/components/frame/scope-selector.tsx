import { Form, useLocation } from '@remix-run/react';
import { Building2, Check, ChevronDown, MapPin } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { getButtonClasses } from '../button-styles';
import { joinClasses } from '../class-names';
import { menuItemClasses } from '../overlay-styles';
import { Popover } from '../popover';
import { setSearchParams } from '../search-params';
import { type FrameData, useFrameData } from './frame-data';
import type { PreferenceName } from './preference-form';

/** Which organization and site the pages speak of. The site is in the address, so that a link keeps it. */
export function ScopeSelector() {
  const data = useFrameData();
  if (!data || (data.organizations.length < 2 && data.sites.length < 2)) return null;
  return <ScopeMenu data={data} />;
}

function ScopeMenu({ data }: { data: FrameData }) {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const organization = data.organizations.find((item) => item.id === data.organizationId);
  const site = data.sites.find((item) => item.id === data.siteId);
  const close = () => setIsOpen(false);
  const trigger = (
    <button type="button" className={getButtonClasses('ghost', 'md', false, 'max-w-72 min-w-0 shrink px-2')}>
      <MapPin aria-hidden size={15} className="shrink-0 sm:hidden" />
      <span className="sr-only">{t('scope.change')}: </span>
      <span className="min-w-0 truncate max-sm:sr-only">
        {data.organizations.length > 1 ? <span className="max-lg:hidden">{organization?.name} / </span> : null}
        <span className="text-ink">{site?.name ?? t('scope.allSites')}</span>
      </span>
      <ChevronDown aria-hidden size={14} className="shrink-0" />
    </button>
  );
  return (
    <Popover
      trigger={trigger}
      label={t('scope.change')}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      align="end"
      className="w-72 p-1"
    >
      {data.organizations.length > 1 ? (
        <ScopeGroup label={t('scope.organization')} param="organizationId" onChoose={close}>
          {data.organizations.map((item) => (
            <ScopeOption
              key={item.id}
              name="organizationId"
              value={item.id}
              label={item.name}
              isChosen={item.id === data.organizationId}
            />
          ))}
        </ScopeGroup>
      ) : null}
      {data.sites.length > 1 ? (
        <ScopeGroup label={t('scope.site')} param="siteId" onChoose={close}>
          <ScopeOption name="siteId" value="" label={t('scope.allSites')} isChosen={!site} />
          {data.sites.map((item) => (
            <ScopeOption
              key={item.id}
              name="siteId"
              value={item.id}
              label={item.name}
              detail={format.offset(item.timeZone, Date.now())}
              isChosen={item.id === data.siteId}
            />
          ))}
        </ScopeGroup>
      ) : null}
    </Popover>
  );
}

interface ScopeGroupProps {
  label: string;
  param: PreferenceName;
  onChoose: () => void;
  children: ReactNode;
}

function ScopeGroup({ label, param, onChoose, children }: ScopeGroupProps) {
  const { pathname, search } = useLocation();
  // the choice is remembered and the address follows it: an older ?site= must not win over the new choice
  const params = new URLSearchParams(search);
  const redirectTo =
    pathname + setSearchParams(params, { site: null, ...(param === 'organizationId' ? { page: null } : {}) });
  return (
    <Form method="post" action="/preferences" onSubmit={onChoose}>
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <p className="flex items-center gap-1.5 px-2 pt-2 pb-1 text-sm text-ink-subtle">
        {param === 'siteId' ? <MapPin aria-hidden size={13} /> : <Building2 aria-hidden size={13} />}
        {label}
      </p>
      {children}
    </Form>
  );
}

interface ScopeOptionProps {
  name: PreferenceName;
  value: string;
  label: string;
  detail?: string;
  isChosen: boolean;
}

function ScopeOption({ name, value, label, detail, isChosen }: ScopeOptionProps) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-current={isChosen || undefined}
      className={joinClasses(menuItemClasses, 'w-full text-left hover:bg-hover')}
    >
      <Check aria-hidden size={14} className={isChosen ? 'text-accent-ink' : 'invisible'} />
      <span className="min-w-0 flex-1">{label}</span>
      {detail ? <span className="tabular text-sm text-ink-subtle">{detail}</span> : null}
    </button>
  );
}
