import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { answerRouteFaults } from './answer-route-faults.ts';

/** Where the Remix server build comes from: files in production, Vite with hot reload in development. */
export interface BuildSource {
  load: () => Promise<ServerBuild>;
  /** the build that never changes; null in development */
  built: ServerBuild | null;
  /** serves client assets in development */
  middleware: RequestHandler | null;
  close: () => Promise<void>;
}

/** @throws Error when the production build is missing */
export async function createBuildSource(options: { server: Server; isDevelopment: boolean }): Promise<BuildSource> {
  if (options.isDevelopment) {
    const { createServer } = await import('vite');
    const vite = await createServer({
      server: { middlewareMode: true, hmr: { server: options.server, path: '/__hmr' } },
      appType: 'custom',
    });
    return {
      load: async () => answerRouteFaults((await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild),
      built: null,
      middleware: vite.middlewares,
      close: () => vite.close(),
    };
  }
  const file = path.resolve('build/server/index.js');
  if (!existsSync(file)) throw new Error('The application is not built: run `npm run build` first.');
  const build = answerRouteFaults((await import(pathToFileURL(file).href)) as ServerBuild);
  return { load: async () => build, built: build, middleware: null, close: async () => undefined };
}
