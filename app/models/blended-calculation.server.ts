import { type RequirementSettings, staffBlended } from '~/engine/queueing';
import { rememberCalculation } from './calculation.server';

export interface BlendedQuestion {
  intervalSec: number;
  live: { volume: number[]; ahtSec: number; settings: Partial<RequirementSettings> };
  deferred: { volume: number[]; ahtSec: number; deadlineSec: number };
  open?: boolean[];
  gapUse: number;
}

/**
 * People of a group that answers live contacts and does deferred work in the gaps, against two separate groups, as plain columns. Erlang A
 * where patience is known, else Erlang C.
 * @throws AppError invalid naming the field
 */
export function answerBlended(question: BlendedQuestion) {
  return rememberCalculation('blended', question, ({ live, deferred, open, intervalSec, gapUse }) => {
    const staffing = staffBlended({
      intervalSec,
      gapUse,
      open: open?.map(Number),
      live: {
        ...live,
        model: live.settings.patienceSec === undefined ? 'erlang-c' : 'erlang-a',
        ahtSec: live.volume.map(() => live.ahtSec),
      },
      deferred: { ...deferred, ahtSec: deferred.volume.map(() => deferred.ahtSec) },
    });
    const columns = ['agents', 'liveAgents', 'deferredAgents', 'separateAgents'] as const;
    const [agents, liveAgents, deferredAgents, separateAgents] = columns.map((name) => Array.from(staffing[name]));
    return {
      agents,
      liveAgents,
      deferredAgents,
      separateAgents,
      gapHours: Array.from(staffing.gapWorkSec, (sec) => sec / 3600),
      gapShare: staffing.gapShare,
      lateHours: staffing.lateWorkSec / 3600,
    };
  });
}
