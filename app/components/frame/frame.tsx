import type { ReactNode } from 'react';
import { PhoneFrame } from './phone-frame';
import { useFrameKind } from './route-handle';
import { WorkFrame } from './work-frame';

/** The frame that the deepest route asks for by `handle.frame`; none for login and errors. */
export function Frame({ children }: { children: ReactNode }) {
  const kind = useFrameKind();
  if (kind === 'work') return <WorkFrame>{children}</WorkFrame>;
  if (kind === 'phone') return <PhoneFrame>{children}</PhoneFrame>;
  return children;
}
