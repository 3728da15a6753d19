import { forecastRegular } from '~/engine/forecasting/regular/forecast-regular';
import type { HourlyAnswer, HourlyTask } from './forecast-hourly';

/** Forecasts one hourly series per message and answers with its time. */
process.on('message', ({ id, train, horizon }: HourlyTask) => {
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const spec = { shortPeriod: 24, longPeriod: 168, horizon };
  const forecast = Array.from(forecastRegular(Float64Array.from(train), spec).forecast);
  const cpu = process.cpuUsage(cpuBefore);
  process.send?.({
    id,
    forecast,
    wallMs: performance.now() - startedAt,
    cpuMs: (cpu.user + cpu.system) / 1000,
  } satisfies HourlyAnswer);
});
