import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface HourlyTask {
  id: string;
  train: number[];
  horizon: number;
}

export interface HourlyAnswer {
  id: string;
  forecast: number[];
  wallMs: number;
  cpuMs: number;
}

const MOST_PROCESSES = 2;

/** Forecasts every series, in two processes where the machine has two cores. */
export async function forecastHourly(tasks: readonly HourlyTask[]): Promise<HourlyAnswer[]> {
  const queue = [...tasks];
  const count = Math.max(1, Math.min(MOST_PROCESSES, availableParallelism(), tasks.length));
  const shares = await Promise.all(
    Array.from({ length: count }, () =>
      runProcess(fork(new URL('./forecast-hourly.child.ts', import.meta.url), { execArgv: ['--import', 'tsx'] }), () =>
        queue.shift(),
      ),
    ),
  );
  return shares.flat();
}

/** Hands out tasks one by one until none is left. */
function runProcess(child: ChildProcess, next: () => HourlyTask | undefined): Promise<HourlyAnswer[]> {
  return new Promise((resolve, reject) => {
    const answers: HourlyAnswer[] = [];
    const handOut = () => {
      const task = next();
      if (task) child.send(task);
      else child.disconnect();
    };
    child.on('message', (answer: HourlyAnswer) => {
      answers.push(answer);
      handOut();
    });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve(answers) : reject(new Error(`a process ended with ${code}`))));
    handOut();
  });
}
