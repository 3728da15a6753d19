import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Express, RequestHandler } from 'express';
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
  const board = serverAdapter.getRouter() as Express;
  const render = (board as unknown as { engines: Record<string, ViewEngine> }).engines['.ejs'];
  board.engine('ejs', (path, options, done) =>
    render(path, options, (error, html) => done(error, html && withoutOutsideFiles(html))),
  );
  return board;
}

type ViewEngine = Parameters<Express['engine']>[1];

/** The board's own page asks another host for its fonts, which a closed network cannot give and our policy refuses. */
function withoutOutsideFiles(html: string): string {
  return html.replace(/<link\b[^>]*\bhref="https?:\/\/[^"]*"[^>]*>/g, '');
}
