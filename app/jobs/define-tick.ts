/** Work that the house does for itself by the clock; it belongs to no organization and nobody waits for it. */
export interface TickDefinition {
  /** verb-noun, unique among jobs and ticks */
  name: string;
  /** either a period or a cron pattern (UTC) */
  everyMs?: number;
  pattern?: string;
  /** also once when a worker starts */
  runsAtStart?: boolean;
}

export interface Tick {
  definition: TickDefinition;
  /** idempotent: may run twice, or in two workers one after the other */
  run: (context: { signal: AbortSignal }) => Promise<unknown>;
}

/** Declares a tick and what it does. */
export function defineTick(definition: TickDefinition, run: Tick['run']): Tick {
  return { definition, run };
}
