import { hashSeed } from '../random/generator';
import { ArrivalStream } from './arrival-stream';
import type { CompiledQueue } from './compile-model';
import { createWorkStream, type DrawStream, ExponentialStream } from './draw-stream';

/**
 * Everything random about the contacts of one queue. Each purpose has a stream of its own and each contact takes the same
 * number from each, so that another staffing or routing meets the same contacts with the same patience and work.
 */
export class ContactStreams {
  readonly arrivals: ArrivalStream;
  /** First attempts. */
  readonly patience: DrawStream = new ExponentialStream();
  readonly work: DrawStream;
  /** Redials: whether, when, and the new patience; and the work. */
  readonly redial: DrawStream = new ExponentialStream();
  readonly redialWork: DrawStream;

  constructor(
    private readonly queue: CompiledQueue,
    intervalSec: number,
  ) {
    this.arrivals = new ArrivalStream(queue.rates, intervalSec);
    this.work = createWorkStream(queue.handleTimeCv);
    this.redialWork = createWorkStream(queue.handleTimeCv);
  }

  seed(seed: string): void {
    const words = (purpose: string) => hashSeed(`${seed}/${this.queue.id}/${purpose}`);
    this.arrivals.seed(words('arrivals'));
    this.patience.seed(words('patience'));
    this.work.seed(words('work'));
    if (this.queue.redialShare === 0) return;
    this.redial.seed(words('redial'));
    this.redialWork.seed(words('redial work'));
  }
}
