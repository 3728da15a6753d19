import { useTranslation } from 'react-i18next';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';

/** The parts of the multi-skill area. */
export function MultiSkillHeader() {
  const { t } = useTranslation('multi-skill');
  return (
    <PageHeader title={t('title')} description={t('description')}>
      <Tabs
        label={t('parts')}
        items={[
          { to: '/plan/multi-skill', label: t('coverage.title'), isExact: true },
          { to: '/plan/multi-skill/what-if', label: t('whatIf.title') },
          { to: '/plan/multi-skill/staffing', label: t('staffing.title') },
          { to: '/plan/multi-skill/training', label: t('training.title') },
          { to: '/people/skills/matrix', label: t('matrix') },
        ]}
      />
    </PageHeader>
  );
}
