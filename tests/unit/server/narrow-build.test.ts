import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { createBuildNarrower } from '../../../server/narrow-build';

const build = {
  routes: Object.fromEntries(
    [
      ['root', undefined, ''],
      ['index', 'root', undefined, true],
      ['plan', 'root', 'plan'],
      ['plan-index', 'plan', undefined, true],
      ['forecasts', 'plan', 'forecasts'],
      ['forecast', 'forecasts', ':forecastId'],
      ['forecast-new', 'forecasts', 'new'],
      ['history', 'plan', 'history'],
      ['history-bare', 'root', 'plan/history/bare'],
      ['people', 'root', 'people'],
      ['person', 'people', ':personId/skills?'],
      ['employees', 'people', 'employees'],
      ['language', 'root', ':lang?/help'],
      ['lost', 'root', '*'],
    ].map(([id, parentId, path, index]) => [id, { id, parentId, path, index, module: {} }]),
  ),
} as unknown as ServerBuild;

type RouteObject = Parameters<typeof matchRoutes>[0][number];

function writeTree(routes: ServerBuild['routes'], parentId?: string): RouteObject[] {
  return Object.values(routes)
    .filter((route) => route?.parentId === parentId)
    .map((route) => {
      const children = writeTree(routes, route?.id);
      return route?.index ? { id: route.id, index: true } : { id: route?.id, path: route?.path, children };
    });
}

const match = (part: ServerBuild, address: string) =>
  matchRoutes(writeTree(part.routes), address.replace(/\.data$/, ''))?.map(({ route, params }) => [route.id, params]);

describe('the part of a build that answers an address', () => {
  const find = createBuildNarrower(build);

  it.each([
    '/',
    '/plan',
    '/plan/',
    '/PLAN/Forecasts',
    '/plan/forecasts',
    '/plan/forecasts.data',
    '/plan/forecasts/7',
    '/plan/forecasts/new',
    '/plan/forecasts/new/more',
    '/plan/history',
    '/plan/history/bare',
    '/plan/unknown',
    '/people/7',
    '/people/7/skills',
    '/people/employees',
    '/help',
    '/en/help',
    '/plan/help',
    '/pl%61n/forecasts',
    '/plan//forecasts',
    '/nothing/at/all',
  ])('%s is matched as by the whole build', (address) => {
    expect(match(find(address), address)).toEqual(match(build, address));
  });

  it('leaves out what begins otherwise, and is made once', () => {
    const part = find('/plan/forecasts/7');
    expect(Object.keys(part.routes)).toEqual([
      'root',
      'index',
      'plan',
      'plan-index',
      'forecasts',
      'forecast',
      'forecast-new',
      'language',
      'lost',
    ]);
    expect(find('/plan/forecasts/8')).toBe(part);
  });

  it('makes no more parts than there are beginnings', () => {
    const parts = new Set(Array.from({ length: 50 }, (_, index) => find(`/plan/${index}`)));
    expect(parts.size).toBe(1);
    expect(find('/elsewhere')).toBe(build);
  });
});
