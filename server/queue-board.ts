import { Router } from 'express';
import { can } from '../app/auth/permissions.ts';
import { getActor } from '../app/auth/require-permission.server.ts';
import { createQueueBoard } from '../app/jobs/queue-board.server.ts';

/** The board of the background queues at /admin/queues, for those who may read the system's state. */
export async function createQueueBoardRouter(): Promise<Router> {
  const router = Router();
  const board = createQueueBoard('/admin/queues');
  router.use('/admin/queues', async (req, res, next) => {
    const headers = new Headers({ cookie: req.get('cookie') ?? '', 'x-request-id': String(res.locals.requestId) });
    const actor = await getActor(new Request(`http://localhost${req.originalUrl}`, { headers }));
    if (!actor || !can(actor.permissions, 'system:read')) {
      res
        .status(actor ? 403 : 401)
        .type('text/plain')
        .send('The queue board needs the permission system:read.');
      return;
    }
    board(req, res, next);
  });
  return router;
}
