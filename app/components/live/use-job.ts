import { useCallback, useEffect, useState } from 'react';
import { useConnectionState, useLiveEvents } from './use-live-event';

export type JobState = 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';

/** A background job as `GET /jobs/<id>` and the events of the room `job:<id>` describe it. */
export interface JobStatus {
  id: string;
  state: JobState;
  /** 0..100 */
  progress: number;
  message: string;
  /** figures of the moment, such as the solver's gap */
  metrics?: Record<string, unknown>;
  result?: unknown;
}

const pollIntervalMs = 2000;

export function isJobOver(state: JobState | undefined): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}

/**
 * Follows a job over the socket, and by polling wherever no socket is connected.
 * @param jobId null follows nothing
 * @param onEnd called once when the job has completed, failed or been cancelled
 */
export function useJob(jobId: string | null, onEnd?: (job: JobStatus) => void) {
  const [job, setJob] = useState<JobStatus | null>(null);
  const [isCancelling, setIsCancelling] = useState(false);
  const connection = useConnectionState();
  const current = job?.id === jobId ? job : null;
  const isOver = isJobOver(current?.state);

  const load = useCallback(async () => {
    if (!jobId) return;
    const response = await fetch(`/jobs/${encodeURIComponent(jobId)}`, { headers: { Accept: 'application/json' } });
    if (response.ok) setJob((await response.json()) as JobStatus);
  }, [jobId]);

  useLiveEvents(jobId && !isOver ? [`job:${jobId}`] : [], (event) => {
    const data = event.data as Partial<JobStatus> | null;
    if (!jobId || data?.id !== jobId) return;
    setJob((known) => ({ ...emptyJob(jobId), ...(known?.id === jobId ? known : {}), ...data }));
  });

  // Asked once at the start and whenever the connection changes, for what happened meanwhile; then only without a socket.
  useEffect(() => {
    if (!jobId || isOver) return;
    load().catch(() => {});
    if (connection === 'connected') return;
    const timer = setInterval(() => load().catch(() => {}), pollIntervalMs);
    return () => clearInterval(timer);
  }, [jobId, isOver, connection, load]);

  const [endedId, setEndedId] = useState<string | null>(null);
  useEffect(() => {
    if (!current || !isOver || endedId === current.id) return;
    setEndedId(current.id);
    onEnd?.(current);
  }, [current, isOver, endedId, onEnd]);

  const cancel = useCallback(async () => {
    if (!jobId) return;
    setIsCancelling(true);
    try {
      const body = new URLSearchParams({ intent: 'cancel' });
      await fetch(`/jobs/${encodeURIComponent(jobId)}`, { method: 'POST', body });
      await load();
    } finally {
      setIsCancelling(false);
    }
  }, [jobId, load]);

  return { job: current, isOver, cancel, isCancelling };
}

function emptyJob(id: string): JobStatus {
  return { id, state: 'waiting', progress: 0, message: '' };
}
