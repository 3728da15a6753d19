import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { SaveStateProvider } from '~/components/save-state';

type Save = () => Promise<unknown>;

const RegisterContext = createContext<((save: Save) => () => void) | null>(null);

/** The save state of an editor of shifts; what is inside says how its edits are written. */
export function ScheduleSaveState({ isEditor, children }: { isEditor: boolean; children: ReactNode }) {
  const current = useRef<Save | null>(null);
  const register = useMemo(
    () => (save: Save) => {
      current.current = save;
      return () => {
        if (current.current === save) current.current = null;
      };
    },
    [],
  );
  if (!isEditor) return children;
  return (
    <RegisterContext.Provider value={register}>
      <SaveStateProvider save={async () => current.current?.()}>{children}</SaveStateProvider>
    </RegisterContext.Provider>
  );
}

/** Says how the edits of this page are written while it is open. */
export function useRegisterSave(save: Save): void {
  const register = useContext(RegisterContext);
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => register?.(() => latest.current()), [register]);
}
