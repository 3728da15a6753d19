import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';

/** Title, the way to an import, and the two views. */
export function HistoryHeader({ groupId }: { groupId?: string }) {
  const { t } = useTranslation('history');
  const may = useCan();
  const importLink = groupId ? `/plan/history/import?group=${groupId}` : '/plan/history/import';
  return (
    <PageHeader
      title={t('title')}
      description={t('description')}
      actions={
        may('history:import') ? (
          <LinkButton to={importLink} icon={Upload} variant="primary">
            {t('import.action')}
          </LinkButton>
        ) : null
      }
    >
      {may('history:import') ? (
        <Tabs
          label={t('views')}
          items={[
            { to: '/plan/history', label: t('browse'), isExact: true },
            { to: '/plan/history/imports', label: t('imports.title') },
          ]}
        />
      ) : null}
    </PageHeader>
  );
}
