import { performance } from 'node:perf_hooks';

/** Milliseconds of a steady clock. */
export type Clock = () => number;

/**
 * Wall clock, or the processor time of the process divided by its threads: on a machine that others use too, that is
 * about the time the run would take alone.
 */
export function createClock(threads: number, countsProcessorTime: boolean): Clock {
  if (!countsProcessorTime) return () => performance.now();
  return () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 / threads;
  };
}
