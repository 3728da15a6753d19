const idSegment = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$|^\d+(-\d+)*$/i;

/**
 * The route of a path for metrics: ids become `:id`, assets one label, depth is bounded, so that the number of series stays small.
 */
export function routeLabel(path: string): string {
  if (path.startsWith('/assets/') || path.startsWith('/@') || path.startsWith('/node_modules/')) return '/assets';
  const segments = path
    .replace(/\.data$/, '')
    .split('/')
    .filter(Boolean)
    .slice(0, 6);
  return `/${segments.map((segment) => (idSegment.test(segment) ? ':id' : segment.slice(0, 40))).join('/')}`;
}
