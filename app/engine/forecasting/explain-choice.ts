import type { BacktestOutcome } from './backtest/run-backtest';
import type { ForecastMember } from './members/member';
import type { HistoryQuality } from './types';

/** One paragraph in plain English: which model, on what evidence, and what the planner should look at. */
export function explainChoice(
  members: readonly ForecastMember[],
  outcome: BacktestOutcome,
  knownDays: number,
  quality: HistoryQuality,
): string {
  const parts: string[] = [];
  if (members.length === 0) {
    parts.push(`Only ${knownDays} days of history: moving average by weekday and slot.`);
  } else if (outcome.backtest.origins === 0) {
    parts.push(`${knownDays} days of history are too few for a back-test: ${members[0].name} alone.`);
  } else {
    const order = members.map((_, m) => m).sort((a, b) => outcome.weights[b] - outcome.weights[a]);
    const named = order
      .filter((m) => outcome.weights[m] >= 0.05)
      .slice(0, 4)
      .map((m) => `${members[m].name} ${Math.round(100 * outcome.weights[m])} %`);
    parts.push(`Weighted by ${outcome.backtest.origins} rolling origins: ${named.join(', ')}.`);
  }
  const [ours, ...others] = outcome.backtest.scores;
  if (ours) {
    const baselines = others.filter((score) => score.weight === undefined);
    const compared = baselines.map((score) => `${score.method} ${score.intervalWape.toFixed(1)} %`).join(', ');
    parts.push(
      `WAPE per interval over ${outcome.backtest.horizonDays} days ahead: ${ours.intervalWape.toFixed(1)} % (${compared}).`,
    );
    if (ours.intervalMape > 20) parts.push('MAPE is above 20 %: look at the history or choose another model.');
  }
  if (quality.isMissingTooMuch) {
    parts.push(
      `${(100 * quality.missingShare).toFixed(1)} % of the open slots are missing: correct the history first.`,
    );
  }
  return parts.join(' ');
}
