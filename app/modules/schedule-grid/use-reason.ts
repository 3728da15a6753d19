import { useCallback, useRef, useState } from 'react';

/** A question that a save waits for: why a published schedule is corrected. */
export function useReason() {
  const [isAsked, setIsAsked] = useState(false);
  const waiting = useRef<{ resolve: (reason: string) => void; reject: (error: Error) => void } | null>(null);
  const ask = useCallback(
    () =>
      new Promise<string>((resolve, reject) => {
        waiting.current = { resolve, reject };
        setIsAsked(true);
      }),
    [],
  );
  const answer = useCallback((reason: string) => {
    setIsAsked(false);
    waiting.current?.resolve(reason);
  }, []);
  const cancel = useCallback(() => {
    setIsAsked(false);
    waiting.current?.reject(new Error('not saved'));
  }, []);
  return { isAsked, ask, answer, cancel };
}
