/** States of a forecast in the order of its life. */
export const forecastStatuses = ['pending', 'running', 'ready', 'failed', 'cancelled'] as const;

/** Colour of a state; its word stands beside it. */
export function statusTone(status: string): 'neutral' | 'accent' | 'ok' | 'danger' {
  if (status === 'ready') return 'ok';
  if (status === 'failed') return 'danger';
  return status === 'running' || status === 'pending' ? 'accent' : 'neutral';
}
