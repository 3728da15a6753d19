import { useTranslation } from 'react-i18next';
import { permissionCatalogue } from '~/auth/built-in-roles';
import { findScope, type PermissionScope } from '~/auth/permissions';
import { Badge, type Tone } from '~/components/badge';
import { useFrameData } from '~/components/frame/frame-data';
import { Select } from '~/components/select';

const scopes: PermissionScope[] = ['own', 'department', 'all'];
const rank: Record<PermissionScope, number> = { own: 1, department: 2, all: 3 };
const tones: Record<PermissionScope, Tone> = { own: 'neutral', department: 'info', all: 'accent' };

/** Areas by actions; each cell says how far the right reaches. What the reader cannot give is not offered. */
export function PermissionMatrix({ permissions, isReadOnly }: { permissions: string[]; isReadOnly: boolean }) {
  const { t } = useTranslation('admin-access');
  return (
    <ul className="divide-y divide-line border-t border-line">
      {permissionCatalogue.map(({ resource, actions }) => (
        <li key={resource} className="grid gap-x-4 gap-y-2 px-4 py-2.5 md:grid-cols-[14rem_1fr] md:items-center">
          <span className="font-medium">{t(`resource.${resource}`)}</span>
          <div className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
            {actions.map((action) => (
              <PermissionCell
                key={action}
                wanted={`${resource}:${action}`}
                held={findScope(permissions, `${resource}:${action}`)}
                isReadOnly={isReadOnly}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface PermissionCellProps {
  wanted: string;
  held: PermissionScope | null;
  isReadOnly: boolean;
}

function PermissionCell({ wanted, held, isReadOnly }: PermissionCellProps) {
  const { t } = useTranslation('admin-access');
  const [resource, action] = wanted.split(':');
  const own = findScope(useFrameData()?.permissions ?? [], wanted);
  const label = t(`action.${action}`);
  if (isReadOnly) {
    return (
      <span className="flex flex-wrap items-center gap-1.5">
        <span className={held ? '' : 'text-ink-subtle'}>{label}</span>
        {held ? <Badge tone={tones[held]}>{t(`scope.${held}`)}</Badge> : <span aria-hidden>–</span>}
      </span>
    );
  }
  const options = scopes
    .filter((scope) => scope === held || (own !== null && rank[scope] <= rank[own]))
    .map((scope) => ({ value: scope, label: t(`scope.${scope}`) }));
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the select inside is the control
    <label className="flex min-w-0 flex-col gap-0.5">
      <span className="text-sm text-ink-muted">{label}</span>
      <Select
        name={`permission:${wanted}`}
        aria-label={`${t(`resource.${resource}`)}: ${label}`}
        emptyLabel={t('scope.none')}
        defaultValue={held ?? ''}
        options={options}
      />
    </label>
  );
}
