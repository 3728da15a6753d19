import { forecastSeries } from '~/engine/forecasting';
import { generateGroup, horizonStart } from './generate-group';

/** Forecasts one generated group per message and answers with the time that the forecast alone took. */
process.on('message', ({ seed, weeks }: { seed: number; weeks: number }) => {
  const series = generateGroup(seed, weeks);
  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const result = forecastSeries(series, { horizonStartDate: horizonStart(weeks), horizonDays: 28 });
  const [ours, ...others] = result.backtest.scores;
  const cpu = process.cpuUsage(cpuBefore);
  process.send?.({
    cpuMs: (cpu.user + cpu.system) / 1000,
    forecastMs: performance.now() - startedAt,
    wape: ours.intervalWape,
    sixWeekMeanWape: others[others.length - 1].intervalWape,
    rssBytes: process.memoryUsage.rss(),
  });
});
