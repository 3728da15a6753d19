import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type ConnectionState, type LiveEvent, type LiveHandler, liveConnection } from './live-connection';

export type { ConnectionState, LiveEvent };

/**
 * Listens to rooms while the component is on the page.
 * @param rooms such as `agent_status:<groupId>`; an empty list listens to nothing
 * @param handler called for each event of any of the rooms; may change with every render
 */
export function useLiveEvents(rooms: readonly string[], handler: LiveHandler) {
  const current = useRef(handler);
  current.current = handler;
  const key = rooms.join('\n');
  useEffect(() => {
    if (key === '') return;
    return liveConnection.subscribe(key.split('\n'), (event) => current.current(event));
  }, [key]);
}

/** State of the connection, for "live" marks and for the choice to poll instead. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(liveConnection.watchState, liveConnection.getState, () => 'idle');
}
