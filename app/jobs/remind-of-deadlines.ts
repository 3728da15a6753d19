import { remindOfWishDeadlines } from '~/models/wish-reminder.server';
import { defineTick } from './define-tick';

/** Every hour, as mornings come at different hours in different zones: whoever has not yet wished is told that it closes. */
export default defineTick({ name: 'remind-of-deadlines', pattern: '11 * * * *' }, async () => ({
  reminded: await remindOfWishDeadlines(),
}));
