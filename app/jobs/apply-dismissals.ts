import { applyDueDismissals } from '~/models/employee-employment.server';
import { defineTick } from './define-tick';

/** Every hour, as days begin at different hours in different zones: dismissals whose day has come take effect. */
export default defineTick({ name: 'apply-dismissals', pattern: '3 * * * *', runsAtStart: true }, async () => ({
  applied: await applyDueDismissals(),
}));
