import { cleanUploads } from '~/models/import-cleanup.server';
import { defineTick } from './define-tick';

/** Every night: imports that were never started, and files that no import needs any more, go. */
export default defineTick({ name: 'clean-uploads', pattern: '41 2 * * *', runsAtStart: true }, async () =>
  cleanUploads(),
);
