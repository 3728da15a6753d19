import { useFetcher, useNavigation } from '@remix-run/react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { SaveStateProvider, useSaveState } from '~/components/save-state';
import { TrackedForm } from '~/components/tracked-form';
import { useFormChanges } from '~/components/use-form-changes';
import { type FormAnswerView, useFieldErrors, useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';

interface EditFormProps {
  intent: string;
  /** the version that is shown; a newer one from a conflict takes its place, so that saving again is deliberate */
  version?: number;
  action?: string;
  saveLabel?: string;
  /** what was saved before, by field: to stand beside what somebody else saved */
  nameOf?: (field: string) => string;
  showValue?: (field: string, value: unknown) => string;
  children: (errorsOf: (field: string) => string[] | undefined) => ReactNode;
}

/**
 * A form that edits one record: saves with Ctrl+S, warns before changes are lost, and shows both versions when somebody
 * else was first. A plain form before scripts load.
 */
export function EditForm(props: EditFormProps) {
  return props.version === undefined ? <CreateForm {...props} /> : <UpdateForm {...props} />;
}

/** A new record: the answer is a redirect to it, so that there is nothing to keep saved. */
function CreateForm({ intent, action, saveLabel, children }: EditFormProps) {
  const { t } = useTranslation('people');
  const answer = useFormAnswer(intent);
  const { state } = useNavigation();
  return (
    <TrackedForm method="post" action={action} className="flex flex-col gap-4">
      <input type="hidden" name="intent" value={intent} />
      <FormMessage answer={answer} doneText={t('form.saved')} />
      {children(useFieldErrors(answer))}
      <div className="border-t border-line pt-4">
        <Button type="submit" variant="primary" isPending={state === 'submitting'}>
          {saveLabel ?? t('form.save')}
        </Button>
      </div>
    </TrackedForm>
  );
}

function UpdateForm(props: EditFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const fetcher = useFetcher<FormAnswerView>();
  const waiting = useRef<{ resolve: () => void; reject: (reason: Error) => void } | null>(null);

  useEffect(() => {
    if (fetcher.state !== 'idle' || !waiting.current) return;
    const { resolve, reject } = waiting.current;
    waiting.current = null;
    if (fetcher.data?.isDone) resolve();
    else reject(new Error(fetcher.data?.message ?? 'refused'));
  }, [fetcher.state, fetcher.data]);

  const save = () =>
    new Promise<void>((resolve, reject) => {
      if (!form.current?.reportValidity()) {
        reject(new Error('incomplete'));
        return;
      }
      waiting.current = { resolve, reject };
      fetcher.submit(form.current);
    });
  return (
    <SaveStateProvider save={save}>
      <EditFormBody {...props} form={form} fetcher={fetcher} />
    </SaveStateProvider>
  );
}

interface BodyProps extends EditFormProps {
  form: React.RefObject<HTMLFormElement>;
  fetcher: ReturnType<typeof useFetcher<FormAnswerView>>;
}

function EditFormBody({ intent, version, action, saveLabel, nameOf, showValue, children, form, fetcher }: BodyProps) {
  const { t } = useTranslation('people');
  const { markAsChanged, markAsSaved, save, isSaving, status } = useSaveState();
  const { check, markAsSent, settle, takeBack } = useFormChanges(form, (isChanged) => {
    if (isChanged) markAsChanged();
    else if (!isSaving) markAsSaved();
  });
  useEffect(() => {
    if (status === 'saving') markAsSent();
    else if (status === 'saved') settle();
    else if (status === 'failed') takeBack();
  }, [status, markAsSent, settle, takeBack]);
  const sentPlainly = useFormAnswer(intent);
  const answer = fetcher.data ?? sentPlainly;
  const errorsOf = useFieldErrors(answer);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    // why: a refused save is told by the answer beside the fields
    save().catch(() => undefined);
  };
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={action}
      onInput={check}
      onClick={check}
      onKeyUp={check}
      onSubmit={handleSubmit}
      className="flex flex-col gap-4"
    >
      <input type="hidden" name="intent" value={intent} />
      {version === undefined ? null : (
        <input type="hidden" name="version" value={answer?.conflict?.version ?? version} />
      )}
      <FormMessage
        answer={answer}
        doneText={t('form.saved')}
        mine={answer?.conflict && form.current ? Object.fromEntries(new FormData(form.current)) : undefined}
        nameOf={nameOf}
        showValue={showValue}
      />
      {children(errorsOf)}
      <div className="border-t border-line pt-4">
        <Button type="submit" variant="primary" isPending={isSaving}>
          {saveLabel ?? t('form.save')}
        </Button>
      </div>
    </fetcher.Form>
  );
}
