import { Form } from '@remix-run/react';
import { Camera, FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { Popover } from '~/components/popover';
import { TextInput } from '~/components/text-input';
import { VersionList } from '../forecasting/version-list';
import type { WorkspaceData } from './workspace-data';

/** Versions, snapshots and scenarios of this period; compare any with what is open, keep a copy, decide which one counts. */
export function VersionPanel({ data, canWrite }: { data: WorkspaceData; canWrite: boolean }) {
  const { t } = useTranslation('forecast-workspace');
  const { forecast } = data;
  return (
    <div className="flex flex-col gap-3">
      {canWrite ? (
        <div className="flex flex-wrap gap-2">
          <CopyForm intent="snapshot" icon={Camera} />
          <CopyForm intent="scenario" icon={FlaskConical} />
          {forecast.isCurrent ? null : (
            <Form method="post" preventScrollReset>
              <Button type="submit" size="sm" variant="primary" name="intent" value="make-current">
                {t('version.makeCurrent')}
              </Button>
            </Form>
          )}
        </div>
      ) : null}
      <VersionList data={data} />
    </div>
  );
}

function CopyForm({ intent, icon }: { intent: 'snapshot' | 'scenario'; icon: typeof Camera }) {
  const { t } = useTranslation('forecast-workspace');
  return (
    <Popover
      label={t(`version.${intent}`)}
      trigger={
        <Button size="sm" icon={icon}>
          {t(`version.${intent}`)}
        </Button>
      }
    >
      <Form method="post" className="flex flex-col gap-3">
        <p className="text-sm text-ink-muted">{t(`version.${intent}Help`)}</p>
        <Field label={t('version.name')} isRequired>
          <TextInput name="name" required maxLength={100} />
        </Field>
        <Button type="submit" name="intent" value={intent} variant="primary">
          {t('version.make')}
        </Button>
      </Form>
    </Popover>
  );
}
