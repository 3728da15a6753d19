import type { ReactNode } from 'react';
import { SaveStateRoot } from '../save-state-root';
import { PhoneFrame } from './phone-frame';
import { type FrameKind, useFrameKind } from './route-handle';
import { WorkFrame } from './work-frame';

/** The frame that the deepest route asks for by `handle.frame`; none for login and errors. */
export function Frame({ children }: { children: ReactNode }) {
  const kind = useFrameKind();
  return <SaveStateRoot>{drawFrame(kind, children)}</SaveStateRoot>;
}

function drawFrame(kind: FrameKind, children: ReactNode): ReactNode {
  if (kind === 'work') return <WorkFrame>{children}</WorkFrame>;
  if (kind === 'phone') return <PhoneFrame>{children}</PhoneFrame>;
  return children;
}
