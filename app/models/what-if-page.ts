import type { SimulatedVariant } from './routing-result';
import type { WhatIf } from './what-if';

/** What the page of what-ifs shows. */
export interface WhatIfPage {
  queues: { id: string; name: string; serviceId: string; serviceName: string }[];
  /** first day after today that a schedule covers, else tomorrow */
  date: string;
  job: {
    id: string;
    state: 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';
    error: string | null;
    result: { date: string; change: WhatIf; variants: SimulatedVariant[] } | null;
  } | null;
}
