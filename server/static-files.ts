import { readdirSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';

/** The built client: hashed assets for a year, everything else for an hour. */
export function createStaticFiles(): Router {
  const router = Router();
  const folder = path.resolve('build/client');
  router.use('/assets', express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  // why: without their names every page would look for a file of its own name first
  for (const name of readdirSync(folder)) {
    if (name !== 'assets')
      router.use(`/${name}`, express.static(path.join(folder, name), { maxAge: '1h', index: false }));
  }
  return router;
}
