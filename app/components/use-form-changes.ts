import { type RefObject, useCallback, useEffect, useRef } from 'react';

/** Contents of a form as a text to compare; the version of its record is no content. */
function readContents(form: HTMLFormElement | null): string | null {
  if (!form) return null;
  const entries = [...new FormData(form)].filter(([name]) => name !== 'version');
  return JSON.stringify(entries.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
}

export interface FormChanges {
  /** compares the form with what is saved or on its way; call it after whatever may have changed a field */
  check: () => void;
  /** what the form holds now is on its way */
  markAsSent: () => void;
  /** what was sent is saved, or what the form holds when nothing was sent */
  settle: () => void;
  /** what was sent was not saved */
  takeBack: () => void;
}

/**
 * Tells whether a form holds something else than what is saved: also when a change was taken back, and for fields that are no
 * native inputs.
 */
export function useFormChanges(form: RefObject<HTMLFormElement>, onResult: (isChanged: boolean) => void): FormChanges {
  const saved = useRef<string | null>(null);
  const sent = useRef<string | null>(null);
  const report = useRef(onResult);
  report.current = onResult;
  const markAsSent = useCallback(() => {
    sent.current = readContents(form.current);
  }, [form]);
  const settle = useCallback(() => {
    saved.current = sent.current ?? readContents(form.current);
    sent.current = null;
  }, [form]);
  const takeBack = useCallback(() => {
    sent.current = null;
  }, []);
  const check = useCallback(() => {
    // a field that is drawn by React takes its new value after the event
    setTimeout(() => {
      if (form.current) report.current(readContents(form.current) !== (sent.current ?? saved.current));
    });
  }, [form]);
  useEffect(settle, [settle]);
  return { check, markAsSent, settle, takeBack };
}
