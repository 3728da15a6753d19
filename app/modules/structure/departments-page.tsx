import { useNavigation } from '@remix-run/react';
import { ListTree, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { TrackedForm } from '~/components/tracked-form';
import { Disclosure } from '~/modules/people/disclosure';
import { EditForm } from '~/modules/people/edit-form';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { DepartmentFields } from './department-fields';
import { DepartmentTree } from './department-tree';
import type { DepartmentView, NamedView } from './types';

interface DepartmentsPageProps {
  nodes: DepartmentView[];
  selectedId: string | null;
  sites: NamedView[];
  candidates: NamedView[];
  mayWrite: boolean;
}

/** The organization as a tree; the chosen department with its edits beside it. */
export function DepartmentsPage({ nodes, selectedId, sites, candidates, mayWrite }: DepartmentsPageProps) {
  const { t } = useTranslation('structure');
  const selected = nodes.find((node) => node.id === selectedId);
  return (
    <>
      <PageHeader title={t('departments.title')} description={t('departments.description')} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(18rem,2fr)_3fr]">
        <Card isFlush>
          {nodes.length ? (
            <DepartmentTree nodes={nodes} selectedId={selectedId} />
          ) : (
            <EmptyState icon={ListTree} title={t('departments.none')} description={t('departments.noneText')} />
          )}
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          {selected ? (
            <SelectedDepartment key={selected.id} {...{ selected, nodes, sites, candidates, mayWrite }} />
          ) : null}
          {mayWrite ? <NewDepartment {...{ selected, sites, candidates }} /> : null}
        </div>
      </div>
    </>
  );
}

function SelectedDepartment({
  selected,
  nodes,
  sites,
  candidates,
  mayWrite,
}: Omit<DepartmentsPageProps, 'selectedId'> & { selected: DepartmentView }) {
  const { t } = useTranslation('structure');
  return (
    <Card
      title={selected.name}
      description={t('departments.count', { own: selected.memberCount, all: selected.subtreeCount })}
      actions={
        <LinkButton to={`/people/employees?department=${selected.id}`} icon={Users} size="sm">
          {t('departments.people')}
        </LinkButton>
      }
    >
      {mayWrite ? (
        <div className="flex flex-col gap-4">
          <EditForm
            intent="update"
            version={selected.version}
            nameOf={(field) =>
              t(`fields.${field}`, { defaultValue: t(`departments.${field}`, { defaultValue: field }) })
            }
          >
            {(errorsOf) => (
              <>
                <input type="hidden" name="departmentId" value={selected.id} />
                <DepartmentFields department={selected} sites={sites} candidates={candidates} errorsOf={errorsOf} />
              </>
            )}
          </EditForm>
          <MoveDepartment selected={selected} nodes={nodes} />
        </div>
      ) : (
        <DescriptionList
          items={[
            { term: t('fields.code'), value: selected.code },
            { term: t('departments.head'), value: selected.headName },
            { term: t('fields.site'), value: selected.siteName },
            { term: t('departments.costCentre'), value: selected.costCentre },
          ]}
        />
      )}
    </Card>
  );
}

function MoveDepartment({ selected, nodes }: { selected: DepartmentView; nodes: DepartmentView[] }) {
  const { t } = useTranslation('structure');
  const start = nodes.findIndex((node) => node.id === selected.id);
  const rest = nodes.findIndex((node, index) => index > start && node.depth <= selected.depth);
  const below = new Set(nodes.slice(start, rest === -1 ? undefined : rest).map((node) => node.id));
  const places = nodes.filter((node) => !below.has(node.id) && node.status === 'active');
  return (
    <TreeForm intent="move" title={t('departments.move')} submitLabel={t('departments.moveNow')}>
      {(errorsOf) => (
        <>
          <input type="hidden" name="departmentId" value={selected.id} />
          <input type="hidden" name="version" value={selected.version} />
          <Field label={t('departments.parent')} error={errorsOf('parentId')} help={t('departments.moveHelp')}>
            <Select
              name="parentId"
              options={places.map((node) => ({ value: node.id, label: `${'\u2003'.repeat(node.depth)}${node.name}` }))}
              emptyLabel={t('departments.top')}
              defaultValue={selected.parentId ?? ''}
            />
          </Field>
        </>
      )}
    </TreeForm>
  );
}

function NewDepartment({
  selected,
  sites,
  candidates,
}: {
  selected?: DepartmentView;
  sites: NamedView[];
  candidates: NamedView[];
}) {
  const { t } = useTranslation('structure');
  const title = selected ? t('departments.newBelow', { name: selected.name }) : t('departments.new');
  return (
    <TreeForm intent="create" title={title} submitLabel={t('departments.create')}>
      {(errorsOf) => (
        <>
          <input type="hidden" name="parentId" value={selected?.id ?? ''} />
          <DepartmentFields sites={sites} candidates={candidates} errorsOf={errorsOf} />
        </>
      )}
    </TreeForm>
  );
}

interface TreeFormProps {
  intent: string;
  title: string;
  submitLabel: string;
  children: (errorsOf: (field: string) => string[] | undefined) => ReactNode;
}

function TreeForm({ intent, title, submitLabel, children }: TreeFormProps) {
  const { t } = useTranslation('structure');
  const answer = useFormAnswer(intent);
  const { state } = useNavigation();
  return (
    <Disclosure summary={title} isOpen={answer !== undefined && !answer.isDone}>
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value={intent} />
        <FormMessage answer={answer} doneText={t('saved')} />
        {children(useFieldErrors(answer))}
        <div>
          <Button type="submit" isPending={state === 'submitting'}>
            {submitLabel}
          </Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}
