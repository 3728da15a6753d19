import type { Context } from 'hono';
import type { ApiApp, ApiEnv } from './api-app';
import { problemResponse } from './problem';

interface KnownPath {
  pattern: RegExp;
  methods: Set<string>;
}

function listPaths(api: ApiApp): KnownPath[] {
  const known = new Map<string, Set<string>>();
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { path, method } = definition.route;
    known.set(path, (known.get(path) ?? new Set()).add(method.toUpperCase()));
  }
  return [...known].map(([path, methods]) => ({
    pattern: new RegExp(`^/api/v1${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}/?$`),
    methods,
  }));
}

/** Answers calls that no route takes: 405 with Allow where the path exists, else 404. */
export function answerUnmatched(api: ApiApp): (c: Context<ApiEnv>) => Response {
  let paths: KnownPath[] | undefined;
  return (c) => {
    paths ??= listPaths(api);
    const allowed = paths.filter(({ pattern }) => pattern.test(c.req.path)).flatMap(({ methods }) => [...methods]);
    if (allowed.length === 0) {
      return problemResponse(c, { status: 404, code: 'not_found', detail: 'There is nothing at this address.' });
    }
    const allow = [...new Set([...allowed, ...(allowed.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort().join(', ');
    if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow });
    const detail = `${c.req.method} is not possible here, but ${allow}.`;
    return problemResponse(c, { status: 405, code: 'method_not_allowed', detail, headers: { Allow: allow } });
  };
}
