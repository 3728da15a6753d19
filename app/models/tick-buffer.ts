interface Waiting<Row, Result> {
  rows: Row[];
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers rows of many callers and hands them on together: the first row starts a tick, all that come until its end go out
 * in one call, and one call ends before the next begins. Each caller waits for the call that carried its rows.
 */
export class TickBuffer<Row, Result> {
  #waiting: Waiting<Row, Result>[] = [];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly tickMs: number,
    private readonly flush: (rows: Row[]) => Promise<Result>,
  ) {}

  add(rows: Row[]): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject });
      this.#timer ??= setTimeout(() => this.#send(), this.tickMs);
    });
  }

  #send(): void {
    this.#timer = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#running = this.#running.then(async () => {
      try {
        const result = await this.flush(batch.flatMap((entry) => entry.rows));
        for (const entry of batch) entry.resolve(result);
      } catch (error) {
        for (const entry of batch) entry.reject(error);
      }
    });
  }
}
