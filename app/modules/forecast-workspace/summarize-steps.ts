import { listProposals } from './list-proposals';
import type { StepId, WorkspaceData } from './workspace-data';

export interface StepState {
  isWarning: boolean;
  /** what waits or acts there; 0 for nothing */
  count: number;
}

/** How each step stands: what it found, what was laid down there, and whether it wants a look. */
export function summarizeSteps(data: WorkspaceData): Record<StepId, StepState> {
  const { result } = data.forecast;
  const { calendar, isHistoryNewer } = data.steps;
  const waiting = listProposals(data).filter((proposal) => !proposal.decision).length;
  const active = data.layers.filter((layer) => !layer.revertedAt && layer.kind !== 'event').length;
  const calm = { isWarning: false, count: 0 };
  return {
    parameters: calm,
    history: { isWarning: result?.quality.isMissingTooMuch ?? false, count: 0 },
    cleaning: { isWarning: isHistoryNewer, count: waiting },
    calendar: { isWarning: false, count: calendar.holidays.length + calendar.events.length + calendar.periods.length },
    model: { isWarning: result?.backtest.beatsBaselines === false, count: 0 },
    layers: { isWarning: false, count: active },
    requirement: calm,
  };
}
