/** CPU seconds of this process while a piece of work runs: on a shared machine the clock on the wall says little. */
export function measureCpu(work: () => void): { cpuSec: number; wallSec: number } {
  const before = process.cpuUsage();
  const begin = performance.now();
  work();
  const wallSec = (performance.now() - begin) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { cpuSec: (user + system) / 1e6, wallSec };
}

/** Least and middle CPU seconds of several runs of the same work, after one to warm up. */
export function repeatCpu(times: number, work: () => void): { leastSec: number; medianSec: number } {
  work();
  const seconds = Array.from({ length: times }, () => measureCpu(work).cpuSec).sort((a, b) => a - b);
  return { leastSec: seconds[0], medianSec: seconds[seconds.length >> 1] };
}
