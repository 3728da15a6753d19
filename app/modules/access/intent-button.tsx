import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '~/components/button';

interface IntentButtonProps extends Omit<ButtonProps, 'name' | 'value' | 'type'> {
  intent: string;
  /** further fields of the form */
  fields?: Record<string, string>;
  children: ReactNode;
}

/** One act as a form of its own, which works before scripts load. */
export function IntentButton({ intent, fields = {}, children, ...rest }: IntentButtonProps) {
  const { state, formData } = useNavigation();
  const isPending = state !== 'idle' && formData?.get('intent') === intent;
  return (
    <Form method="post" className="inline-flex">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button {...rest} type="submit" name="intent" value={intent} isPending={isPending}>
        {children}
      </Button>
    </Form>
  );
}
