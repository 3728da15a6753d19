import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { type ReactNode, useRef } from 'react';
import { AlertDialog } from '~/components/alert-dialog';
import { Button, type ButtonProps } from '~/components/button';
import { useHydrated } from '~/components/use-hydrated';

interface IntentButtonProps extends Omit<ButtonProps, 'name' | 'value' | 'type'> {
  intent: string;
  /** where the form is sent; the page itself otherwise */
  action?: string;
  /** further fields of the form */
  fields?: Record<string, string>;
  /** asked before what cannot be undone */
  question?: { title: string; text: string };
  children: string;
}

/** One act as a form of its own, which works before scripts load. */
export function IntentButton({ intent, action, fields = {}, question, children, ...rest }: IntentButtonProps) {
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const isHydrated = useHydrated();
  const { state, formData } = useNavigation();
  const isPending = state !== 'idle' && formData?.get('intent') === intent;
  const asks = isHydrated && question;
  const button: ReactNode = (
    <Button {...rest} type={asks ? 'button' : 'submit'} isPending={isPending}>
      {children}
    </Button>
  );
  return (
    <Form ref={form} method="post" action={action} className="inline-flex">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {asks ? (
        <AlertDialog
          title={question.title}
          description={question.text}
          confirmLabel={children}
          onConfirm={() => submit(form.current)}
          trigger={button}
        />
      ) : (
        button
      )}
    </Form>
  );
}
