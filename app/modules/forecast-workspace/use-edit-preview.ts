import { useFetcher } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditPreview } from './edit-preview';

/** How long a hand rests before its change is asked about. */
const restMs = 120;

export interface EditPreviewState {
  /** null while nothing is being changed */
  preview: EditPreview | null;
  /** code of what is wrong with the form */
  fault: string | null;
  ask: (form: HTMLFormElement, intent: 'edit' | 'growth' | 'reserve') => void;
  clear: () => void;
}

/**
 * What the form of a change would make of the forecast. The server is asked with the very form that would be sent, so that what is
 * drawn is what would be saved, at every level of detail.
 * @param drawn version of the forecast and zone of its days: a saved change is no longer a draft, and other days are other periods
 */
export function useEditPreview(forecastId: string, level: string, drawn: string): EditPreviewState {
  const { load, data } = useFetcher<EditPreview | { fault: string }>();
  const [isAsked, setIsAsked] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    setIsAsked(false);
  }, []);
  const ask = useCallback(
    (form: HTMLFormElement, intent: 'edit' | 'growth' | 'reserve') => {
      const fields = new FormData(form);
      clearTimeout(timer.current);
      if (fields.get('operation') !== 'copy' && !fields.get('value')) return setIsAsked(false);
      for (const name of ['version', 'comment']) fields.delete(name);
      const question = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
      question.set('intent', intent);
      question.set('level', level);
      timer.current = setTimeout(() => {
        load(`/plan/forecasts/${forecastId}/preview?${question}`);
        setIsAsked(true);
      }, restMs);
    },
    [load, forecastId, level],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version, zone or level has other periods
  useEffect(() => clear, [clear, drawn, level]);
  const answer = isAsked && data ? data : null;
  return {
    preview: answer && 'starts' in answer ? answer : null,
    fault: answer && 'fault' in answer ? answer.fault : null,
    ask,
    clear,
  };
}
