import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { RequestHandler } from 'express';
import { allQueues } from '~/platform/job-queues.server';

/**
 * The board of the queues as an Express handler. Whoever mounts it asks for the permission first.
 * @param basePath where it is mounted, such as /admin/queues
 */
export function createQueueBoard(basePath: string): RequestHandler {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(basePath);
  // why: the two packages of the board pin their shared types one patch apart
  const boardServer = serverAdapter as unknown as Parameters<typeof createBullBoard>[0]['serverAdapter'];
  createBullBoard({ queues: allQueues().map((queue) => new BullMQAdapter(queue)), serverAdapter: boardServer });
  return serverAdapter.getRouter();
}
