import { createContext, useContext } from 'react';
import { useFrameData } from './frame-data';

/** The server's nonce of this response; known even where the root loader failed. */
export const NonceContext = createContext<string | undefined>(undefined);

/** The nonce for scripts of this page under the content security policy. */
export function useNonce(): string | undefined {
  const nonce = useContext(NonceContext);
  const frame = useFrameData();
  return nonce ?? frame?.nonce;
}
