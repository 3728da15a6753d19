import { Link } from '@remix-run/react';
import { IdCard, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { PageHeader } from '~/components/page-header';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { IntentButton } from '~/modules/access/intent-button';
import { Disclosure } from '~/modules/people/disclosure';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export interface PositionView {
  id: string;
  name: string;
  code: string;
  plannable: boolean;
  employeeCount: number;
  version: number;
}

/** What people are employed as, and who of them can be planned. */
export function PositionsPage({ positions, mayWrite }: { positions: PositionView[]; mayWrite: boolean }) {
  const { t } = useTranslation('structure');
  return (
    <>
      <PageHeader title={t('positions.title')} description={t('positions.description')} />
      <div className="flex flex-col gap-4">
        {mayWrite ? <PositionForm key={positions.length} /> : null}
        {positions.length === 0 ? (
          <EmptyState icon={IdCard} title={t('positions.none')} description={t('positions.noneText')} />
        ) : (
          <Card isFlush>
            <ul className="divide-y divide-line">
              {positions.map((position) => (
                <PositionLine key={position.id} position={position} mayWrite={mayWrite} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}

function PositionLine({ position, mayWrite }: { position: PositionView; mayWrite: boolean }) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  const removal = `delete-${position.id}`;
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="min-w-40 flex-1 font-medium">
          {position.name} <span className="text-sm font-normal text-ink-subtle">{position.code}</span>
        </span>
        {position.plannable ? null : <Badge>{t('positions.notPlanned')}</Badge>}
        <Link
          to={`/people/employees?position=${position.id}`}
          className="tabular text-right text-accent-ink hover:underline"
        >
          {t('positions.holders', { count: position.employeeCount, total: format.number(position.employeeCount) })}
        </Link>
        {mayWrite && position.employeeCount === 0 ? (
          <IntentButton
            intent={removal}
            fields={{ positionId: position.id, version: String(position.version) }}
            icon={Trash2}
            size="sm"
            variant="ghost"
            question={{ title: t('positions.askDelete', { name: position.name }), text: t('positions.askDeleteText') }}
          >
            {t('positions.delete')}
          </IntentButton>
        ) : null}
      </div>
      <FormMessage answer={useFormAnswer(removal)} doneText={t('saved')} />
      {mayWrite ? <PositionForm key={position.version} position={position} /> : null}
    </li>
  );
}

function PositionForm({ position }: { position?: PositionView }) {
  const { t } = useTranslation('structure');
  const intent = position ? `update-${position.id}` : 'create';
  const answer = useFormAnswer(intent);
  const errorsOf = useFieldErrors(answer);
  return (
    <Disclosure
      summary={position ? t('positions.editOne', { name: position.name }) : t('positions.new')}
      isOpen={answer !== undefined && !answer.isDone}
    >
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value={intent} />
        {position ? (
          <>
            <input type="hidden" name="positionId" value={position.id} />
            <input type="hidden" name="version" value={answer?.conflict?.version ?? position.version} />
          </>
        ) : null}
        <FormMessage answer={answer} doneText={t('saved')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('fields.name')} error={errorsOf('name')} isRequired>
            <TextInput name="name" defaultValue={position?.name} maxLength={150} />
          </Field>
          <Field label={t('fields.code')} error={errorsOf('code')} isRequired>
            <TextInput name="code" defaultValue={position?.code} maxLength={40} />
          </Field>
        </div>
        <Checkbox
          name="plannable"
          label={t('positions.plannable')}
          description={t('positions.plannableText')}
          defaultChecked={position?.plannable ?? true}
        />
        <div>
          <Button type="submit">{t('save')}</Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}
