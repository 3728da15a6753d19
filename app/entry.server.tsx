import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { api } from '~/api/app.server';
import { NonceContext } from '~/components/frame/nonce';
import { type KeepMarkup, KeepMarkupContext } from '~/components/kept-markup';
import { getServerI18n } from '~/i18n/i18n.server';
import { isLocale, type Locale, matchLocale } from '~/i18n/locales';
import { logger } from '~/platform/logger.server';
import { TextMemory } from '~/platform/text-memory.server';

// The web server mounts REST from the same build, so that pages and API share one module graph.
export { api };

/** How long a page may wait for its data before what is missing is given up, in milliseconds. */
export const streamTimeout = 10_000;

/** Parts of pages that are alike for many readers; some ten megabytes of them. */
const writtenParts = new TextMemory(10_000_000);
const keepMarkup: KeepMarkup = (key, draw) => writtenParts.keep(key, () => renderToString(draw()));

function getLocale(request: Request, remixContext: EntryContext): Locale {
  const root = remixContext.staticHandlerContext.loaderData?.root as { locale?: unknown } | undefined;
  if (isLocale(root?.locale)) return root.locale;
  // the root loader did not run (no such page) or failed: the reader's own choice is in a cookie
  const chosen = /(?:^|;\s*)wfm_locale=([a-z]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
  return isLocale(chosen) ? chosen : matchLocale(request.headers.get('Accept-Language'));
}

/**
 * Reads the data of the page to its end and hands it to the renderer as what is there, so that nothing waits while rendering:
 * a document written in one go costs two thirds of a streamed one.
 */
async function awaitPageData(remixContext: EntryContext): Promise<void> {
  const { serverHandoffStream, renderMeta } = remixContext;
  if (!serverHandoffStream || !renderMeta) return;
  const reader = serverHandoffStream.getReader();
  const decoder = new TextDecoder();
  let value = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    value += decoder.decode(part.value, { stream: true });
  }
  reader.releaseLock();
  const parts = [
    { done: false, value },
    { done: true, value: '' },
  ];
  renderMeta.streamCache = Object.fromEntries(
    parts.map((result, index) => [index, Object.assign(Promise.resolve(), { result })]),
  );
}

/**
 * The routes of this page alone. The renderer builds and matches the routes it is given for each document anew,
 * and a hundred of them cost as much as a table; the reader's browser gets the whole list from its own file.
 */
function keepMatchedRoutes(remixContext: EntryContext): EntryContext {
  const { manifest, routeModules, staticHandlerContext } = remixContext;
  const ids = staticHandlerContext.matches.map((match) => match.route.id);
  if (ids.length === 0) return remixContext;
  const keep = <T,>(all: Record<string, T>) => Object.fromEntries(ids.map((id) => [id, all[id]])) as Record<string, T>;
  return {
    ...remixContext,
    manifest: { ...manifest, routes: keep(manifest.routes) },
    routeModules: keep(routeModules) as EntryContext['routeModules'],
  };
}

/** Renders a document. It is complete before it is sent: it is compressed in one piece, and a fault still gets the right status. */
export default async function handleRequest(
  request: Request,
  responseStatusCode: number,
  responseHeaders: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const locale = getLocale(request, remixContext);
  await awaitPageData(remixContext);
  const html = renderToString(
    <NonceContext.Provider value={loadContext.nonce}>
      <KeepMarkupContext.Provider value={keepMarkup}>
        <I18nextProvider i18n={getServerI18n(locale)}>
          <RemixServer
            context={keepMatchedRoutes(remixContext)}
            url={request.url}
            abortDelay={streamTimeout}
            nonce={loadContext.nonce}
          />
        </I18nextProvider>
      </KeepMarkupContext.Provider>
    </NonceContext.Provider>,
  );
  responseHeaders.set('Content-Type', 'text/html; charset=utf-8');
  responseHeaders.set('Content-Language', locale);
  responseHeaders.append('Vary', 'Accept-Language, Cookie');
  // the server sends the document itself: as the body of a response it would pass through three streams
  loadContext.document = `<!DOCTYPE html>${html}`;
  return new Response(null, { headers: responseHeaders, status: responseStatusCode });
}

/** Called by Remix for every fault that a loader or an action did not expect. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  // a reader who went away is no fault
  if (!request.signal.aborted) reportRenderError(error, request, context);
}

function reportRenderError(error: unknown, request: Request, context: AppLoadContext | undefined) {
  const { pathname } = new URL(request.url);
  logger.error(
    { err: error, requestId: context?.requestId, method: request.method, path: pathname },
    'page could not be made',
  );
}
