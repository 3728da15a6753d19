/// <reference types="vite/client" />
import '@remix-run/node';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }

  /** What the Express server hands to every loader, action and document render. */
  interface AppLoadContext {
    nonce: string;
    requestId: string;
    clientAddress: string;
    /** the page as it is to be sent, written by the renderer; the response carries status and headers only */
    document?: string;
  }
}
