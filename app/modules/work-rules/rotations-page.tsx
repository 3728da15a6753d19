import { Link } from '@remix-run/react';
import { Plus, Repeat } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import type { TemplateOption } from './cycle-editor';
import { CycleStrip } from './cycle-strip';
import { RotationForm, type RotationView } from './rotation-form';

interface RotationsPageProps {
  rotations: RotationView[];
  templates: TemplateOption[];
  /** id of the one that is edited, or `new` */
  edited: string | null;
}

/** Rotations: what repeats, who follows it, and the editor of one. */
export function RotationsPage({ rotations, templates, edited }: RotationsPageProps) {
  const { t } = useTranslation('work-rules');
  const rotation = rotations.find((candidate) => candidate.id === edited);
  const codes = Object.fromEntries(templates.map(({ id, code }) => [id, code]));
  return (
    <>
      <PageHeader
        title={t('rotation.title')}
        description={t('rotation.description')}
        actions={
          <>
            <LinkButton to="/admin/rule-assignments">{t('assign.title')}</LinkButton>
            <LinkButton to="?edit=new" variant="primary" icon={Plus}>
              {t('rotation.new')}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {edited === 'new' || rotation ? (
          <Card title={rotation?.name ?? t('rotation.new')}>
            <RotationForm key={`${rotation?.id}-${rotation?.version}`} rotation={rotation} templates={templates} />
          </Card>
        ) : null}
        {rotations.length ? (
          <Card isFlush>
            <ul className="divide-y divide-line">
              {rotations.map((item) => (
                <RotationLine key={item.id} rotation={item} codes={codes} />
              ))}
            </ul>
          </Card>
        ) : (
          <EmptyState icon={Repeat} title={t('rotation.none')} description={t('rotation.noneText')} />
        )}
      </div>
    </>
  );
}

/** A cycle as short as it is spoken of: 5/2, else its letters. */
function spellCycle(choice: string): string {
  const [, work, rest] = /^(W+)(R+)$/.exec(choice) ?? [];
  return work && rest ? `${work.length}/${rest.length}` : choice;
}

function RotationLine({ rotation, codes }: { rotation: RotationView; codes: Record<string, string> }) {
  const { t } = useTranslation('work-rules');
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
      <span className="w-56 min-w-0">
        <Link to={`?edit=${rotation.id}`} className="text-accent-ink hover:underline">
          {rotation.name}
        </Link>
        {rotation.status === 'inactive' ? <Badge className="ml-2">{t('inactive')}</Badge> : null}
      </span>
      <span className="min-w-64 flex-1">
        {rotation.kind === 'cyclic' ? (
          <CycleStrip days={rotation.days} codes={codes} />
        ) : (
          <span className="text-sm text-ink-muted">
            {rotation.choices.length
              ? t('rotation.choicesText', { cycles: rotation.choices.map(spellCycle).join(', ') })
              : t('rotation.demandText', { min: rotation.minDaysPerWeek ?? 0, max: rotation.maxDaysPerWeek ?? 7 })}
          </span>
        )}
      </span>
      <Badge tone={rotation.isMandatory ? 'accent' : 'neutral'}>
        {t(rotation.isMandatory ? 'rotation.isMandatory' : 'rotation.isWish')}
      </Badge>
      <span className="tabular w-28 text-right text-sm">{t('rotation.people', { count: rotation.peopleCount })}</span>
    </li>
  );
}
