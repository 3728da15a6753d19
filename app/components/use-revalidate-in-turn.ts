import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/**
 * Reads the page anew, after a reading that is still under way instead of breaking it off: one's own save and the news of it
 * come at nearly the same time.
 */
export function useRevalidateInTurn(): () => void {
  const { revalidate, state } = useRevalidator();
  const isWanted = useRef(false);
  const current = useRef(state);
  current.current = state;
  useEffect(() => {
    if (state !== 'idle' || !isWanted.current) return;
    isWanted.current = false;
    revalidate();
  }, [state, revalidate]);
  return useCallback(() => {
    if (current.current === 'idle') revalidate();
    else isWanted.current = true;
  }, [revalidate]);
}
