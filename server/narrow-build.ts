import type { ServerBuild } from '@remix-run/node';

type Routes = ServerBuild['routes'];

/** How many segments of an address choose its routes: two leave a tenth of them, a third would hardly leave fewer. */
const depth = 2;

/** All segments of a route's address, those of the routes around it first. */
function readSegments(routes: Routes, id: string): string[] {
  const route = routes[id];
  if (!route) return [];
  const around = route.parentId ? readSegments(routes, route.parentId) : [];
  return [...around, ...(route.path?.toLowerCase().split('/').filter(Boolean) ?? [])];
}

/** The segments with which every address of a route begins, up to the first that is not fixed: `people/:id/skills` -> people. */
function readFixedSegments(routes: Routes, id: string): string[] {
  const segments = readSegments(routes, id).slice(0, depth);
  const end = segments.findIndex((segment) => /^[:*]|\?$/.test(segment));
  return end < 0 ? segments : segments.slice(0, end);
}

/**
 * Finds the part of a build that can answer an address. The framework matches each request twice against every route it is given, and a
 * hundred of them cost as much as reading the data of a page.
 * @returns for a pathname the build with the routes whose addresses may begin as it does; one object for each beginning, the whole build
 *   where the address is not written in the usual way
 */
export function createBuildNarrower(build: ServerBuild): (pathname: string) => ServerBuild {
  const fixed = new Map(Object.keys(build.routes).map((id) => [id, readFixedSegments(build.routes, id)]));
  const beginnings = new Set(
    [...fixed.values()].flatMap((segments) => segments.map((_, index) => segments.slice(0, index + 1).join('/'))),
  );
  const builds = new Map<string, ServerBuild>();

  const narrow = (wanted: string[]): ServerBuild => {
    const routes = Object.fromEntries(
      Object.entries(build.routes).filter(([id]) =>
        fixed.get(id)?.every((segment, index) => index >= wanted.length || segment === wanted[index]),
      ),
    );
    return { ...build, routes };
  };
  return (pathname) => {
    if (/%|\/\/|^\/_/.test(pathname)) return build;
    const wanted = pathname
      .replace(/\.data$/, '')
      .toLowerCase()
      .split('/')
      .filter(Boolean)
      .slice(0, depth);
    while (wanted.length > 0 && !beginnings.has(wanted.join('/'))) wanted.pop();
    if (wanted.length === 0) return build;
    const key = wanted.join('/');
    const known = builds.get(key) ?? narrow(wanted);
    builds.set(key, known);
    return known;
  };
}
