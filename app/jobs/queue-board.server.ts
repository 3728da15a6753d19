import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { RequestHandler } from 'express';
import { allQueues } from './queues.server';

/**
 * The board of the queues as an Express handler. Whoever mounts it asks for the permission first.
 * @param basePath where it is mounted, such as /admin/queues
 */
export function createQueueBoard(basePath: string): RequestHandler {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(basePath);
  createBullBoard({ queues: allQueues().map((queue) => new BullMQAdapter(queue)), serverAdapter });
  return serverAdapter.getRouter();
}
