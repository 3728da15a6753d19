import applyDismissals from './apply-dismissals';
import cleanUploads from './clean-uploads';
import type { Tick } from './define-tick';
import type { JobHandlers } from './handle-job';
import maintainPartitions from './maintain-partitions';
import measureAccuracy from './measure-accuracy';
import remindOfDeadlines from './remind-of-deadlines';
import startRefreshes from './start-refreshes';
import watchIncomingData from './watch-incoming-data';
import watchLiveDay from './watch-live-day';

/**
 * Every handler by the name of its job, loaded when first needed. One line for each job:
 * `'generate-forecast': () => import('./generate-forecast.handler.server'),`
 */
export const jobHandlers: JobHandlers = {
  'import-history': () => import('./import-history.handler.server'),
  'preview-history': () => import('./preview-history.handler.server'),
  'generate-forecast': () => import('./generate-forecast.handler.server'),
  'refresh-forecasts': () => import('./refresh-forecasts.handler.server'),
  'assign-parameters': () => import('./assign-parameters.handler.server'),
  'apply-special-events': () => import('./apply-special-events.handler.server'),
  'recompute-requirements': () => import('./recompute-requirements.handler.server'),
  'generate-schedule': () => import('./generate-schedule.handler.server'),
  'reoptimize-schedule': () => import('./reoptimize-schedule.handler.server'),
  'suggest-improvements': () => import('./suggest-improvements.handler.server'),
  'plan-vacations': () => import('./plan-vacations.handler.server'),
  'place-activities': () => import('./place-activities.handler.server'),
  'estimate-relaxations': () => import('./estimate-relaxations.handler.server'),
  'advise-training': () => import('./advise-training.handler.server'),
  'staff-profiles': () => import('./staff-profiles.handler.server'),
  'simulate-routing': () => import('./simulate-routing.handler.server'),
  'plan-demo-centre': () => import('./plan-demo-centre.handler.server'),
};

/** What runs by the clock, besides the recovery of jobs. */
export const ticks: Tick[] = [
  applyDismissals,
  cleanUploads,
  maintainPartitions,
  measureAccuracy,
  remindOfDeadlines,
  startRefreshes,
  watchIncomingData,
  watchLiveDay,
];
