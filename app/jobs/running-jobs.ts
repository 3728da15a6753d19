/** Jobs in the hands of this worker, each with the switch that stops it. */
export class RunningJobs {
  readonly #stops = new Map<string, AbortController>();

  start(jobId: string): AbortController {
    const stop = new AbortController();
    this.#stops.set(jobId, stop);
    return stop;
  }

  end(jobId: string): void {
    this.#stops.delete(jobId);
  }

  cancel(jobId: string): void {
    this.#stops.get(jobId)?.abort('cancelled');
  }

  /** The worker leaves: every job returns to its queue. */
  abandonAll(): void {
    for (const stop of this.#stops.values()) stop.abort('shutdown');
  }

  get ids(): string[] {
    return [...this.#stops.keys()];
  }
}
