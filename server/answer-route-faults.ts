import type { ServerBuild } from '@remix-run/node';
import type { AppError } from '../app/platform/errors.server.ts';

type Handler = (args: { request: Request }) => unknown;

/** By name: pages and server are two module graphs, so a class of one is not that of the other. */
function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && typeof (error as AppError).status === 'number';
}

function withAnswers(handler: Handler | undefined): Handler | undefined {
  if (!handler) return undefined;
  return async (args) => {
    try {
      return await handler(args);
    } catch (error) {
      if (!isAppError(error)) throw error;
      const { code, message, status, faults, headers } = error;
      const requestId = args.request.headers.get('x-request-id');
      throw Response.json({ code, message, faults, requestId }, { status, headers });
    }
  };
}

/** Makes expected faults of loaders and actions answers with their own status; everything else stays a bug. */
export function answerRouteFaults(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      if (!route) return [id, route];
      const { loader, action } = route.module as { loader?: Handler; action?: Handler };
      const module = { ...route.module, loader: withAnswers(loader), action: withAnswers(action) };
      return [id, { ...route, module }];
    }),
  );
  return { ...build, routes } as ServerBuild;
}
