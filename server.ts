import './server/process-name.ts';
import { createServer } from 'node:http';
import { env } from './app/platform/env.server.ts';
import { logger } from './app/platform/logger.server.ts';
import { createApplication } from './server/application.ts';
import { createBuildSource } from './server/build-source.ts';
import { stopOnSignals } from './server/shutdown.ts';

const settings = env();
const server = createServer();
const builds = await createBuildSource({ server, isDevelopment: settings.NODE_ENV === 'development' });
server.on('request', await createApplication(builds));

const { attachRealtime } = await import('./app/realtime/hub.server.ts');
const realtime = await attachRealtime(server);

server.once('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE' ? `Port ${settings.PORT} is taken: choose another with PORT=...` : error.message;
  logger.fatal({ err: error }, reason);
  process.exit(1);
});
server.listen(settings.PORT, settings.HOST, () => {
  logger.info({ port: settings.PORT, mode: settings.NODE_ENV }, 'web is listening');
  process.send?.({ type: 'ready', port: settings.PORT });
});

stopOnSignals({ server, beforeClose: [() => realtime.close(), () => builds.close()] });
