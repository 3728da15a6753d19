export interface ProgressUpdate {
  progress: number;
  message?: string;
  metrics?: Record<string, unknown>;
}

interface Sinks {
  /** to the pages that watch; often */
  publish: (update: ProgressUpdate) => Promise<void>;
  /** to the row; seldom */
  store: (update: ProgressUpdate) => Promise<void>;
  onError: (error: unknown) => void;
}

const publishEveryMs = 200;
const storeEveryMs = 1_000;

/** Thins out progress: the newest value is published five times and stored once a second at most, none comes late. */
export function throttleProgress(sinks: Sinks) {
  let latest: ProgressUpdate | null = null;
  let publishedAt = 0;
  let storedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let work: Promise<void> = Promise.resolve();

  const send = () => {
    timer = undefined;
    if (!latest || !isDirty) return;
    isDirty = false;
    const update = latest;
    const now = Date.now();
    publishedAt = now;
    const shouldStore = now - storedAt >= storeEveryMs;
    if (shouldStore) storedAt = now;
    work = work
      .then(async () => {
        await sinks.publish(update);
        if (shouldStore) await sinks.store(update);
      })
      .catch(sinks.onError);
  };

  return {
    report(percent: number, message?: string, metrics?: Record<string, unknown>): void {
      const progress = Math.round(Math.min(100, Math.max(0, Number.isFinite(percent) ? percent : 0)));
      latest = { progress, message: message ?? latest?.message, metrics: metrics ?? latest?.metrics };
      isDirty = true;
      timer ??= setTimeout(send, Math.max(0, publishEveryMs - (Date.now() - publishedAt)));
    },
    /** stores the last value and waits until everything is out */
    async close(): Promise<void> {
      clearTimeout(timer);
      timer = undefined;
      const update = latest;
      if (update) work = work.then(() => sinks.store(update)).catch(sinks.onError);
      await work;
    },
  };
}
