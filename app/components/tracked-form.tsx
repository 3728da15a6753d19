import { Form, type FormProps, useActionData, useNavigation } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useEditor } from './save-state-root';
import { useFormChanges } from './use-form-changes';

/** Whether an action refused what was sent: every answer of ours says so in one of these ways. */
export function isRefused(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  const { isDone, errors, faults } = answer as { isDone?: boolean; errors?: object; faults?: unknown[] };
  if (isDone !== undefined) return !isDone;
  return Object.keys(errors ?? {}).length > 0 || (faults?.length ?? 0) > 0;
}

/**
 * A `Form` that edits something: the frame shows whether its changes are saved, Ctrl+S sends it with its first button, and
 * leaving the page with changes asks. A plain form before scripts load.
 */
export function TrackedForm({ onInput, onSubmit, onClick, onKeyUp, ...rest }: Omit<FormProps, 'ref'>) {
  const form = useRef<HTMLFormElement>(null);
  const { state } = useNavigation();
  const answer = useRef<unknown>(undefined);
  answer.current = useActionData();
  const isSending = useRef(false);
  const waiting = useRef<{ resolve: () => void; reject: (reason: Error) => void } | null>(null);

  const send = () =>
    new Promise<void>((resolve, reject) => {
      if (!form.current?.reportValidity()) {
        reject(new Error('incomplete'));
        return;
      }
      waiting.current = { resolve, reject };
      form.current.requestSubmit(form.current.querySelector<HTMLButtonElement>('button[type=submit]'));
    });
  const editor = useEditor(send);
  const { check, markAsSent, settle, takeBack } = useFormChanges(form, (isChanged) => {
    const { status } = editor;
    if (isChanged && status === 'saved') editor.setStatus('unsaved');
    if (!isChanged && (status === 'unsaved' || status === 'failed')) editor.setStatus('saved');
  });

  useEffect(() => {
    if (state !== 'idle') return;
    const { current: asked } = waiting;
    if (!isSending.current) {
      // new data of the page may have filled the fields anew
      if (editor.status === 'saved') settle();
      return;
    }
    isSending.current = false;
    waiting.current = null;
    if (isRefused(answer.current)) {
      takeBack();
      editor.setStatus('failed');
      asked?.reject(new Error('refused'));
    } else {
      settle();
      editor.setStatus('saved');
      asked?.resolve();
      // typed while it was on its way
      check();
    }
  }, [state, editor, check, settle, takeBack]);
  // a form that its answer replaced has been saved
  useEffect(() => () => waiting.current?.resolve(), []);

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    onSubmit?.(event);
    if (event.defaultPrevented) return;
    isSending.current = true;
    markAsSent();
    editor.setStatus('saving');
  };
  return (
    <Form
      {...rest}
      ref={form}
      onInput={(event) => {
        onInput?.(event);
        check();
      }}
      onClick={(event) => {
        onClick?.(event);
        check();
      }}
      onKeyUp={(event) => {
        onKeyUp?.(event);
        check();
      }}
      onSubmit={handleSubmit}
    />
  );
}
